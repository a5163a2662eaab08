/**
 * Gmail's page "Show original": a table of what Gmail makes of the message, then its whole source. Only the header is read, never a
 * line of the text.
 */

const SOURCE = "pre";
const TABLE = "table";
const LONGEST_HEADER = 40_000;

/**
 * The header of the message and the table that the answer stands beside; null on every other page.
 * @param {Document} page
 * @returns {import("./index.js").Original | null}
 */
export function readOriginal(page) {
  if (new URLSearchParams(page.location?.search ?? "").get("view") !== "om") return null;
  const source = page.querySelector(SOURCE);
  const header = source ? headerOf(source.textContent) : "";
  if (!source || !header) return null;
  const before = [...page.querySelectorAll(TABLE)].filter((table) => table.compareDocumentPosition(source) & Node.DOCUMENT_POSITION_FOLLOWING && !table.contains(source));
  return { header, beside: before.at(-1) ?? source };
}

/**
 * A message's header: up to the first blank line (RFC 5322 section 2.1), "" where its first line is no field.
 * @param {string} source
 */
export function headerOf(source) {
  const start = source.slice(0, LONGEST_HEADER).replace(/^\s+/u, "");
  const end = /\r?\n[ \t]*\r?\n/u.exec(start)?.index ?? start.length;
  const header = start.slice(0, end);
  return /^[!-9;-~]{1,80}:/u.test(header) ? header : "";
}
