/**
 * Gmail (mail.google.com). Addresses stand in attributes, and these have outlived every layout since 2014; class names are
 * used only to tell one surface from another. Nothing inside a message body is ever a sender: it is the sender's own HTML.
 */

import { mailboxesIn } from "../../shared/address.js";
import { isShown, outside } from "../../shared/dom.js";
import { detailsRows, replyToOf as replyToInDetails, wayOf } from "./gmail_details.js";
import { addressOf, isInBody, NEAREST, nameOf, SELECT } from "./gmail_page.js";
import { printedSenders } from "./gmail_print.js";
import { placeInRow, placeInUnknownRow } from "./gmail_rows.js";
import { addressInBrackets, addressInTitle, isMe } from "./me.js";
import { replyToOfField } from "./reply.js";

export { bodyOf, messageId } from "./gmail_letter.js";
export { readOriginal } from "./gmail_original.js";
export { isInBody } from "./gmail_page.js";
export const hosts = ["mail.google.com"];
export const attributes = ["email", "data-hovercard-id", "name"];

/** So far up from a field its chips are looked for. */
const MOST_STEPS = 3;

/**
 * The user's own address, from the account button or the window's title; "" where the page shows it in neither. A label inside
 * the mail, of an attachment say, is the sender's text.
 * @param {Document} page
 */
export function ownAddress(page) {
  for (const link of outside(page.querySelectorAll(SELECT.account), SELECT.body)) {
    const found = link.closest(SELECT.noAccount) ? "" : addressInBrackets(link.getAttribute("aria-label") ?? link.getAttribute("title"));
    if (found) return found;
  }
  return addressInTitle(page);
}

/**
 * The address elements of a message's header that are none of the recipients'. A warning above it, an attachment and an invitation
 * below it name people too; only where no part of the message looks like the header, any of it may be.
 * @param {Element} message
 */
function headerAddresses(message) {
  const all = outside(message.querySelectorAll(SELECT.address), SELECT.body).filter((node) => node.localName !== "img" && addressOf(node)
    && !node.closest(`${SELECT.recipients}, ${SELECT.details}, ${SELECT.compose}`));
  const inHeader = all.filter((node) => node.closest(SELECT.headerPart));
  return inHeader.length ? inHeader : all;
}

/** The sender of a message: the first address of its header, a name rather than a picture. @param {Element} message */
function senderElement(message) {
  const found = headerAddresses(message);
  return found.find((node) => node.hasAttribute("email")) ?? found[0] ?? null;
}

/** @param {Element} node the outermost element that stands for this node's message */
function messageOf(node) {
  const message = node.closest(SELECT.message);
  const item = (message ?? node).closest(SELECT.listItem);
  // Files, people and suggestions are items of lists too.
  if (item && (message || item.querySelector(`${SELECT.message}, ${SELECT.header}, ${SELECT.recipients}`))) return item;
  // Cut out of its page, or in a layout to come, a header stands alone.
  const header = node.closest(SELECT.heading) ?? node.closest(SELECT.header);
  return message ?? node.closest(SELECT.messageHead) ?? header?.parentElement ?? node.closest(SELECT.recipients)?.parentElement ?? null;
}

/** The recipients that a message's header shows, in lower case. @param {Element} message */
function recipientsOf(message) {
  const lines = outside(message.querySelectorAll(SELECT.recipients), SELECT.body).filter((line) => !line.closest(SELECT.details));
  const nodes = lines.flatMap((line) => (line.matches(SELECT.address) ? [line] : [...line.querySelectorAll(SELECT.address)]));
  return new Set(nodes.filter((node) => !node.closest(SELECT.details)).map((node) => addressOf(node).toLowerCase()).filter(Boolean));
}

/**
 * What the details and the reply that the user opened tell of a message: where a reply would go (null where neither tells, ""
 * where there is no Reply-To) and who mailed and signed it.
 * @param {Element} message
 * @param {string} sender
 * @param {string} own
 * @returns {Pick<import("./index.js").Seen, "replyTo" | "way">}
 */
function openedOf(message, sender, own) {
  const [details] = outside(message.querySelectorAll(SELECT.details), SELECT.body);
  const rows = details ? detailsRows(details, SELECT.address, addressOf) : [];
  const recipients = recipientsOf(message);
  const way = wayOf(rows, recipients);
  const detailed = rows.length ? replyToInDetails(rows, recipients) : null;
  const field = detailed === null ? toField(message) : null;
  if (!field) return { replyTo: detailed, way };
  return { replyTo: replyToOfField(field, [...field.querySelectorAll(SELECT.address)].map(addressOf).filter(Boolean), sender, own), way };
}

/** The To field of a reply: in older layouts its chips stand beside the form's own field and not in it. @param {Element} message */
function toField(message) {
  const [named] = outside(message.querySelectorAll(SELECT.composeTo), SELECT.body);
  /** @type {Element | null} */
  let field = named ?? null;
  for (let steps = 0; field && !field.querySelector(SELECT.address) && steps < MOST_STEPS; steps += 1) field = field.parentElement;
  return field && field !== message && message.contains(field) ? field : null;
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
  /** @type {Map<Element, ReturnType<typeof detailsOf>>} */
  const known = new Map();
  const nodes = [...root.querySelectorAll(SELECT.address)];
  if ("matches" in root && root.matches(SELECT.address)) nodes.unshift(root);
  for (const node of outside(nodes, SELECT.body)) {
    const found = node.localName === "img" ? null : place(node, known);
    const address = found && addressOf(node);
    if (!address || (found.surface === "compose" && isInside(node, address))) continue;
    const name = nameOf(node, address);
    // Among recipients the word tells the user's other addresses too: nobody gains by it.
    const isReader = found.role === "recipient" && found.surface === "message" && isMe(address, name, "");
    const role = isReader || isMe(address, name, own) ? "self" : found.role;
    const opened = found.role === "sender" && found.surface === "message" ? openedOf(found.scope, address, own) : { replyTo: null, way: null };
    seen.push({ address, name, role, surface: found.surface, anchor: node, scope: found.scope, beside: besideOf(node), place: found.place,
      ...opened, hidden: "" });
  }
  // A row or an address, of which there are many, holds nothing else.
  return "closest" in root && (!root.firstElementChild || root.closest(SELECT.row)) ? seen : [...withoutPictures(seen), ...typed(root, seen, own), ...printedSenders(root, own)];
}

/** Whether a chip stands around this address and says the same. @param {Element} node @param {string} address */
function isInside(node, address) {
  const outer = node.parentElement?.closest(SELECT.address);
  return Boolean(outer) && addressOf(/** @type {Element} */ (outer)) === address;
}

/** A picture, which bears the mark of the hover card alone, says nothing beside a name of the same address. @param {import("./index.js").Seen[]} seen */
function withoutPictures(seen) {
  /** @param {import("./index.js").Seen} one */
  const worth = ({ anchor, name }) => (anchor.hasAttribute("email") ? 2 : name ? 1 : 0);
  /** @type {Map<Element, Map<string, number>>} */
  const best = new Map();
  for (const one of seen) {
    const ofScope = best.get(one.scope) ?? new Map();
    best.set(one.scope, ofScope.set(one.address, Math.max(worth(one), ofScope.get(one.address) ?? 0)));
  }
  return seen.filter((one) => one.surface === "compose" || worth(one) === best.get(one.scope)?.get(one.address));
}

/**
 * Recipients of a mail being written that stand in a field's value only.
 * @param {Document | Element} root
 * @param {import("./index.js").Seen[]} seen
 * @param {string} own
 * @returns {import("./index.js").Seen[]}
 */
function typed(root, seen, own) {
  const chips = new Set(seen.filter(({ surface }) => surface === "compose").map(({ address }) => address.toLowerCase()));
  const fields = /** @type {HTMLInputElement[]} */ (outside(root.querySelectorAll(SELECT.composeField), SELECT.body));
  return fields.flatMap((field) => mailboxesIn(field.value).filter(({ address }) => !chips.has(address.toLowerCase())).map(({ address, name }) => ({
    address, name, role: isMe(address, name, own) ? /** @type {const} */ ("self") : /** @type {const} */ ("recipient"), surface: /** @type {const} */ ("compose"),
    anchor: field, scope: field, beside: field, place: /** @type {const} */ ("after"), replyTo: null, way: null, hidden: /** @type {const} */ ("") })));
}

/** Where a message shows the address behind the name, the badge stands after both. @param {Element} node */
function besideOf(node) {
  const next = node.nextElementSibling;
  return next?.matches(SELECT.shownAddress) ? next : node;
}

/**
 * Which surface an address outside bodies stands on, or null where it is none of ours.
 * @param {Element} node
 * @param {Map<Element, ReturnType<typeof detailsOf>>} known the details that were read already
 * @returns {Pick<import("./index.js").Seen, "role" | "surface" | "scope" | "place"> | null}
 */
function place(node, known) {
  const nearest = node.closest(NEAREST);
  if (nearest?.matches(SELECT.rowPart)) return placeInRow(node, nearest);
  const compose = node.closest(SELECT.compose);
  if (compose && compose.contains(node.closest(SELECT.suggestions))) return null;
  if (compose) return { role: "recipient", surface: "compose", scope: node.closest(SELECT.composeWindow) ?? compose, place: "after" };
  const details = node.closest(SELECT.details);
  if (details) {
    const read = known.get(details) ?? detailsOf(details);
    known.set(details, read);
    return detailed(node, read);
  }
  const message = messageOf(node);
  const alone = message ? null : node.closest(SELECT.rowName);
  if (alone) return { role: "sender", surface: "list", scope: alone.closest("td") ?? alone, place: "before" };
  if (!message) return placeInUnknownRow(node);
  if (node.closest(SELECT.noPerson) || (message.matches(SELECT.listItem) && node.closest(SELECT.listItem) !== message)) return null;
  const isRecipient = node.closest(SELECT.recipients) !== null;
  if (!isRecipient && !headerAddresses(message).includes(node)) return null;
  return { role: !isRecipient && isSender(node, message) ? "sender" : "recipient", surface: "message", scope: message, place: "after" };
}

/** @param {Element} node @param {Element} message */
function isSender(node, message) {
  const sender = senderElement(message);
  if (!sender || sender === node || addressOf(sender).toLowerCase() === addressOf(node).toLowerCase()) return sender !== null;
  // Headers cut out of their messages stand side by side; in one heading only the first person wrote.
  return node.matches(SELECT.header) && !node.closest(SELECT.heading) && !message.matches(`${SELECT.listItem}, ${SELECT.message}, ${SELECT.messageHead}`);
}

/** What the details tell beside their message's header. @param {Element} details */
function detailsOf(details) {
  const message = messageOf(details) ?? details;
  const rows = detailsRows(details, SELECT.address, addressOf);
  const recipients = recipientsOf(message);
  const replyTo = replyToInDetails(rows, recipients);
  return { message, rows, recipients, hasReplyTo: replyTo !== "" && (replyTo !== null || Boolean(rows[2]?.addresses.length)), hasSender: senderElement(message) !== null };
}

/**
 * An address in the details: they repeat the header, and tell more only where it was cut off or names not every recipient.
 * @param {Element} node
 * @param {ReturnType<typeof detailsOf>} details
 */
function detailed(node, { message, rows, recipients, hasReplyTo, hasSender }) {
  const index = rows.findIndex(({ row }) => row.contains(node));
  const isTold = hasSender && (index === 0 || recipients.has(addressOf(node).toLowerCase()) || !recipients.size);
  if (index < 0 || (index === 1 && hasReplyTo) || isTold) return null;
  return { role: index ? /** @type {const} */ ("recipient") : /** @type {const} */ ("sender"), surface: /** @type {const} */ ("message"), scope: message,
    place: /** @type {const} */ ("after") };
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
  const open = outside(page.querySelectorAll(SELECT.openMessage), SELECT.body).filter(isShown);
  for (const message of open.reverse()) {
    const found = readSenders(messageOf(message) ?? message, own).find((one) => one.role === "sender");
    if (found) return found;
  }
  return null;
}
