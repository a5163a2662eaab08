/**
 * Outlook on the web. It has no address attribute: a list row tells the address in a title, an open message in the words of its
 * header, and often it shows the name only (`outlook_header.js`). Labels are localised, so no word is a key.
 */

import { addressesIn, mailboxesIn, nameOfPerson, plain } from "../../shared/address.js";
import { isShown, outside } from "../../shared/dom.js";
import { addressInTitle } from "./me.js";
import { all, headers, remember } from "./outlook_header.js";
import { listedIn, SELECT, wordsOf } from "./outlook_page.js";
import { watchCards } from "./outlook_persona.js";
import { replyToOfField } from "./reply.js";

export { bodyOf } from "./outlook_letter.js";
export const hosts = ["outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft"];
export const attributes = ["title", "aria-label", "aria-selected"];
export { watchCards as watch };

/**
 * The user's own address, from the root of the folder list, the account card or its button, or the window's title; "" where the
 * page shows it in none.
 * @param {Document} page
 */
export function ownAddress(page) {
  const [root] = outside(page.querySelectorAll(SELECT.account), SELECT.body);
  const cards = outside(page.querySelectorAll(SELECT.accountCard), SELECT.body);
  const told = [root?.getAttribute("data-folder-name"), root?.getAttribute("title"),
    ...cards.flatMap((card) => [card.textContent, card.getAttribute("aria-label")])].map((text) => addressesIn(text)[0]);
  return told.find(Boolean) ?? addressInTitle(page);
}

/**
 * Every sender and recipient at or below `root`.
 * @param {Document | Element} root
 * @param {string} own the user's own address, "" where unknown
 * @returns {import("./index.js").Seen[]}
 */
export function readSenders(root, own) {
  const listed = rows(root);
  const opened = headers(root);
  const [only, more] = opened.filter(({ role }) => role === "sender");
  if (only?.address && !more) only.replyTo = replyToOf(only, own);
  const seen = [...listed, ...opened, ...recipients(root), ...composed(root)];
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
  if (!field || isInBody(field)) return null;
  const addresses = new Set([...field.querySelectorAll(SELECT.composeChip)].flatMap((chip) => addressesIn(chip.getAttribute("aria-label"))));
  return replyToOfField(field, [...addresses], address, own);
}

/** @param {Document | Element} root @returns {import("./index.js").Seen[]} */
function rows(root) {
  const page = root.ownerDocument ?? root;
  const role = /\/(sentitems|drafts|outbox)(\/|$)/iu.test(page.location?.pathname ?? "") ? "recipient" : "sender";
  return outside(all(root, SELECT.row), SELECT.body).flatMap((row) =>
    listedIn(row).map(({ address, name, anchor }) => {
      remember(row.ownerDocument, row.getAttribute("data-convid") ?? "", name, address);
      return { address, name, role, surface: "list", anchor, beside: anchor, scope: row, place: "before", replyTo: null, way: null, hidden: "" };
    }));
}

/** @param {Document | Element} root @returns {import("./index.js").Seen[]} */
function recipients(root) {
  return outside(all(root, SELECT.recipients), SELECT.body).filter((well) => !well.parentElement?.closest(SELECT.recipients)).flatMap((well) => {
    const told = all(well, SELECT.recipient).filter(tellsOne);
    // A field's label repeats its people; in the page's order the next one is in it.
    const chips = told.filter((node, place) => !(told[place + 1] && node.contains(told[place + 1] ?? null)));
    const within = new Set(told.flatMap((chip) => all(chip, "*")));
    const leaves = all(well, "*").filter((node) => !node.firstElementChild && !within.has(node));
    const found = [...chips.map((anchor) => ({ anchor, people: [personOf(anchor)] })), ...leaves.map((anchor) => ({ anchor, people: listed(anchor.textContent) }))]
      .flatMap(({ anchor, people }) => people.map(({ address, name }) => recipient(address, name, "message", anchor, well)));
    return found.length ? found : all(well, SELECT.labelled).flatMap((anchor) => listed(anchor.getAttribute("aria-label"))
      .map(({ address, name }) => recipient(address, name, "message", anchor, well)));
  });
}

/** The mailboxes of a field's text or label, "To: Name <address>; address". @param {string | null} text */
function listed(text) {
  return mailboxesIn(withoutWord(text));
}

/** Whether label and text of an element tell one address and, as far as can be told, one person. @param {Element} node */
function tellsOne(node) {
  const label = node.getAttribute("aria-label") ?? "";
  return node.querySelectorAll(SELECT.persona).length < 2 && (node.matches(SELECT.persona) || !/;\s*\S/u.test(label)) && addressesIn(`${label} ${wordsOf(node)}`).length === 1;
}

/** A text without the word and colon in front of its first person. @param {string | null} text */
function withoutWord(text) {
  return (text ?? "").replace(/^[^:\uff1a@<]{1,40}[:\uff1a]/u, "");
}

/**
 * The person of a chip, with the one address of its label, or of its text: as the chip shows him, else as its label does. Signs of
 * presence and for removing are no part of him; screen readers pass them over.
 * @param {Element} chip
 */
function personOf(chip) {
  const label = plain(withoutWord(chip.getAttribute("aria-label")));
  const whole = plain(withoutWord(wordsOf(chip))).replace(/[;,]$/u, "");
  const shown = plain(withoutWord(wordsOf(chip, `${SELECT.picture}, ${SELECT.unspoken}, button`))).replace(/[;,]$/u, "") || whole;
  const told = [label, shown, whole].map(addressesIn).find((addresses) => addresses.length) ?? [];
  const address = told.length === 1 ? told[0] ?? "" : "";
  return { address, name: nameOfPerson(shown, address) || nameOfPerson(label, address) };
}

/** @param {Document | Element} root @returns {import("./index.js").Seen[]} */
function composed(root) {
  const chips = outside(all(root, SELECT.composeChip), SELECT.text);
  const hasFields = chips[0] !== undefined && (root.ownerDocument ?? root).querySelector(SELECT.compose) !== null;
  return chips.filter((chip) => isComposed(chip, hasFields) && !chip.parentElement?.closest(SELECT.composeChip)).flatMap((chip) => {
    const { address, name } = personOf(chip);
    return address ? [recipient(address, name, "compose", chip, chip.closest(SELECT.compose) ?? chip)] : [];
  });
}

/** Whether a chip outside messages stands in a field of recipients, and not in a mail that is quoted below it. @param {Element} chip @param {boolean} hasFields the page */
function isComposed(chip, hasFields) {
  const field = chip.closest(SELECT.compose);
  const editor = chip.parentElement?.closest("[contenteditable]:not([contenteditable=false])");
  if (field) return !editor || field.contains(editor);
  // Where there are fields, a chip outside them is a person mentioned in the text. Cut out of its field it still is the editor's own
  // child; a quoted mail's elements never are.
  return !hasFields && (!editor || editor === chip.parentElement);
}

/**
 * @param {string} address
 * @param {string} name
 * @param {"message" | "compose"} surface
 * @param {Element} anchor
 * @param {Element} scope
 * @returns {import("./index.js").Seen}
 */
function recipient(address, name, surface, anchor, scope) {
  return { address, name: name.toLowerCase() === address.toLowerCase() ? "" : name, role: "recipient", surface, anchor, beside: anchor, scope, place: "after",
    replyTo: null, way: null, hidden: "" };
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
  const open = headers(page).filter((one) => one.role === "sender" && isShown(one.anchor) && one.address.toLowerCase() !== own.toLowerCase());
  return open.at(-1) ?? null;
}

