/**
 * Gmail (mail.google.com). Addresses stand in attributes, and these have outlived every layout since 2014; class names are
 * used only to tell one surface from another. Nothing inside a message body is ever a sender: it is the sender's own HTML.
 */

import { addressesIn, plain, wholeAddress } from "../../shared/address.js";
import { replyToOfField } from "./reply.js";

export const hosts = ["mail.google.com"];
export const attributes = ["email", "data-hovercard-id", "name"];

const SELECT = {
  address: "[email], [data-hovercard-id*='@']",
  row: "tr.zA",
  rowSenders: ".yW",
  rowCopyForReaders: ".afn",
  message: ".adn, .adf, [data-message-id]",
  listItem: "[role=listitem]",
  openMessage: ".adn",
  shownAddress: ".go",
  body: ".a3s, [contenteditable]:not([contenteditable=false]), .iA",
  recipients: ".hb",
  details: ".ajC",
  detailsRow: "tr.ajv",
  detailsValue: ".gL, td:last-child",
  compose: "[name=to], [name=cc], [name=bcc], .az9, .afV, .vN, .vR",
  composeTo: "[name=to]",
  account: "a[aria-label*='@']",
};

// Gmail shows the user as "me". A stranger may call himself that too, so the word decides only where the page does not
// tell the user's own address.
const ME = new Set([
  "me", "我", "я", "ich", "moi", "yo", "eu", "mim", "io", "ik", "自分", "나", "ja", "já", "mnie", "jag", "jeg", "minä",
  "ben", "εγώ", "أنا", "אני", "tôi", "saya", "ฉัน", "मैं", "én", "eu mesmo",
]);

/** @param {Element} node */
function addressOf(node) {
  return wholeAddress(node.getAttribute("email") ?? node.getAttribute("data-hovercard-id"));
}

/** @param {Element} node */
function nameOf(node) {
  const given = node.getAttribute("name");
  const name = node.getAttribute("data-name") ?? (given?.startsWith(":") ? null : given) ?? node.textContent;
  return plain(name).slice(0, 200);
}

/**
 * The user's own address, from the account button; "" where the page does not show it.
 * @param {Document} page
 */
export function ownAddress(page) {
  for (const link of page.querySelectorAll(SELECT.account)) {
    const found = addressesIn(link.getAttribute("aria-label"));
    if (found.length === 1 && !link.closest(SELECT.body)) return found[0] ?? "";
  }
  return "";
}

/**
 * @param {string} address
 * @param {string} name
 * @param {string} own
 */
function isSelf(address, name, own) {
  return own ? address.toLowerCase() === own.toLowerCase() : ME.has(name.toLowerCase());
}

/**
 * The first address of a message's header: its sender.
 * @param {Element} message
 */
function senderElement(message) {
  for (const node of message.querySelectorAll(SELECT.address)) {
    if (node.localName !== "img" && addressOf(node) && !node.closest(`${SELECT.body}, ${SELECT.recipients}, ${SELECT.details}`)) {
      return node;
    }
  }
  return null;
}

/** @param {Element} node the outermost element that stands for this node's message */
function messageOf(node) {
  return node.closest(SELECT.listItem) ?? node.closest(SELECT.message);
}

/**
 * Where a reply would go, from the details or the reply that the user opened: null where neither tells, "" where there is no
 * Reply-To.
 * @param {Element} message
 * @param {string} sender
 * @param {string} own
 */
function replyToOf(message, sender, own) {
  const detailed = replyToInDetails(message);
  const field = [...message.querySelectorAll(SELECT.composeTo)].find((node) => !isInBody(node));
  if (detailed !== null || !field) return detailed;
  return replyToOfField(field, [...field.querySelectorAll(SELECT.address)].map(addressOf).filter(Boolean), sender, own);
}

/**
 * Where the details say that a reply would go: null where they are closed, "" where they name no Reply-To. The rows have no marks but their order: sender, Reply-To if there is one, recipients. A second row that names nobody of
 * the recipients line is the Reply-To.
 * @param {Element} message
 * @returns {string | null}
 */
function replyToInDetails(message) {
  const details = message.querySelector(SELECT.details);
  if (!details || details.closest(SELECT.body)) return null;
  const rows = [...details.querySelectorAll(SELECT.detailsRow)].map((row) => {
    const marked = [...row.querySelectorAll(SELECT.address)].map(addressOf).filter(Boolean);
    return marked.length ? marked : addressesIn(row.querySelector(SELECT.detailsValue)?.textContent);
  });
  const second = rows[1] ?? [];
  const line = message.querySelector(SELECT.recipients);
  const recipients = new Set([...(line?.querySelectorAll(SELECT.address) ?? [])].map((node) => addressOf(node).toLowerCase()));
  if (second.length !== 1 || recipients.size === 0 || recipients.has((second[0] ?? "").toLowerCase())) return "";
  return second[0] ?? "";
}

/**
 * Every sender and recipient at or below `root`.
 * @param {Document | Element} root
 * @param {string} own the user's own address, "" where unknown
 * @returns {import("./index.js").Seen[]}
 */
export function readSenders(root, own) {
  /** @type {import("./index.js").Seen[]} */
  const seen = [];
  const nodes = [...root.querySelectorAll(SELECT.address)];
  if ("matches" in root && root.matches(SELECT.address)) nodes.unshift(root);
  for (const node of nodes) {
    const found = node.localName === "img" ? null : place(node);
    const address = found && addressOf(node);
    if (!address) continue;
    const name = nameOf(node);
    const role = isSelf(address, name, own) ? "self" : found.role;
    seen.push({ address, name, role, surface: found.surface, anchor: node, scope: found.scope, beside: besideOf(node), place: found.place,
      replyTo: found.role === "sender" && found.surface === "message" ? replyToOf(found.scope, address, own) : null, hidden: "" });
  }
  return seen;
}

/** Where a message shows the address behind the name, the badge stands after both. @param {Element} node */
function besideOf(node) {
  const next = node.nextElementSibling;
  return next?.matches(SELECT.shownAddress) ? next : node;
}

/**
 * Which surface an address stands on, or null where it is none of ours.
 * @param {Element} node
 * @returns {Pick<import("./index.js").Seen, "role" | "surface" | "scope" | "place"> | null}
 */
function place(node) {
  if (node.closest(SELECT.rowCopyForReaders)) return null;
  const compose = node.closest(SELECT.compose);
  if (compose && !node.closest(".a3s")) return { role: "recipient", surface: "compose", scope: compose, place: "after" };
  if (node.closest(`${SELECT.body}, ${SELECT.details}`)) return null;
  const row = node.closest(SELECT.row);
  if (row) {
    const right = node.closest(SELECT.rowSenders) ?? !row.querySelector(SELECT.rowSenders);
    return right ? { role: "sender", surface: "list", scope: row, place: "before" } : null;
  }
  const message = messageOf(node);
  if (!message) return null;
  const role = !node.closest(SELECT.recipients) && senderElement(message) === node ? "sender" : "recipient";
  return { role, surface: "message", scope: message, place: "after" };
}

/**
 * The element to read again after something changed at `node`: its row or message, else itself.
 * @param {Element} node
 */
export function scopeOf(node) {
  return node.closest(SELECT.row) ?? messageOf(node) ?? node;
}

/**
 * Whether changes at `node` are none of ours: no address is in it or around it, or it is in a body or where the user writes.
 * @param {Element} node
 */
export function ignores(node) {
  const near = node.matches(SELECT.address) || node.querySelector(SELECT.address) || node.closest(SELECT.address);
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
  return page.querySelectorAll(SELECT.row).length + page.querySelectorAll(SELECT.openMessage).length;
}

/**
 * The sender of the open message that the user reads: the last one that is shown in full.
 * @param {Document} page
 * @param {string} own
 */
export function readMessage(page, own) {
  const open = [...page.querySelectorAll(SELECT.openMessage)].filter((node) => !node.closest(SELECT.body) && node.checkVisibility());
  for (const message of open.reverse()) {
    const found = readSenders(messageOf(message) ?? message, own).find((one) => one.role === "sender");
    if (found) return found;
  }
  return null;
}
