/** The lines of a card: a fact with its source and its day, the two sides of a contradiction, a reason that the owner called wrong. */

import { button } from "./card_buttons.js";
import { element } from "./dom.js";
import { text } from "./i18n.js";

/**
 * @typedef {import("./types.js").Line} Line
 * @typedef {import("./types.js").Conflict} Conflict
 * @typedef {(line: Line, undo: boolean) => void} CallWrong
 */

/** A fact with its source and the time that it was asked, and what else stands on its line. @param {Line | import("./types.js").Fact} line @param {...Node} more */
export function fact(line, ...more) {
  const item = element("li", { dir: "auto" }, line.text, " ", origin(line.source, moment(line.seen_at)), ...more.flatMap((one) => [" ", one]));
  if ("may_also" in line && line.may_also) item.append(element("span", { class: "also" }, line.may_also));
  return item;
}

/** The source and the time of a fact, each whole on its line. @param {...string} parts */
function origin(...parts) {
  return element("span", { class: "origin" }, ...parts.filter(Boolean).flatMap((part) => [" ", element("span", {}, `— ${part}`)]).slice(1));
}

/** A reason, which the owner may call wrong. @param {Line} line @param {CallWrong | null} callWrong null: there is no dossier to keep it */
export function reason(line, callWrong) {
  return callWrong && line.value ? fact(line, button("this_is_wrong", () => callWrong(line, false), "small", line.text)) : fact(line);
}

/** A reason that the owner called wrong, which may count again. @param {Line} line @param {CallWrong} callWrong */
export function dismissed(line, callWrong) {
  const item = element("li", { dir: "auto" }, line.text, " ");
  item.append(button("counts_again", () => callWrong(line, true), "small", line.text));
  return item;
}

/** The sentence of a contradiction and its two sides, each with who says so. @param {Conflict} conflict */
export function conflict({ text: sentence, a, a_source, b, b_source }) {
  const item = element("li", { dir: "auto" }, sentence);
  if (!a || !b) return item;
  const side = (/** @type {string} */ source, /** @type {string} */ value) =>
    element("div", {}, element("dt", {}, source), element("dd", {}, element("bdi", {}, value)));
  item.append(element("dl", { class: "sides" }, side(a_source, a), side(b_source, b)));
  return item;
}

/** ISO time in the user's zone, to the minute; "" where there is none. @param {string} iso */
export function moment(iso) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
