/**
 * *Vet this address*: on selected text and `mailto:` links of any page, and on the webmails' own pages for the sender that was
 * pointed at. The result is shown in the popup and is in the history.
 */

import { addressesIn, mailtoAddress } from "../shared/address.js";

const WEBMAILS = ["https://mail.google.com/*", "https://outlook.live.com/*", "https://outlook.office.com/*",
  "https://outlook.office365.com/*", "https://outlook.cloud.microsoft/*"];

/** @typedef {{ address: string, name: string, reply_to: string | null, surface: "selection" | "typed" | "message" | "list" }} Asked */

/** Makes the entries; they outlive this background, so once for each installation is enough. */
export async function makeMenus() {
  const title = chrome.i18n.getMessage("menu_vet");
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id: "selection", title, contexts: ["selection"] });
  chrome.contextMenus.create({ id: "link", title, contexts: ["link"], targetUrlPatterns: ["mailto:*"] });
  chrome.contextMenus.create({ id: "page", title, contexts: ["page", "image"], documentUrlPatterns: WEBMAILS });
}

/**
 * Who is meant by a click on one of the entries; null where there is no address.
 * @param {chrome.contextMenus.OnClickData} info
 * @param {chrome.tabs.Tab | undefined} tab
 * @returns {Promise<Asked | null>}
 */
export async function askedFor(info, tab) {
  const pointed = tab?.id === undefined ? null : await pointedAt(tab.id, "pointed");
  const wanted = info.menuItemId === "link" ? mailtoAddress(info.linkUrl ?? "")
    : info.menuItemId === "selection" ? addressesIn(info.selectionText)[0] ?? "" : pointed?.address ?? "";
  if (!wanted) return info.menuItemId === "selection" ? pointed : null;
  // What was pointed at knows the name and Reply-To too, as long as it is the same address.
  if (pointed?.address.toLowerCase() === wanted.toLowerCase()) return pointed;
  return { address: wanted, name: "", reply_to: null, surface: "selection" };
}

/**
 * The sender that a tab's content script remembers: `pointed` by the last right click, `open` of the open message.
 * @param {number} tabId
 * @param {"pointed" | "open"} which
 * @returns {Promise<Asked | null>}
 */
export async function pointedAt(tabId, which) {
  try {
    return (await chrome.tabs.sendMessage(tabId, { type: which }, { frameId: 0 })) ?? null;
  } catch (error) {
    // Most pages have no content script of ours, and a webmail's may still be loading.
    if (error instanceof Error && /receiving end|message port|not exist|no tab/iu.test(error.message)) return null;
    throw error;
  }
}
