/** Whether a change of the page takes away what names a sender: a row is given to another mail. */

/**
 * @param {MutationRecord} record with the attribute's old value
 * @param {Pick<import("./webmails/index.js").Seen, "address" | "name" | "anchor">} seen what was read there before
 */
export function takesAway({ type, target, attributeName, oldValue }, { address, name, anchor }) {
  if (type === "childList") return !anchor.isConnected;
  if (!oldValue || (!anchor.contains(target) && !target.contains(anchor))) return false;
  const now = /** @type {Element} */ (target).getAttribute(attributeName ?? "") ?? "";
  return [address, name].some((word) => word && holds(oldValue, word) && !holds(now, word));
}

/** @param {string} text @param {string} word */
function holds(text, word) {
  return text.toLowerCase().includes(word.toLowerCase());
}
