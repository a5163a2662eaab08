/**
 * Firefox runs the script of an updated extension in tabs that are open already, and ends the old one without a word: its badges would
 * stand there for ever, beside the new ones, and answer no click.
 */

import { MARK } from "./badge.js";

/**
 * Takes out what a script before this one left. A mail can carry our mark: nothing in a body, and nothing that holds anything of the
 * page's, is touched.
 * @param {Document} page
 * @param {(node: Element) => boolean} isInBody
 */
export function removeLeftovers(page, isInBody) {
  for (const host of page.querySelectorAll(`[${MARK}]`)) {
    if (!isInBody(host) && isBare(host)) host.remove();
  }
}

/** Whether an element holds nothing but hosts of ours. @param {Element} node @returns {boolean} */
function isBare(node) {
  return !node.textContent && [...node.children].every((child) => child.hasAttribute(MARK) && isBare(child));
}
