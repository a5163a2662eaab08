/** The open message of Outlook that a sender's name stands on: its text, only for what the user clicks. */

import { SELECT } from "./outlook_page.js";

const MOST_STEPS = 30;

/** The message's text, the sender's own HTML; null where it cannot be told which of several it is. @param {Element} anchor @returns {HTMLElement | null} */
export function bodyOf(anchor) {
  let around = anchor.parentElement;
  for (let steps = 0; around && steps < MOST_STEPS; steps += 1, around = around.parentElement) {
    const texts = /** @type {HTMLElement[]} */ ([...around.querySelectorAll(SELECT.text)].filter((text) => !text.parentElement?.closest(SELECT.text)));
    if (texts.length) return texts.length === 1 ? texts[0] ?? null : null;
  }
  return null;
}
