/**
 * Changes about senders, told by the desktop: one that raises a sender to high risk at once, all others as one line a day. Off until
 * the user switches it on, with a leave of the browser's that is asked for only then. Of the changes nothing is kept here but how many.
 *
 * @typedef {{ id: string, shown: string, code: string, text: string, level: string }} Change
 * @typedef {{ since: string, waiting: number, digestAt: number }} Kept
 */

import { readSettings } from "../shared/settings.js";

export const ALARM = "changes";
const EVERY_MIN = 30;
const DAY_MS = 24 * 3600 * 1000;
const MOST_AT_ONCE = 3;
const DOSSIER = /^[0-9a-f]{32}$/u;

/** Looks for changes from now on, or no more: as the setting says. */
export async function start() {
  await chrome.alarms.clear(ALARM);
  await chrome.storage.local.remove("changes");
  await resume();
}

/** Goes on looking where the setting says so: a browser may forget its alarms when it ends. */
export async function resume() {
  if (!(await readSettings()).notify || (await chrome.alarms.get(ALARM))) return;
  await chrome.alarms.create(ALARM, { periodInMinutes: EVERY_MIN, delayInMinutes: 1 });
}

/**
 * Registers what a click on a notification opens. Without the browser's leave there is nothing to click on.
 * @param {(page: string, id: string) => void} open
 */
export function listen(open) {
  const register = () => chrome.notifications?.onClicked.addListener((name) => {
    chrome.notifications.clear(name);
    open(DOSSIER.test(name) ? "dossier" : "changes", DOSSIER.test(name) ? name : "");
  });
  if (chrome.notifications) register();
  else chrome.permissions.onAdded.addListener(({ permissions }) => {
    if (permissions?.includes("notifications")) register();
  });
}

/**
 * Asks for what changed since the last time and tells it.
 * @param {string} lang
 * @param {typeof import("./companion.js").call} call
 * @param {number} [now] milliseconds
 */
export async function lookForChanges(lang, call, now = Date.now()) {
  if (!(await readSettings()).notify || !(await chrome.permissions.contains({ permissions: ["notifications"] }))) return;
  /** @type {Kept} */
  const kept = (await chrome.storage.local.get("changes")).changes ?? { since: "", waiting: 0, digestAt: now };
  const answered = await call("/changes", { since: kept.since, lang });
  if (answered.state !== "ok" || answered.status !== 200) return;
  /** @type {Change[]} */
  const changes = answered.body.changes;
  const rose = changes.filter(({ code, level }) => code === "level_rose" && level === "high");
  for (const { id, shown, text } of rose.slice(0, MOST_AT_ONCE)) tell(id, chrome.i18n.getMessage("notify_rose"), `${shown}: ${text}`);
  kept.since = answered.body.until;
  kept.waiting += changes.length - Math.min(rose.length, MOST_AT_ONCE);
  if (kept.waiting && now - kept.digestAt >= DAY_MS) {
    tell("changes", chrome.i18n.getMessage("notify_digest"), chrome.i18n.getMessage("notify_count", [String(kept.waiting)]));
    kept.waiting = 0;
    kept.digestAt = now;
  }
  await chrome.storage.local.set({ changes: kept });
}

/** @param {string} name @param {string} title @param {string} message */
function tell(name, title, message) {
  chrome.notifications.create(name, { type: "basic", iconUrl: "/icons/128.png", title, message: message.slice(0, 300) });
}
