/** The toolbar button: the worst level among the senders of a tab, where no mail and no page can draw. */

/** @typedef {import("../shared/types.js").Level} Level */

const GREY = "#5f6368";
const MARKS = /** @type {const} */ ({
  high: { text: "!", colour: "#b3261e", label: "toolbar_high" },
  medium: { text: "!", colour: "#8a5300", label: "toolbar_medium" },
  low: { text: "", colour: GREY, label: "toolbar_low" },
  unknown: { text: "", colour: GREY, label: "toolbar_unknown" },
});
/** No answer is no good news: without a companion the button says so in every tab. */
const ABSENT = "!";

/**
 * Shows a tab's worst level; "none": what all tabs show.
 * @param {number} tabId
 * @param {Level | "none"} level
 */
export async function showLevel(tabId, level) {
  await ofTab(async () => {
    if (level === "none") {
      // Takes the tab's own text back; the types know no null, which both browsers want here.
      await chrome.action.setBadgeText({ tabId, text: /** @type {any} */ (null) });
      await chrome.action.setTitle({ tabId, title: await chrome.action.getTitle({}) });
      return;
    }
    const mark = MARKS[level];
    await chrome.action.setBadgeText({ tabId, text: mark.text });
    await chrome.action.setBadgeBackgroundColor({ tabId, color: mark.colour });
    await chrome.action.setBadgeTextColor?.({ tabId, color: "#ffffff" });
    await chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(mark.label) });
  });
}

/**
 * Grey with a word for everything but "ok": one state for the whole browser, never one for each row.
 * @param {import("./companion.js").State | "broken"} state broken: the extension itself cannot work, as without its storage
 */
export async function showState(state) {
  const folder = state === "ok" ? "icons/" : "icons/off-";
  await chrome.action.setIcon({ path: { 16: `/${folder}16.png`, 32: `/${folder}32.png`, 48: `/${folder}48.png` } });
  await chrome.action.setTitle({ title: chrome.i18n.getMessage(state === "ok" ? "name" : `state_${state}`) });
  if (state !== "ok") {
    await chrome.action.setBadgeText({ text: ABSENT });
    await chrome.action.setBadgeBackgroundColor({ color: GREY });
  } else if ((await chrome.action.getBadgeText({})) === ABSENT) {
    await chrome.action.setBadgeText({ text: "" });
  }
}

/** A tab may be gone by the time that its answer comes. @param {() => Promise<void>} task */
async function ofTab(task) {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Error) || !/tab/iu.test(error.message)) throw error;
  }
}
