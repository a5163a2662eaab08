/** The popup's list of who writes on the mail page, worst first: the keyboard's way to every dossier. */

import { glyph } from "../content/paint.js";
import { element } from "../shared/dom.js";
import { text } from "../shared/i18n.js";
import { byId } from "./texts.js";

/** @typedef {import("./dossier.js").Who} Who */

/** Marks that turn the direction of writing: a name may not hide behind them here. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const ORDER = ["high", "medium", "unknown", "low"];
const STEPS = /** @type {Record<string, (at: number, last: number) => number>} */ ({
  ArrowDown: (at, last) => Math.min(at + 1, last), ArrowUp: (at) => Math.max(at - 1, 0), Home: () => 0, End: (_at, last) => last,
});

/**
 * Shows the senders of the mail page that the user looks at, or looked at last.
 * @param {(who: Who) => void} choose
 */
export async function listSenders(choose) {
  const page = await visiblePage();
  const box = byId("senders");
  const senders = [...(page?.senders ?? [])].sort((one, other) => rank(one) - rank(other));
  const buttons = senders.map((who, place) => senderButton(who, place === 0, choose));
  const list = element("ul", {}, ...buttons.map((button) => element("li", {}, button)));
  list.addEventListener("keydown", (event) => walk(event, buttons));
  const unread = Boolean(page?.rows && !page.addresses);
  const nothing = text(page?.silent ? "silent_page" : page?.reachable === false ? "page_not_read" : unread ? "rows_without_addresses" : "no_senders");
  box.replaceChildren(element("h2", {}, text("visible_senders")), senders.length ? list : element("p", { class: "soft" }, nothing));
  // What the page holds and what was read of it: the first thing to look at when badges are missing.
  if (page && !page.silent && page.rows) box.append(element("p", { class: unread ? "fault" : "soft" }, text("self_check", page.rows, page.addresses)));
}

/** One tab stop for the whole list; the arrows go from sender to sender. @param {KeyboardEvent} event @param {HTMLButtonElement[]} buttons */
function walk(event, buttons) {
  const step = STEPS[event.key];
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  const next = buttons[step(at, buttons.length - 1)];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}

/** @param {Who} who */
function rank({ card }) {
  return card ? ORDER.indexOf(card.level) : ORDER.length;
}

/** What the mail page tells; `silent`: it was open before this extension was, or is still loading. @returns {Promise<{ rows: number, addresses: number, senders: Who[], silent?: boolean, reachable?: boolean } | null>} */
async function visiblePage() {
  const matches = chrome.runtime.getManifest().content_scripts?.[0]?.matches ?? [];
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true, url: matches });
  const others = active ? [] : await chrome.tabs.query({ url: matches });
  const tab = active ?? others.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0))[0];
  if (tab?.id === undefined) return null;
  return chrome.tabs.sendMessage(tab.id, { type: "visible" }, { frameId: 0 }).catch(() => ({ rows: 0, addresses: 0, senders: [], silent: true }));
}

/** @param {Who} who @param {boolean} isStop @param {(who: Who) => void} choose */
function senderButton(who, isStop, choose) {
  const made = element("button", { type: "button", class: "sender", tabindex: isStop ? "0" : "-1" });
  const address = who.card?.shown ?? who.address;
  made.append(glyph(who.card?.level ?? "unchecked"), element("span", { class: "what" },
    // Two senders of one name, one of them in the other's clothes, are told apart by the address.
    element("span", { class: "named" }, ...(who.name ? [element("bdi", { class: "name" }, who.name.replace(TURNING, "")), " "] : []), element("bdi", { class: "address" }, address)), " ",
    element("span", { class: "says" }, who.card?.sentence ?? text("checking"))));
  made.title = address;
  made.addEventListener("click", () => choose(who));
  return made;
}
