/**
 * Gmail's print window: one table for each message, its first cell the sender as text, the name in bold and the address in angle
 * brackets. No attribute helps here, so only this very shape counts, and a table inside another is the sender's own HTML.
 */

import { addressesIn, plain } from "../../shared/address.js";
import { isMe } from "./me.js";

const MESSAGE = "table.message";
const NAME = "b, strong";

/**
 * @param {Document | Element} root
 * @param {string} own
 * @returns {import("./index.js").Seen[]}
 */
export function printedSenders(root, own) {
  return [...root.querySelectorAll(MESSAGE)].flatMap((message) => {
    const cell = /** @type {HTMLTableElement} */ (message).rows[0]?.cells[0];
    const bold = cell?.querySelector(NAME);
    if (!cell || message.parentElement?.closest("table.message, .a3s") || !bold) return [];
    const name = plain(bold.textContent);
    // The name is the sender's text, and may hold another address.
    const all = plain(cell.textContent);
    const [address, more] = all.startsWith(name) ? addressesIn(all.slice(name.length)) : [];
    if (!address || more) return [];
    return [{ address, name: name.slice(0, 200), role: isMe(address, name, own) ? "self" : "sender", surface: "message", anchor: cell, scope: message, beside: bold.parentElement ?? cell,
      place: "inside", replyTo: null, way: null, hidden: "" }];
  });
}
