/** The options page: what the extension keeps, and what is sent where. */

import { emblem, randomEmblem } from "../shared/emblem.js";
import { text } from "../shared/i18n.js";
import { readSettings, writeSettings } from "../shared/settings.js";
import { showConnection } from "./connection.js";
import { offerEmblems } from "./emblem_choice.js";
import { byId, dressPage, field, tell } from "./texts.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */

/** @param {Partial<Settings>} changed */
async function save(changed) {
  // The browser refuses it where the disk is full.
  const kept = await writeSettings(changed).then(() => true, () => false);
  byId("saved").textContent = text(kept ? "saved" : "not_saved");
}

async function showState() {
  const status = await tell({ type: "status" });
  await showConnection(status, () => void showState(), { withPort: false });
  byId("forget").hidden = status.state === "not_paired";
}

/** @param {number} number */
function showEmblem(number) {
  byId("emblem").replaceChildren(emblem(number));
  offerEmblems(byId("emblems"), number, (chosen) => {
    const group = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : "";
    showEmblem(chosen);
    /** @type {HTMLElement | null} */ (document.querySelector(`input[name=${group}]:checked`))?.focus();
    void save({ emblem: chosen });
  });
}

/** One of several: the radio buttons of a setting. @param {"show" | "automatic"} name @param {Settings} settings */
function choice(name, settings) {
  for (const radio of inputs(name)) {
    radio.checked = radio.value === settings[name];
    radio.addEventListener("change", () => void save({ [name]: radio.value }));
  }
}

/** @param {Settings} settings */
function pagesChoice({ pages }) {
  for (const box of inputs("pages")) {
    box.checked = pages.some((page) => page === box.value);
    box.addEventListener("change", () =>
      void save({ pages: /** @type {Settings["pages"]} */ (inputs("pages").filter((one) => one.checked).map((one) => one.value)) }));
  }
}

/** @param {string} name @returns {HTMLInputElement[]} */
function inputs(name) {
  return [...document.querySelectorAll(`input[name=${name}]`)].map((node) => /** @type {HTMLInputElement} */ (node));
}

/** The browser is asked for its leave at the click that wants it, and not before. @param {Settings} settings */
function notifyChoice({ notify }) {
  const box = field("notify");
  box.checked = notify;
  box.addEventListener("change", async () => {
    const wanted = box.checked;
    const granted = wanted && await chrome.permissions.request({ permissions: ["notifications"] });
    box.checked = granted;
    if (wanted && !granted) byId("saved").textContent = text("notify_refused");
    else await save({ notify: granted });
    if (!wanted) await chrome.permissions.remove({ permissions: ["notifications"] });
  });
}

/** Firefox asks its user before an extension hands on what he is written; browsers without that question show no choice. */
async function lettersChoice() {
  const granted = /** @type {{ data_collection?: string[] }} */ (await chrome.permissions.getAll()).data_collection;
  byId("letters").hidden = !granted;
  if (!granted) return;
  const box = field("letters_on");
  const wanted = /** @type {any} */ ({ data_collection: ["personalCommunications"] });
  box.checked = granted.includes("personalCommunications");
  box.addEventListener("change", async () => {
    if (box.checked) box.checked = await chrome.permissions.request(wanted);
    else box.checked = !(await chrome.permissions.remove(wanted));
    byId("saved").textContent = text(box.checked ? "saved" : "letters_refused");
  });
  if (location.hash === "#letters") box.focus();
}

async function start() {
  dressPage();
  const settings = await readSettings().catch(async (fault) => {
    await showConnection({ state: "broken" }, () => location.reload(), { withPort: false });
    throw fault;
  });
  showEmblem(settings.emblem);
  field("port").value = String(settings.port);
  field("language").value = settings.language;
  choice("show", settings);
  choice("automatic", settings);
  pagesChoice(settings);
  notifyChoice(settings);
  await lettersChoice();
  byId("language").addEventListener("change", () =>
    void save({ language: /** @type {import("../shared/settings.js").Language} */ (field("language").value) }));
  byId("another").addEventListener("click", () => {
    const number = randomEmblem();
    showEmblem(number);
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
  byId("open_settings").addEventListener("click", async () => {
    const { state } = await tell({ type: "open", page: "settings", id: "" });
    if (state !== "ok") byId("saved").textContent = text(`state_${state}`);
  });
  await showState();
}

void start();
