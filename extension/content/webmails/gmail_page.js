/** What is fixed in Gmail's pages: attributes, roles, and the few classes that tell one surface from another. */

import { nameOfPerson, plain, wholeAddress } from "../../shared/address.js";

export const SELECT = {
  address: "[email], [data-hovercard-id*='@']",
  row: "tr.zA",
  rowSenders: ".yW",
  rowPart: "tr.zA, .yW, .afn",
  anyRow: "[role=row]",
  cell: "td, [role=gridcell]",
  thread: "[data-thread-id], [data-legacy-thread-id]",
  rowName: ".yP, .zF, .bA4",
  message: ".adn, .adf, [data-message-id], [data-legacy-message-id]",
  messageHead: ".gs, .gE",
  headerPart: ".gE, .iw, .gD",
  listItem: "[role=listitem]",
  openMessage: ".adn",
  heading: "h3.iw",
  header: "h3.iw, .gD",
  noPerson: "[role=listbox], [role=menu], [role=toolbar], [role=tooltip]",
  shownAddress: ".go",
  body: ".a3s, .ii, [contenteditable]:not([contenteditable=false]), .iA",
  recipients: ".hb, .g2",
  details: ".ajC, .ajB",
  compose: "[name=to], [name=cc], [name=bcc], .az9, .afV, .vN, .vR",
  suggestions: "ul",
  composeWindow: "[role=dialog], form, [role=region]",
  composeTo: "[name=to]",
  composeField: "input[name=to][value], input[name=cc][value], input[name=bcc][value], textarea[name=to], textarea[name=cc], textarea[name=bcc]",
  account: "a[aria-label*='@'], [role=button][aria-label*='@'], #gb a[title*='@']",
  noAccount: "[role=main], [role=list], [role=listitem], [role=dialog], [role=region], tr, .a3s, .adn",
};

/** The surfaces, of which the nearest around an address counts. */
export const NEAREST = `${SELECT.rowPart}, ${SELECT.compose}, ${SELECT.details}, ${SELECT.message}`;

/** @param {Element} node */
export function addressOf(node) {
  return wholeAddress(node.getAttribute("email") ?? node.getAttribute("data-hovercard-id"));
}

/**
 * The name at an address. A name that begins with a colon is an element's id.
 * @param {Element} node
 * @param {string} address
 */
export function nameOf(node, address) {
  const given = [node.getAttribute("data-name"), node.getAttribute("name"), node.textContent].map(plain);
  return nameOfPerson(given.find((name, place) => nameOfPerson(name, "") && (place !== 1 || !name.startsWith(":"))) ?? "", address);
}

/**
 * Whether `node` is the sender's own HTML, or where the user writes.
 * @param {Element} node
 */
export function isInBody(node) {
  return node.closest(SELECT.body) !== null;
}
