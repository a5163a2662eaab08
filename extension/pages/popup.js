/** The popup: the connection, the senders of the mail page worst first, and a box to vet any address. */

import { wholeAddress } from "../shared/address.js";
import { emblem } from "../shared/emblem.js";
import { text } from "../shared/i18n.js";
import { showConnection } from "./connection.js";
import { showDossier } from "./dossier.js";
import { listSenders } from "./senders.js";
import { byId, dressPage, field, tell } from "./texts.js";

/** @typedef {import("./dossier.js").Who} Who */

const LAST_FOR_MS = 60_000;

async function start() {
  dressPage();
  const settings = await tell({ type: "settings" });
  if (!settings.state) byId("emblem").append(emblem(settings.emblem));
  byId("settings").addEventListener("click", () => void chrome.runtime.openOptionsPage());
  byId("history").addEventListener("click", () => void openHistory());
  byId("vet").addEventListener("submit", (event) => {
    event.preventDefault();
    const address = wholeAddress(field("address").value);
    byId("fault").textContent = address ? "" : text("not_an_address");
    if (address) void vet({ address, name: "", reply_to: null, surface: "typed" });
  });
  // The popup may be open before it is known whom the user pointed at.
  chrome.storage.session.onChanged.addListener(({ asked }) => {
    if (asked?.newValue) void refresh();
  });
  await refresh();
}

async function refresh() {
  const status = await tell({ type: "status" });
  await showConnection(status, () => void refresh());
  const connected = status.state === "ok";
  for (const id of ["senders", "vet", "history"]) byId(id).hidden = !connected;
  byId("result").hidden = true;
  if (!connected) return;
  const last = await tell({ type: "last", done: false });
  if (last && Date.now() - last.at < LAST_FOR_MS) {
    await chrome.action.setBadgeText({ text: "" });
    if (last.who) await vet(last.who);
    else byId("fault").textContent = text("nothing_pointed");
  }
  await listSenders((who) => void vet(who));
}

/** @param {Who} who */
async function vet(who) {
  byId("senders").hidden = true;
  await showDossier(who, { back: () => void backToSenders(), disconnected: () => void refresh() });
}

async function backToSenders() {
  void tell({ type: "last", done: true });
  await listSenders((who) => void vet(who));
  byId("senders").hidden = false;
  /** @type {HTMLElement | null} */ (document.querySelector(".sender"))?.focus();
}

async function openHistory() {
  const told = await tell({ type: "open", page: "history", id: "" });
  if (told.state === "ok" && told.status === 200) window.close();
  else await refresh();
}

void start();
