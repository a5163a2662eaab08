/**
 * Outlook on the web. It has no address attribute: a list row tells the address in a title, an open message in the words of
 * its header, and often it shows the name only. Then the ladder in `resolve` is climbed, and where no step gives exactly one
 * address there is none: we never guess. Labels are localised, so no word is a key.
 */

import { addressesIn, plain, wholeAddress } from "../../shared/address.js";
import { replyToOfField } from "./reply.js";

export const hosts = ["outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft"];
export const attributes = ["title", "aria-label", "aria-selected"];

const SELECT = {
  row: "[role=option][data-convid]",
  rowSender: "span[title]",
  selectedRow: "[role=option][data-convid][aria-selected=true]",
  pane: "#ReadingPaneContainerId, #ConversationReadingPaneContainer, [data-app-section=MailReadCompose], [data-app-section=ConversationContainer]",
  from: "[id^=MSG_][id$=_FROM]",
  message: "[aria-expanded]:not(button, [role=button]), .wide-content-host",
  body: "[role=document], [id^=UniqueMessageBody], [contenteditable]:not([contenteditable=false])",
  recipients: "[data-testid=RecipientWell]",
  compose: "[role=group][id$=_TO], [role=group][id$=_CC], [role=group][id$=_BCC]",
  outerPane: "[data-app-section=MailReadCompose], #ReadingPaneContainerId",
  composeTo: "[role=group][id$=_TO]",
  composeChip: "[class*=RECIPIENT_ENTITY][aria-label]",
  labelled: "[aria-label]",
  noChip: "button, [role=toolbar], [role=listbox], [role=menu], [role=img]",
  naming: "[role=option] > * span[title], [id^=MSG_][id$=_FROM], [aria-label][tabindex], [aria-label][aria-haspopup], [data-testid=RecipientWell], [class*=RECIPIENT_ENTITY]",
  focusable: "[aria-haspopup], [tabindex]",
  heading: "[role=heading], h1, h2, h3, h4",
  account: "[id^=primaryMailboxRoot]",
};

const MOST_REMEMBERED = 5000;

/** Addresses read before, by conversation and name, since the page was loaded. @type {Map<string, string>} */
const remembered = new Map();

/**
 * The user's own address, from the root of the folder list; "" where the page does not show it.
 * @param {Document} page
 */
export function ownAddress(page) {
  const root = page.querySelector(SELECT.account);
  return addressesIn(`${root?.getAttribute("data-folder-name") ?? ""} ${root?.getAttribute("title") ?? ""}`)[0] ?? "";
}

/**
 * Every sender and recipient at or below `root`.
 * @param {Document | Element} root
 * @param {string} own the user's own address, "" where unknown
 * @returns {import("./index.js").Seen[]}
 */
export function readSenders(root, own) {
  const opened = headers(root);
  const [only, more] = opened;
  if (only?.address && !more) only.replyTo = replyToOf(only, own);
  const seen = [...rows(root), ...opened, ...recipients(root), ...composed(root)];
  for (const one of seen) {
    if (own && one.address.toLowerCase() === own.toLowerCase()) one.role = "self";
  }
  return seen;
}

/**
 * Where a reply that the user opened below the one open message would go; null where none is open or it does not tell.
 * @param {import("./index.js").Seen} open
 * @param {string} own
 */
function replyToOf({ anchor, address }, own) {
  const field = anchor.closest(SELECT.outerPane)?.querySelector(SELECT.composeTo);
  if (!field || field.closest("[role=document]")) return null;
  const addresses = [...field.querySelectorAll(SELECT.composeChip)].flatMap((chip) => addressesIn(chip.getAttribute("aria-label")));
  return replyToOfField(field, addresses, address, own);
}

/**
 * `root` itself, if it fits, and all below it.
 * @param {Document | Element} root
 * @param {string} selector
 * @returns {Element[]}
 */
function all(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  return "matches" in root && root.matches(selector) ? [root, ...found] : found;
}

/** @param {Document | Element} root @returns {import("./index.js").Seen[]} */
function rows(root) {
  return all(root, SELECT.row).filter((row) => !row.closest(SELECT.body)).flatMap((row) =>
    [...row.querySelectorAll(SELECT.rowSender)].flatMap((anchor) =>
      titled(anchor).map(({ address, name }) => {
        remember(row.getAttribute("data-convid"), name, address);
        return sender({ address, name, surface: "list", anchor, beside: anchor, scope: row, place: "before" });
      })));
}

/**
 * The addresses of a title, with the names shown. Several senders of one row are taken only where names and addresses pair up.
 * @param {Element} anchor
 */
function titled(anchor) {
  const addresses = (anchor.getAttribute("title") ?? "").slice(0, 2000).split(";").map(wholeAddress);
  if (addresses.some((address) => !address)) return [];
  const shown = plain(anchor.textContent);
  const names = addresses.length === 1 ? [shown] : shown.split(/[;,]/u).map((name) => name.trim());
  if (names.length !== addresses.length) return [];
  return addresses.map((address, i) => ({ address, name: names[i] === address ? "" : (names[i] ?? "").slice(0, 200) }));
}

/** @param {Document | Element} root @returns {import("./index.js").Seen[]} */
function headers(root) {
  const inPane = "closest" in root && root.closest(SELECT.pane) ? [root] : all(root, SELECT.pane);
  /** @type {Set<Element>} */
  const chips = new Set();
  for (const pane of inPane) {
    const marked = all(pane, SELECT.from).filter(isHeader);
    for (const chip of marked.length ? marked : all(pane, SELECT.labelled).filter((node) => isHeader(node) && isChip(node))) chips.add(chip);
  }
  return oneOfEach([...chips].map((chip) => resolve(chip)).filter((one) => one !== null));
}

/**
 * Two different addresses in one message's header: none is believed.
 * @param {import("./index.js").Seen[]} found
 */
function oneOfEach(found) {
  /** @type {Map<Element, import("./index.js").Seen>} */
  const first = new Map();
  for (const one of found) {
    const known = first.get(one.scope);
    if (!known) first.set(one.scope, one);
    else if (one.address && known.address && known.address !== one.address) Object.assign(known, { address: "", hidden: "conflict" });
    else if (!known.address && known.hidden === "hidden" && one.address) first.set(one.scope, one);
  }
  return [...first.values()];
}

/** @param {Element} node */
function isHeader(node) {
  return !node.closest(`${SELECT.body}, ${SELECT.recipients}, ${SELECT.compose}, ${SELECT.row}, ${SELECT.noChip}`);
}

/**
 * A sender's chip in any language: its label is a word, a colon and the very text that it shows. It takes the focus, unlike a
 * subject, which the sender writes himself.
 * @param {Element} node
 */
function isChip(node) {
  if (!node.matches(SELECT.focusable) || node.closest(SELECT.heading)) return false;
  const label = plain(node.getAttribute("aria-label"));
  const shown = plain(node.textContent);
  return shown !== "" && label.length > shown.length && label.endsWith(shown) && /[:：]\s*$/u.test(label.slice(0, -shown.length));
}

/**
 * The ladder: the header's own words; the selected row with the same name; what this conversation told before; else hidden.
 * @param {Element} chip
 * @returns {import("./index.js").Seen | null}
 */
function resolve(chip) {
  const shown = plain(chip.textContent);
  const scope = chip.closest(SELECT.message) ?? chip.parentElement ?? chip;
  const place = chip.matches(SELECT.from) ? "inside" : "after";
  const at = /** @type {const} */ ({ surface: "message", anchor: chip, beside: chip, scope, place });
  const inside = chip.querySelector(SELECT.labelled);
  const told = addressesIn(`${shown} ${plain(chip.getAttribute("aria-label"))} ${plain(inside?.getAttribute("aria-label"))}`);
  const row = openRow(chip.ownerDocument);
  const conversation = row?.getAttribute("data-convid") ?? "";
  if (told.length === 1) {
    const address = told[0] ?? "";
    const name = nameBefore(shown, address);
    remember(conversation, name, address);
    return sender({ address, name, ...at });
  }
  if (!shown) return null;
  const name = shown.slice(0, 200);
  if (told.length > 1) return sender({ address: "", name, ...at, hidden: "conflict" });
  const listed = row ? [...row.querySelectorAll(SELECT.rowSender)].flatMap(titled).filter((one) => one.name === name) : [];
  const candidates = new Set([...listed.map((one) => one.address), remembered.get(`${conversation}\n${name}`) ?? ""].filter(Boolean));
  const [only] = candidates;
  if (candidates.size === 1 && only) return sender({ address: only, name, ...at });
  return sender({ address: "", name, ...at, hidden: candidates.size ? "conflict" : "hidden" });
}

/**
 * The row of the conversation that is open: the one that the address bar names, else the selected one.
 * @param {Document} page
 */
function openRow(page) {
  const path = decodeURIComponent(page.location?.pathname ?? "");
  const all = [...page.querySelectorAll(SELECT.selectedRow)];
  return all.find((row) => path.includes(row.getAttribute("data-convid") ?? "\n")) ?? (all.length === 1 ? all[0] : undefined);
}

/** @param {string | null} conversation @param {string} name @param {string} address */
function remember(conversation, name, address) {
  if (!conversation || !name) return;
  remembered.set(`${conversation}\n${name}`, address);
  const [oldest] = remembered.keys();
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}

/** "Name<address>" -> "Name"; anything else has no name. @param {string} shown @param {string} address */
function nameBefore(shown, address) {
  const at = shown.toLowerCase().indexOf(address.toLowerCase());
  return at > 0 && /[<＜(]\s*$/u.test(shown.slice(0, at)) ? shown.slice(0, at).replace(/[<＜(]\s*$/u, "").trim().slice(0, 200) : "";
}

/** @param {Document | Element} root @returns {import("./index.js").Seen[]} */
function recipients(root) {
  return all(root, SELECT.recipients).filter((well) => !well.closest(SELECT.body)).flatMap((well) =>
    [...well.querySelectorAll("*")].filter((node) => !node.firstElementChild).flatMap((anchor) =>
      addressesIn(anchor.textContent).map((address) => ({ ...sender({ address, name: nameBefore(plain(anchor.textContent), address),
        surface: "message", anchor, beside: anchor, scope: well, place: "after" }), role: /** @type {const} */ ("recipient") }))));
}

/** @param {Document | Element} root @returns {import("./index.js").Seen[]} */
function composed(root) {
  return all(root, SELECT.composeChip).filter((chip) => chip.closest(SELECT.compose)).flatMap((anchor) => {
    const [address, more] = addressesIn(anchor.getAttribute("aria-label"));
    if (!address || more) return [];
    const name = plain(anchor.textContent);
    const scope = anchor.closest(SELECT.compose) ?? anchor;
    return [{ ...sender({ address, name: name === address ? "" : name, surface: "compose", anchor, beside: anchor, scope, place: "after" }),
      role: /** @type {const} */ ("recipient") }];
  });
}

/**
 * @param {Pick<import("./index.js").Seen, "address" | "name" | "surface" | "anchor" | "beside" | "scope" | "place"> & { hidden?: "hidden" | "conflict" }} given
 * @returns {import("./index.js").Seen}
 */
function sender({ hidden, ...given }) {
  return { ...given, role: "sender", replyTo: null, hidden: hidden ?? "" };
}

/**
 * The element to read again after something changed at `node`: its row, or the reading pane, else itself.
 * @param {Element} node
 */
export function scopeOf(node) {
  return node.closest(SELECT.row) ?? node.closest(SELECT.outerPane) ?? node.closest(SELECT.pane) ?? node;
}

/**
 * Whether changes at `node` are none of ours: outside rows and panes, at nothing that names a sender, or in a body.
 * @param {Element} node
 */
export function ignores(node) {
  const around = node.closest(`${SELECT.row}, ${SELECT.pane}`);
  if (!around) return !node.querySelector(`${SELECT.row}, ${SELECT.pane}`);
  const near = node.matches(SELECT.naming) || node.querySelector(SELECT.naming) || node.closest(SELECT.naming);
  return !near || isInBody(node);
}

/**
 * Whether `node` is the sender's own HTML, or where the user writes.
 * @param {Element} node
 */
export function isInBody(node) {
  return node.closest(SELECT.body) !== null;
}

/**
 * Rows of mail on the page, for the self-check "rows but no addresses".
 * @param {Document} page
 */
export function countRows(page) {
  return page.querySelectorAll(SELECT.row).length + page.querySelectorAll(SELECT.from).length;
}

/**
 * The sender of the open message; the last one of a conversation.
 * @param {Document} page
 * @param {string} own
 */
export function readMessage(page, own) {
  const open = headers(page).filter((one) => one.anchor.checkVisibility() && one.address.toLowerCase() !== own.toLowerCase());
  return open.at(-1) ?? null;
}
