/**
 * Rows of Gmail's lists. A row holds its senders twice, in a copy for screen readers and to be seen; the copy counts only where
 * there is nothing else.
 */

import { plain } from "../../shared/address.js";
import { SELECT } from "./gmail_page.js";

/**
 * Where an address stands of a row, or null where it is none of the row's senders.
 * @param {Element} node
 * @param {Element} nearest the row around it, or the part of one
 * @returns {Pick<import("./index.js").Seen, "role" | "surface" | "scope" | "place"> | null}
 */
export function placeInRow(node, nearest) {
  const isSeen = nearest.matches(SELECT.rowSenders);
  const row = nearest.closest(SELECT.row);
  // Both copies stand in one cell.
  if (!isSeen && (nearest === row ? row : nearest.parentElement)?.querySelector(SELECT.rowSenders)) return null;
  if (!row && !isSeen && !node.closest(SELECT.rowName)) return null;
  return listed(node, row ?? nearest, nearest === row ? null : nearest);
}

/**
 * The same in a row of a layout to come: what it names first beside a conversation's id is who wrote.
 * @param {Element} node
 */
export function placeInUnknownRow(node) {
  const row = node.closest(SELECT.anyRow);
  const cell = row && (node.closest(SELECT.cell) ?? row);
  return row?.querySelector(SELECT.thread) && cell?.contains(row.querySelector(SELECT.address)) ? listed(node, row, cell) : null;
}

/** @param {Element} node @param {Element} scope @param {Element | null} cell */
function listed(node, scope, cell) {
  const role = cell && isSentTo(cell) ? /** @type {const} */ ("recipient") : /** @type {const} */ ("sender");
  return { role, surface: /** @type {const} */ ("list"), scope, place: /** @type {const} */ ("before") };
}

/**
 * Whether a row's cell names the recipients: in the folder of what was sent, and wherever a row begins with a word and a colon
 * ("To: ") in front of the names.
 * @param {Element} cell
 */
function isSentTo(cell) {
  if (/^#sent(\/|$)/u.test(cell.ownerDocument.location?.hash ?? "")) return true;
  const first = cell.querySelector(SELECT.address);
  if (!first) return false;
  const before = cell.ownerDocument.createRange();
  before.setStart(cell, 0);
  before.setEndBefore(first);
  return /[:\uff1a]$/u.test(plain(before.toString()));
}
