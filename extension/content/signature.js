/**
 * The fields of a signature: who signs, as what, for which firm, and where he is reached. Read only when the user asks, here in the
 * page, so that the fields alone leave it. The rules are those of `companion/whowrites/reading/signature.py`.
 */

import { beginsWith, folded, isAddress, isCompany, isPerson, isTitleLine, labelOf, numberIn } from "./signature_parts.js";
import { WORDS } from "./signature_words.js";

const LETTERS = 20_000;
const LINES = 15;
const MOST = 40;
const VALUE = 300;

const MAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;
const SITE = /(?:https?:\/\/|www\.)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}[^\s|,;<>]{0,80}/i;
const HOST = /[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){1,3}/i;
const PIECES = /\s+[|｜•·‖]\s*|[|｜•·]|\t+|\s{3,}|\s+\/\s+/;
const FOR = /^\s*(?:i\.\s?[AV]\.|ppa\.|p\.\s?p\.)\s+/;
const NUMBERS = /\s+\/\s+|[;；]|\s+(?:or|oder|ou|o)\s+/;

/** @typedef {{ field: string, value: string }} Field person, title, company, phone, email, website, address */

/**
 * The fields of the signature in a letter's plain text, in their order; each value once. Empty: there is none.
 * @param {string} text
 * @returns {Field[]}
 */
export function readSignature(text) {
  /** @type {Field[]} */
  const found = [];
  for (const [field, value] of fieldsOf(signatureOf(ownLines(text.slice(0, LETTERS))))) {
    const cut = value.replace(/^[ ,;:|\-–•·]+|[ ,;:|\-–•·]+$/g, "").trim().slice(0, VALUE);
    const alone = ["person", "title", "company"].includes(field) && found.some((known) => known.field === field);
    const had = found.some((known) => known.field === field && known.value === cut);
    if (cut && !alone && !had && found.length < MOST) found.push({ field, value: cut });
  }
  return found;
}

/** The lines above quoted letters and fine print, without marks of the writer's device. @param {string} text */
function ownLines(text) {
  const lines = [];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw
      .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[\u00a0\u3000]/g, " ")
      .slice(0, 300)
      .trimEnd();
    if (quotes(line) || beginsWith(line, WORDS.disclaimers)) break;
    if (!beginsWith(line, WORDS.passed_over)) lines.push(line);
  }
  return lines;
}

/** Whether an earlier letter begins here: `>`, "On ... wrote:", "From: ...", or a ruled line. @param {string} line */
function quotes(line) {
  if (line.startsWith(">") || /^_{8,}/.test(line)) return true;
  const said = folded(line);
  if (line.startsWith("-----") || line.startsWith("=====")) return WORDS.forwards.some((word) => said.includes(word));
  if (WORDS.forwards.includes(said)) return true;
  const bare = line.replace(/[ :：]+$/, "");
  if (/[:：]\s*$/.test(line) && WORDS.quotes.some((word) => said.endsWith(word) || bare.endsWith(word))) return true;
  const head = /^\s*([^:：]{1,12})\s?[:：]\s?\S/.exec(line);
  return head !== null && WORDS.headers.includes(folded(head[1] ?? "")) && line.includes("@");
}

/** The lines after the last delimiter or closing; else the last block, where it has a label or an address. @param {string[]} lines */
function signatureOf(lines) {
  const delimiter = lines.findLastIndex((line) => /^--\s?$/.test(line));
  if (delimiter >= 0) return lines.slice(delimiter + 1, delimiter + 1 + LINES);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const rest = afterClosing(lines[at] ?? "");
    if (rest === null) continue;
    const below = [rest, ...lines.slice(at + 1)].filter((line) => line.trim());
    if (below.length) return below.slice(0, LINES);
  }
  let end = lines.length;
  while (end && !lines[end - 1]?.trim()) end -= 1;
  let start = end;
  while (start && end - start < LINES && lines[start - 1]?.trim() && (lines[start - 1] ?? "").length <= 100) start -= 1;
  const block = lines.slice(start, end);
  return block.some((line) => labelOf(line)[0] || mails(line).length || SITE.test(line)) ? block : [];
}

/** What stands behind a closing on its line; null where the line is none. @param {string} line */
function afterClosing(line) {
  if (line.length > 60) return null;
  const comma = line.includes(",") ? line.indexOf(",") : line.indexOf("，");
  if (comma >= 0 && WORDS.closings.includes(folded(line.slice(0, comma)))) return line.slice(comma + 1).trim();
  return WORDS.closings.includes(folded(line)) ? "" : null;
}

/**
 * @param {string[]} lines
 * @returns {Generator<[string, string]>}
 */
function* fieldsOf(lines) {
  let address = "";
  let named = false;
  for (const line of lines) {
    for (const piece of line.replace(FOR, "").split(PIECES).map((part) => part.trim()).filter(Boolean)) {
      const [kind, value] = labelOf(piece);
      if (address && (kind || !goesOn(piece))) {
        yield ["address", address];
        address = "";
      }
      if (kind === "address") address = value;
      else if (kind) yield* labelled(kind, value);
      else if (address) address += `, ${piece}`;
      else if (isAddress(piece)) address = piece;
      else
        for (const said of plain(piece, named)) {
          named = named || said[0] === "person";
          yield said;
        }
    }
  }
  if (address) yield ["address", address];
}

/** Whether a line below an address is more of it. @param {string} piece */
function goesOn(piece) {
  return !(mails(piece).length || SITE.test(piece) || numberIn(piece) || isCompany(piece)) && piece.length <= 80;
}

/**
 * @param {string} kind @param {string} value
 * @returns {Generator<[string, string]>}
 */
function* labelled(kind, value) {
  if (kind === "phone") {
    for (const part of value.split(NUMBERS)) {
      const number = numberIn(part, true);
      if (number) yield ["phone", number];
    }
  } else if (kind === "email") {
    for (const mail of mails(value)) yield ["email", mail];
  } else if (kind === "website") {
    const site = SITE.exec(value) ?? HOST.exec(value);
    if (site) yield ["website", site[0]];
  } else if (kind !== "other") {
    yield [kind, value];
  }
}

/**
 * @param {string} piece @param {boolean} named whether the person is known already
 * @returns {Generator<[string, string]>}
 */
function* plain(piece, named) {
  const addresses = mails(piece);
  const site = SITE.exec(piece.replace(MAIL, " "))?.[0];
  const number = numberIn(piece);
  if (addresses.length || site || number) {
    for (const mail of addresses) yield ["email", mail];
    if (site) yield ["website", site];
    if (number && !addresses.length && !site) yield ["phone", number];
  } else if (isCompany(piece)) yield ["company", piece];
  else if (!named && isPerson(piece)) yield ["person", piece];
  else yield* namedAs(piece, named);
}

/**
 * A title, or a name and a title on one line: "Anna Berg, Head of Purchasing".
 * @param {string} piece @param {boolean} named
 * @returns {Generator<[string, string]>}
 */
function* namedAs(piece, named) {
  const [first, second] = two(piece);
  if (second && !named && isPerson(first) && isTitleLine(second)) {
    yield ["person", first];
    yield ["title", second];
  } else if (second && isTitleLine(first) && isCompany(second)) {
    yield ["title", first];
    yield ["company", second];
  } else if (isTitleLine(piece)) yield ["title", piece];
}

/**
 * @param {string} piece
 * @returns {[string, string]}
 */
function two(piece) {
  const cut = /\s[-–—]\s|[,，(（]\s?|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/.exec(piece);
  if (!cut) return [piece, ""];
  return [piece.slice(0, cut.index).trim(), piece.slice(cut.index + cut[0].length).replace(/^[ )）]+|[ )）]+$/g, "")];
}

/** @param {string} text */
function mails(text) {
  return text.match(MAIL) ?? [];
}
