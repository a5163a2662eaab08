/**
 * What one piece of a signature's line is: a labelled value, a number, a firm, a person, a job title, a place.
 * The rules are those of `companion/whowrites/reading/signature_parts.py`; one file of cases holds both.
 */

import { WORDS } from "./signature_words.js";

const LABELS = /** @type {const} */ (["phone", "other", "email", "website", "address", "company", "person", "title"]);
const LABEL = /^\s*([^:：\d@]{1,24}?)\s?[:：]\s?(.*)/;
const BARE_LABEL = /^\s*([A-Za-zÀ-ÿ\u4e00-\u9fff/.-]{1,20})\.?\s+(?=[+(]?\d)(.*)/;
const NUMBER = /[+(]?\d[\d\s().\-/]{5,24}\d/;
const ABROAD = /(?:\+|00)\d[\d\s().\-/]{5,24}\d/;
const HAN = /[\u4e00-\u9fff]/;
const POSTCODE_TOWN = /^(?:[A-Z]{1,2}-)?\d{4,6}(?: [A-Z]{2})? \p{L}{2,}[^\d]{0,40}$/u;
const SMALL = new Set(["de", "da", "do", "dos", "del", "la", "van", "von", "der", "den", "di", "bin", "al", "el", "y", "e"]);

/** A text as the lists are written: Latin words in lower case without accents, or its letters without blanks. @param {string} text */
export function folded(text) {
  const bare = text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d");
  const found = bare.match(/[a-z0-9]+/g);
  return found ? found.join(" ") : [...text].filter((char) => /[\p{L}\p{N}]/u.test(char)).join("");
}

/** @param {string} line @param {readonly string[]} list whether the line's first words are of the list */
export function beginsWith(line, list) {
  const said = folded(line.slice(0, 80));
  return said !== "" && list.some((word) => said.startsWith(word));
}

/**
 * The kind of label that a piece begins with and the value behind it; two empty texts where there is none.
 * @param {string} piece
 * @returns {[string, string]}
 */
export function labelOf(piece) {
  for (const shape of [LABEL, BARE_LABEL]) {
    const found = shape.exec(piece.slice(0, 300));
    const value = found?.[2] ?? "";
    if (!found || value.startsWith("//")) continue;
    const said = folded(found[1] ?? "");
    for (const kind of LABELS) if (WORDS.labels[kind].includes(said)) return [kind, value.trim()];
  }
  return ["", ""];
}

/** The telephone number that a piece consists of; without a label only an international one. @param {string} piece @param {boolean} labelled */
export function numberIn(piece, labelled = false) {
  const found = (labelled ? NUMBER : ABROAD).exec(piece.slice(0, 80))?.[0];
  if (!found || (!labelled && piece.length - found.length > 8)) return "";
  const digits = found.replace(/\D/g, "").length;
  return digits >= 7 && digits <= 15 ? found.trim() : "";
}

/** Whether it is a firm's name: it ends with a legal form. @param {string} piece */
export function isCompany(piece) {
  if (piece.length > 100 || piece.includes("@")) return false;
  if (HAN.test(piece)) return piece.length >= 4 && WORDS.forms.chinese.some((form) => piece.endsWith(form));
  const said = folded(piece);
  if (WORDS.forms.any_case.some((form) => said.endsWith(` ${form}`))) return true;
  const all = piece.split(/\s+/).filter(Boolean);
  const last = all.length > 1 ? (all.at(-1) ?? "") : "";
  return WORDS.forms.cased.includes(last) || WORDS.forms.cased.includes(last.replace(/,+$/, ""));
}

/** Whether it can be a person's name: two to four capitalised words, or two to four Chinese characters. @param {string} piece */
export function isPerson(piece) {
  if (HAN.test(piece)) return /^[\u4e00-\u9fff]{2,4}$/.test(piece) && !isTitleLine(piece);
  const said = piece.split(/\s+/).filter(Boolean);
  if (said.length < 2 || said.length > 4 || piece.length > 50 || /[\d@:/&]/.test(piece) || isTitleLine(piece)) return false;
  return !SMALL.has(said[0] ?? "") && said.every((word) => SMALL.has(word) || isCapital(word));
}

/** @param {string} word */
function isCapital(word) {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first !== first.toLowerCase();
}

/** Whether it is a job title: short, no number, with a word of one. @param {string} piece */
export function isTitleLine(piece) {
  if (piece.length > 80 || /[\d@]/.test(piece)) return false;
  const said = ` ${folded(piece)} `;
  return WORDS.titles.some((word) => (isAscii(word) ? said.includes(` ${word} `) : piece.includes(word)));
}

/** Whether it is a postal address: a number, and words of streets or a postcode before a town. @param {string} piece */
export function isAddress(piece) {
  if (piece.length > 200 || piece.includes("@")) return false;
  if (HAN.test(piece)) {
    const count = WORDS.streets.chinese.reduce((sum, word) => sum + piece.split(word).length - 1, 0);
    return count >= 2 && /\d/.test(piece);
  }
  if (!/\d/.test(piece) || ABROAD.test(piece)) return false;
  const { words, endings } = WORDS.streets;
  const street = folded(piece)
    .split(" ")
    .some((word) => words.includes(word) || endings.some((end) => word.length > end.length + 2 && word.endsWith(end)));
  return street || POSTCODE_TOWN.test(piece);
}

/** @param {string} text */
function isAscii(text) {
  return !/[^\0-\x7f]/.test(text);
}
