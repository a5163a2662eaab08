/** The options page: what the extension keeps, and what it sends where. */

import { emblem, randomEmblem } from "../shared/emblem.js";
import { text } from "../shared/i18n.js";
import { readSettings, writeSettings } from "../shared/settings.js";
import { byId, dressPage, field, tell } from "./texts.js";

/** @param {Partial<import("../shared/settings.js").Settings>} changed */
async function save(changed) {
  await writeSettings(changed);
  byId("saved").textContent = text("saved");
}

async function showState() {
  const { state } = await tell({ type: "status" });
  byId("state").textContent = text(`state_${state}`);
  byId("forget").hidden = state === "not_paired";
}

async function start() {
  dressPage();
  const settings = await readSettings();
  byId("emblem").append(emblem(settings.emblem));
  field("port").value = String(settings.port);
  field("language").value = settings.language;
  for (const radio of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=show]"))) {
    radio.checked = radio.value === settings.show;
    radio.addEventListener("change", () => void save({ show: /** @type {import("../shared/settings.js").Show} */ (radio.value) }));
  }
  byId("language").addEventListener("change", () =>
    void save({ language: /** @type {import("../shared/settings.js").Language} */ (field("language").value) }));
  byId("another").addEventListener("click", () => {
    const number = randomEmblem();
    byId("emblem").replaceChildren(emblem(number));
    void save({ emblem: number });
  });
  byId("use_port").addEventListener("click", async () => {
    const wanted = /^\d+$/u.test(field("port").value.trim()) ? Number(field("port").value) : 0;
    const wrong = wanted < 1 || wanted > 65535;
    byId("fault").textContent = wrong ? text("not_a_port") : "";
    if (wrong) return;
    await save({ port: wanted });
    await showState();
  });
  byId("forget").addEventListener("click", async () => {
    await tell({ type: "forget" });
    await showState();
  });
  await showState();
}

void start();
