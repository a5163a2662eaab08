/** What the user chose. No secret is kept here: the pairing's token and key live in `background/vault.js`. */

import { randomEmblem } from "./emblem.js";

/**
 * @typedef {"all" | "risky" | "none"} Show which badges are drawn: all, only caution and high, none
 * @typedef {"" | "en" | "zh_CN"} Language of the companion's sentences; "" is the browser's
 * @typedef {{ port: number, language: Language, show: Show, emblem: number }} Settings
 */

export const DEFAULT_PORT = 8737;

/** @type {Omit<Settings, "emblem">} */
const DEFAULTS = { port: DEFAULT_PORT, language: "", show: "all" };

/**
 * The settings; the emblem is drawn the first time.
 * @returns {Promise<Settings>}
 */
export async function readSettings() {
  const kept = await chrome.storage.local.get(["port", "language", "show", "emblem"]);
  if (typeof kept.emblem !== "number") {
    kept.emblem = randomEmblem();
    await chrome.storage.local.set({ emblem: kept.emblem });
  }
  return /** @type {Settings} */ ({ ...DEFAULTS, ...kept });
}

/**
 * Keeps the given settings; the others stay.
 * @param {Partial<Settings>} changed
 */
export async function writeSettings(changed) {
  await chrome.storage.local.set(changed);
}
