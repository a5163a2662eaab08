/** The open message of Gmail that a sender's name stands on: its text and its id, both only for what the user clicks. */

const MESSAGE = "[data-message-id]";
const TEXT = ".a3s";
const ID = /^#?(msg-[af]:[\w-]{1,40})$/u;

/** The message's text, the sender's own HTML. @param {Element} anchor @returns {HTMLElement | null} */
export function bodyOf(anchor) {
  return anchor.closest(MESSAGE)?.querySelector(TEXT) ?? null;
}

/** The message's id as Gmail's page of its source wants it, or "". @param {Element} anchor */
export function messageId(anchor) {
  return ID.exec(anchor.closest(MESSAGE)?.getAttribute("data-message-id") ?? "")?.[1] ?? "";
}
