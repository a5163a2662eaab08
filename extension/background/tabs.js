/** The open webmail tabs: what they may know of the settings, and that something changed for them. */

import { readSettings } from "../shared/settings.js";

/** What a content script may know of the settings. */
export async function forContent() {
  const { show: shown, emblem } = await readSettings();
  return { show: shown, emblem };
}

/** Whether the user wants anything read on the page of this host. @param {string} host @param {import("../shared/settings.js").Settings} settings */
export function isOn(host, { pages }) {
  return pages.includes(host === "mail.google.com" ? "gmail" : "outlook");
}

/** Webmail tabs look anew whether the companion is there, and draw anew. */
export async function tellTabs() {
  const settings = await forContent();
  for (const tab of await chrome.tabs.query({ url: chrome.runtime.getManifest().content_scripts?.[0]?.matches ?? [] })) {
    chrome.tabs.sendMessage(tab.id ?? -1, { type: "settings", settings }).catch(() => undefined);
  }
}
