/** What the user chose. No secret is kept here: the pairing's token and key live in `background/vault.js`. */

import { randomEmblem } from "./emblem.js";

/**
 * @typedef {"all" | "risky" | "none"} Show which badges are drawn: all, only caution and high, none
 * @typedef {"" | "en" | "zh_CN"} Language of the companion's sentences; "" is the browser's
 * @typedef {"gmail" | "outlook"} Pages
 * @typedef {"passive" | "local"} Automatic how far the companion asks by itself when a mail is listed: registries and DNS, or nobody
 * @typedef {object} Settings
 * @property {number} port
 * @property {Language} language
 * @property {Show} show
 * @property {Pages[]} pages on which anything is read and drawn
 * @property {Automatic} automatic
 * @property {boolean} notify of changes, by the desktop
 * @property {number} emblem
 */

export const DEFAULT_PORT = 8737;

/** @type {Omit<Settings, "emblem">} */
const DEFAULTS = { port: DEFAULT_PORT, language: "", show: "all", pages: ["gmail", "outlook"], automatic: "passive", notify: false };
const NAMES = [...Object.keys(DEFAULTS), "emblem"];

/**
 * The settings; the emblem is drawn the first time.
 * @returns {Promise<Settings>}
 */
export async function readSettings() {
  const kept = await chrome.storage.local.get(NAMES);
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

/** Whether one of these names of the storage is a setting's. @param {string[]} names */
export function areSettings(names) {
  return names.some((name) => NAMES.includes(name));
}
