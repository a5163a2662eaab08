/**
 * The sender of a message that Outlook has open. Its header tells the address of outsiders only and often shows a name alone: then
 * the ladder in `resolve` is climbed, and where no step gives exactly one address there is none: we never guess.
 */

import { addressesIn, nameBefore, nameOfPerson, plain, wholeAddress } from "../../shared/address.js";
import { outside } from "../../shared/dom.js";
import { listedIn, SELECT, wordsOf } from "./outlook_page.js";

const MOST_REMEMBERED = 5000;
const LONGEST_WORD = 40;

/** Addresses read before, by conversation and name, since a page was loaded. @type {WeakMap<Document, Map<string, string>>} */
const remembered = new WeakMap();

/**
 * @param {Document} page
 * @param {string} conversation
 * @param {string} name
 * @param {string} address
 */
export function remember(page, conversation, name, address) {
  if (!conversation || !name) return;
  const known = remembered.get(page) ?? new Map();
  remembered.set(page, known.set(`${conversation}\n${name}`, address));
  const [oldest] = known.keys();
  if (known.size > MOST_REMEMBERED) known.delete(oldest);
}

/**
 * The senders of all open messages at or below `root`, one for each, and what else their headers show.
 * @param {Document | Element} root
 * @returns {import("./index.js").Seen[]}
 */
export function headers(root) {
  const page = root.ownerDocument ?? root;
  const inPane = "closest" in root && root.closest(SELECT.pane) ? [root] : [...page.querySelectorAll(SELECT.pane)].filter((pane) => root.contains(pane));
  // Cut out of its page, a header stands in no pane.
  const places = inPane.length || root !== page || page.querySelector(SELECT.pane) ? inPane : [root];
  /** @type {Set<Element>} */
  const chips = new Set();
  for (const pane of places) {
    const marked = outside(all(pane, SELECT.from), SELECT.body).filter(isHeader);
    const told = (marked.length ? marked : chipsIn(pane)).filter((chip) => !isWritten(chip));
    /** @type {Element | undefined} */
    let outer;
    for (const chip of told) {
      if (outer?.contains(chip)) continue;
      outer = chip;
      chips.add(chip);
    }
  }
  return oneOfEach([...chips], chips.size ? openRow(page) : undefined);
}

/**
 * The chips of a pane whose headings bear no ids. Those that take the focus are people, no subject is among them; only where a
 * pane has none at all a mere label counts, and then with an address.
 * @param {Document | Element} pane
 */
function chipsIn(pane) {
  const labelled = outside(all(pane, SELECT.chip), SELECT.body).filter((node) => isHeader(node) && labelOf(node));
  const focusable = labelled.filter((node) => node.matches(SELECT.focusable));
  return focusable.length ? focusable : labelled.filter((node) => isHeader(node) && addressesIn(labelOf(node)?.person).length);
}

/**
 * The first chip of a message is its sender, and so is what bears the same word; other words name recipients, unless these have a
 * field of their own: then an invitation names who calls the meeting. Two different addresses of one sender: none is believed.
 * @param {Element[]} chips
 * @param {Element | undefined} row of the open conversation
 */
function oneOfEach(chips, row) {
  /** @type {Map<Element, { word: string, seen: import("./index.js").Seen }>} */
  const first = new Map();
  /** @type {import("./index.js").Seen[]} */
  const recipients = [];
  for (const chip of chips) {
    const seen = resolve(chip, row);
    if (!seen) continue;
    const word = labelOf(chip)?.word ?? "";
    const known = first.get(seen.scope);
    if (!known) first.set(seen.scope, { word, seen });
    else if (known.word !== word) recipients.push(...(seen.address && !chip.matches("button") && !seen.scope.querySelector(SELECT.recipients) ? [{ ...seen, role: /** @type {const} */ ("recipient") }] : []));
    else if (seen.address && known.seen.address && seen.address.toLowerCase() !== known.seen.address.toLowerCase()) Object.assign(known.seen, { address: "", hidden: "conflict" });
    else if (seen.name !== known.seen.name) Object.assign(known.seen, { address: "", hidden: "conflict" });
    else if (!known.seen.address && seen.address && known.seen.hidden === "hidden") first.set(seen.scope, { word, seen });
  }
  return [...[...first.values()].map(({ seen }) => seen), ...recipients];
}

/** @param {Document | Element} root @param {string} selector */
export function all(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  return "matches" in root && root.matches(selector) ? [root, ...found] : found;
}

/** @param {Element} node */
function isHeader(node) {
  return !node.closest(`${SELECT.body}, ${SELECT.recipients}, ${SELECT.compose}, ${SELECT.row}, ${SELECT.noChip}`);
}

/** Whether a chip stands in the form of a mail that the user writes: no text of a mail is nearer to it than a field. @param {Element} chip */
function isWritten(chip) {
  for (let around = chip.parentElement; around; around = around.parentElement) {
    if (around.querySelector(SELECT.text)) return false;
    if (around.querySelector(SELECT.compose)) return true;
  }
  return false;
}

/** @param {Element} node */
function labelOf(node) {
  return node.closest(SELECT.heading) ? null : labelAnywhere(node);
}

/**
 * A person's chip in any language: its label is a word, a colon and the very person that it shows, or it shows nothing but a
 * person with his address. Null where it is none.
 * @param {Element} node
 */
function labelAnywhere(node) {
  const label = plain(node.getAttribute("aria-label"));
  const shown = plain(node.textContent);
  const { word, person } = split(label);
  const address = printedIn(person || label);
  const shownAddress = printedIn(shown);
  if (word && isPerson(shown, shownAddress) && nameOfPerson(person, "") === nameOfPerson(shown, shownAddress)) return { word, person: shown };
  if (address && shownAddress && address.toLowerCase() !== shownAddress.toLowerCase()) return null;
  if (!word) return isPerson(shown, shownAddress) && node.matches(SELECT.stop) ? { word, person: shown } : null;
  if (!shown) return isPerson(person, address) ? { word, person } : null;
  const same = person === shown || (isPerson(person, address) && (nameBefore(person, address) || shown) === (nameBefore(shown, address) || shown));
  return same && (address || !node.matches("button")) ? { word, person } : null;
}

/** The address that Outlook prints behind a name, "Name<address>": the name may hold others. Else the only one. @param {string} text */
function printedIn(text) {
  const [only = "", more] = addressesIn(text);
  return wholeAddress(/<([^<>]*)>$/u.exec(text)?.[1]) || (more ? "" : only);
}

/** "From: X" -> "From" and "X" in any language; no word where there is no such beginning. @param {string} label */
function split(label) {
  const colon = /[:\uff1a]/u.exec(label)?.index ?? -1;
  const word = label.slice(0, Math.max(0, colon)).trim();
  return word && word.length <= LONGEST_WORD && !word.includes("@") ? { word, person: label.slice(colon + 1).trim() } : { word: "", person: "" };
}

/** Whether a text is nothing but a person with his address, as Outlook writes it. @param {string} text @param {string} address */
function isPerson(text, address) {
  return address !== "" && (text === address || text.endsWith(`<${address}>`));
}

/**
 * The ladder: the header's own words; the selected row with the same name; what this conversation told before; else hidden.
 * @param {Element} chip
 * @param {Element | undefined} row of the open conversation
 * @returns {import("./index.js").Seen | null}
 */
function resolve(chip, row) {
  const inside = [...chip.querySelectorAll(SELECT.labelled)].filter((node) => !node.matches(SELECT.noChip));
  // A mark for mail from outside has a label too.
  const people = new Set(inside.filter((node) => node.matches(SELECT.persona) || labelAnywhere(node)).map((part) => wordsOf(part)).filter(Boolean));
  const shown = wordsOf(chip);
  // "X via Y", a mark for who is not verified: what stands around the one person is none of his name.
  const [person = shown] = people;
  const around = shown.replace(person, " ");
  const scope = chip.closest(SELECT.message) ?? chip.parentElement ?? chip;
  const at = /** @type {const} */ ({ role: "sender", surface: "message", anchor: chip, beside: chip, scope, place: chip.matches(SELECT.from) ? "inside" : "after",
    replyTo: null, way: null });
  const labels = [chip, ...inside].map((node) => plain(node.getAttribute("aria-label")));
  // A label that is the name before the text's address says nothing else, whatever the name looks like.
  const titles = [...all(chip, SELECT.titled)].filter((node) => !node.closest(SELECT.noChip)).map((node) => plain(node.getAttribute("title")));
  const told = [...labels.map((label) => split(label).person || label), ...titles].filter((one) => nameOfPerson(one, "") !== nameBefore(person, printedIn(person)));
  const [address, more] = addressesIn([...[person, ...told].map(printedIn), around].join(" "));
  const conversation = conversationOf(chip.ownerDocument, row);
  const listed = row ? listedIn(row) : [];
  // A name that looks like an address: the list knows another for it.
  const isName = printedIn(person) !== "" && listed.some((one) => one.name === person);
  if (address && !more && people.size < 2 && !isName) {
    const name = nameOfPerson(nameBefore(person, address) || person || split(labels[0] ?? "").person, address);
    remember(chip.ownerDocument, conversation, name, address);
    return { ...at, address, name, hidden: "" };
  }
  if (!shown) return null;
  const name = nameOfPerson(person, "");
  // "X on behalf of Y": whose address would it be?
  if ((address && !isName) || people.size > 1) return { ...at, address: "", name, hidden: "conflict" };
  const candidates = new Set([...listed.filter((one) => one.name === name).map((one) => one.address), remembered.get(chip.ownerDocument)?.get(`${conversation}\n${name}`) ?? ""].filter(Boolean));
  const [only, other] = candidates;
  if (!only) return { ...at, address: "", name, hidden: "hidden" };
  return other || isContradicted(only, scope) ? { ...at, address: "", name, hidden: "conflict" } : { ...at, address: only, name, hidden: "" };
}

/**
 * Whether Outlook's tip on a first mail names another address. It lies in the body, which the sender can forge: it can only take
 * an address away.
 * @param {string} address
 * @param {Element} scope
 */
function isContradicted(address, scope) {
  const tip = scope.querySelector(SELECT.firstContact)?.closest("table, div, p");
  const [named, more] = addressesIn(tip?.textContent);
  return named !== undefined && !more && named.toLowerCase() !== address.toLowerCase();
}

/** The open conversation's id, or the message's in a window of its own; "" where the page does not tell. @param {Document} page */
export function openConversation(page) {
  return conversationOf(page, openRow(page));
}

/** @param {Document} page @param {Element | undefined} row of the open conversation */
function conversationOf(page, row) {
  return row?.getAttribute("data-convid") ?? /\/(?:id|read|readpopout)\/([^/]+)/u.exec(pathOf(page))?.[1] ?? "";
}

/**
 * The row of the conversation that is open: the one that the address bar names, else the selected one.
 * @param {Document} page
 */
function openRow(page) {
  const path = pathOf(page);
  const selected = outside(page.querySelectorAll(SELECT.selectedRow), SELECT.body);
  return selected.find((row) => path.includes(row.getAttribute("data-convid") || "\n")) ?? (selected.length === 1 ? selected[0] : undefined);
}

/** @param {Document} page */
function pathOf(page) {
  const path = page.location?.pathname ?? "";
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
}
