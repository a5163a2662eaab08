/**
 * Gmail's "show details", a table that exists only once the user has opened it. Its rows carry no mark but their order (sender,
 * Reply-To if there is one, recipients, date, subject, then who mailed and who signed it) and the shape of what stands in them.
 *
 * @typedef {{ row: Element, addresses: string[], marked: Element[], value: string }} DetailsRow
 */

import { addressesIn, plain } from "../../shared/address.js";

const ROW = "tr.ajv";
const VALUE = ".gL, td:last-child";
const HOST = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.)+\p{L}[\p{L}\p{N}-]{1,62}$/u;

/**
 * @param {Element} details
 * @param {string} addressSelector
 * @param {(node: Element) => string} addressOf
 * @returns {DetailsRow[]}
 */
export function detailsRows(details, addressSelector, addressOf) {
  const rows = [...details.querySelectorAll(ROW)];
  return (rows.length ? rows : [...details.querySelectorAll("tr")]).map((row) => {
    const marked = [...row.querySelectorAll(addressSelector)].filter((node) => addressOf(node));
    const value = plain(row.querySelector(VALUE)?.textContent);
    return { row, marked, value, addresses: marked.length ? marked.map(addressOf) : addressesIn(value) };
  });
}

/**
 * Where a reply would go: "" where the details name no Reply-To, null where it cannot be told. The Reply-To is a second row
 * with one address, which none of the recipients has.
 * @param {DetailsRow[]} rows
 * @param {Set<string>} recipients of the message, in lower case
 * @returns {string | null}
 */
export function replyToOf(rows, recipients) {
  const second = rows[1]?.addresses ?? [];
  const [only, more] = second;
  if (!only || more) return recipients.size ? "" : null;
  if (recipients.has(only.toLowerCase())) return "";
  return recipients.size ? only : null;
}

/**
 * Which domains mailed and signed the message, "" where not told. The subject is the sender's own text and may look like a domain:
 * it is the second row after the last recipients, and only what follows it counts.
 * @param {DetailsRow[]} rows
 * @param {Set<string>} recipients
 */
export function wayOf(rows, recipients) {
  const date = rows.findIndex(({ addresses }) => !addresses.length);
  if (date < 2 || !recipients.size) return { mailed: "", signed: "" };
  const [mailed, signed, more] = rows.slice(date + 2).map(({ value }) => value).filter((value) => HOST.test(value));
  // One alone may be either.
  return mailed && signed && !more ? { mailed: mailed.toLowerCase(), signed: signed.toLowerCase() } : { mailed: "", signed: "" };
}
