/** What popup and options share: their fixed texts, the theme, and the way to the background. */

import { CARD_STYLE } from "../shared/card_style.js";
import { text } from "../shared/i18n.js";
import { TOKENS } from "../content/paint.js";

/** Fills in every element that names its text, and sets language and colours of the page. */
export function dressPage() {
  document.documentElement.lang = chrome.i18n.getUILanguage();
  document.title = text("name");
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = text(/** @type {HTMLElement} */ (node).dataset.text ?? "");
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(TOKENS + CARD_STYLE);
  document.adoptedStyleSheets = [sheet];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const dress = () => { document.body.className = dark.matches ? "dark" : "light"; };
  dark.addEventListener("change", dress);
  dress();
}

/**
 * The element of the page with this id. Throws where there is none.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

/**
 * The field of the page with this id.
 * @param {string} id
 */
export function field(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/**
 * A message to the background, which checks it like any other. One that was stopped before it answered is `broken`: it is woken by the
 * next message.
 * @param {{ type: string, [field: string]: unknown }} message
 * @returns {Promise<any>}
 */
export async function tell(message) {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch (error) {
    if (error instanceof Error) return { state: "broken", wait: 1 };
    throw error;
  }
}
