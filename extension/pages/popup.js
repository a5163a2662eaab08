/** The popup: the connection, the senders of the mail page worst first, and a box to vet any address. */

import { glyph } from "../content/paint.js";
import { wholeAddress } from "../shared/address.js";
import { dossierView } from "../shared/dossier_view.js";
import { element } from "../shared/dom.js";
import { emblem } from "../shared/emblem.js";
import { text } from "../shared/i18n.js";
import { showConnection } from "./connection.js";
import { byId, dressPage, field, tell } from "./texts.js";

/**
 * @typedef {import("../shared/types.js").Card} Card
 * @typedef {{ address: string, name: string, reply_to: string | null, surface: string, card?: Card | null }} Who
 */

const ORDER = ["high", "medium", "unknown", "low"];
const ASK_FOR_MS = 30_000;
const LAST_FOR_MS = 60_000;

/** Counts what is shown, so that a late answer does not replace something newer. */
let shown = 0;

async function start() {
  dressPage();
  const { emblem: number } = await tell({ type: "settings" });
  byId("emblem").append(emblem(number));
  byId("settings").addEventListener("click", () => void chrome.runtime.openOptionsPage());
  byId("history").addEventListener("click", () => void open("history", ""));
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
  await listSenders();
}

/** Shows the senders of the mail page that the user looks at, or looked at last. */
async function listSenders() {
  const page = await visiblePage();
  const box = byId("senders");
  const senders = /** @type {Who[]} */ (page?.senders ?? []);
  senders.sort((one, other) => rank(one) - rank(other));
  const items = senders.map((who) => element("li", {}, senderButton(who)));
  const nothing = text(page?.silent ? "silent_page" : page?.rows && !page.addresses ? "rows_without_addresses" : "no_senders");
  box.replaceChildren(element("h2", {}, text("visible_senders")), senders.length ? element("ul", {}, ...items) : element("p", { class: "soft" }, nothing));
}

/** @param {Who} who */
function rank({ card }) {
  return card ? ORDER.indexOf(card.level) : ORDER.length;
}

/** What the mail page tells; `silent`: it was open before this extension was, or is still loading. @returns {Promise<{ rows: number, addresses: number, senders: Who[], silent?: boolean } | null>} */
async function visiblePage() {
  const matches = chrome.runtime.getManifest().content_scripts?.[0]?.matches ?? [];
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true, url: matches });
  const others = active ? [] : await chrome.tabs.query({ url: matches });
  const tab = active ?? others.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
  if (tab?.id === undefined) return null;
  return chrome.tabs.sendMessage(tab.id, { type: "visible" }, { frameId: 0 }).catch(() => ({ rows: 0, addresses: 0, senders: [], silent: true }));
}

/** @param {Who} who */
function senderButton(who) {
  const made = element("button", { type: "button", class: "sender" });
  made.append(glyph(who.card?.level ?? "unchecked"), element("span", { class: "what" },
    element("bdi", { class: "name" }, who.name || who.address), element("span", { class: "says" }, who.card?.sentence ?? text("checking"))));
  made.title = who.address;
  made.addEventListener("click", () => void vet(who));
  return made;
}

/**
 * Vets an address and shows its dossier, again until it is complete.
 * @param {Who} who
 */
async function vet({ address, name, reply_to, surface }) {
  const turn = ++shown;
  byId("fault").textContent = "";
  show(element("p", { class: "soft" }, text("checking")));
  for (const since = Date.now(); Date.now() - since < ASK_FOR_MS && turn === shown; ) {
    const told = await tell({ type: "vet", senders: [{ ref: "", address, name, reply_to, surface, role: "sender" }] });
    if (turn !== shown) return;
    if (told.state !== "ok") return refresh();
    const [result] = told.body?.results ?? [];
    if (!result?.dossier) return show(element("p", { class: "fault" }, String(result?.error?.message ?? told.body?.message ?? text("not_checked"))));
    const whole = result.dossier.id ? await tell({ type: "dossier", id: result.dossier.id, name, reply_to }) : null;
    if (turn !== shown) return;
    const card = whole?.status === 200 ? whole.body : result.dossier;
    show(view({ ...card, complete: result.dossier.complete }, { address, name, reply_to, surface }));
    if (result.dossier.complete) return;
    await new Promise((next) => setTimeout(next, Math.max(300, told.body.retry_after_ms)));
  }
}

/** @param {Card} card @param {Who} who */
function view(card, who) {
  return dossierView(card, {
    openDossier: () => void open("dossier", card.id),
    openHistory: () => void open("history", ""),
    know: async () => {
      await tell({ type: "decide", id: card.id, decision: "known" });
      await vet(who);
    },
    contact: async () => {
      const told = await tell({ type: "contact", id: card.id });
      if (told.status === 200) await vet(who);
    },
  });
}

/** @param {HTMLElement} content */
function show(content) {
  const box = byId("result");
  const back = element("button", { type: "button", class: "plain back" }, `‹ ${text("back")}`);
  back.addEventListener("click", () => {
    shown += 1;
    box.hidden = true;
    void tell({ type: "last", done: true });
    void listSenders().then(() => { byId("senders").hidden = false; });
  });
  box.replaceChildren(back, content);
  box.hidden = false;
  byId("senders").hidden = true;
}

/** @param {string} page @param {string} id */
async function open(page, id) {
  const told = await tell({ type: "open", page, id });
  if (told.state === "ok" && told.status === 200) window.close();
  else await refresh();
}

void start();
