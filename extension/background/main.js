/** The background: it routes checked messages. All listeners are registered at once, since any event may have woken it. */

import { browserLanguage } from "../shared/i18n.js";
import { areSettings, readSettings } from "../shared/settings.js";
import { call, ready, secondsToWait, startAnew, toUpdate } from "./companion.js";
import { askInOptions, mayReadLetters, notAllowed } from "./letters.js";
import { askedFor, makeMenus, pointedAt } from "./menus.js";
import { accept, isOwnPage } from "./messages.js";
import * as notifications from "./notifications.js";
import * as pairing from "./pairing.js";
import { forContent, isOn, tellTabs } from "./tabs.js";
import { showLevel, showState } from "./toolbar.js";

/** @typedef {import("./menus.js").Asked} Asked */

const REST_S = 3600;
const BROKEN_WAIT_S = 30;
const GMAIL = "https://mail.google.com/";

// Content scripts get what they need by message; where the browser can shut them out of the settings, it shall.
void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

chrome.runtime.onInstalled.addListener(() => {
  void makeMenus();
  void notifications.resume();
});
chrome.runtime.onStartup.addListener(() => void notifications.resume());
chrome.alarms.onAlarm.addListener((alarm) => {
  if (alarm.name === pairing.ALARM) void pairing.resume();
  if (alarm.name === notifications.ALARM) void language().then((lang) => notifications.lookForChanges(lang, call));
});
notifications.listen((page, id) => void open(page, id));

chrome.runtime.onMessage.addListener((message, from, respond) => {
  const accepted = accept(message, from);
  if (!accepted) {
    respond({ refused: true });
    return false;
  }
  void answer(accepted, from).then(respond, (fault) => {
    // Who asked would wait for ever. The fault itself goes on to where the browser lists faults.
    respond({ state: "broken", wait: BROKEN_WAIT_S });
    void showState("broken");
    throw fault;
  });
  return true;
});

chrome.contextMenus.onClicked.addListener((info, tab) => {
  // The popup may be opened only while the click still counts: before anything is awaited.
  const opened = openPopup();
  void askedFor(info, tab).then((asked) => show(asked, opened));
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (command !== "explain-sender" || tab?.id === undefined) return;
  const opened = openPopup();
  void pointedAt(tab.id, "open").then((asked) => show(asked, opened));
});

// Firefox only: the leave to read signatures and original headers came or went, and pages that wait for it look again.
chrome.permissions.onAdded.addListener((granted) => {
  if ("data_collection" in granted) void tellTabs();
});
chrome.permissions.onRemoved.addListener((granted) => {
  if ("data_collection" in granted) void tellTabs();
});

chrome.storage.onChanged.addListener((changed, area) => {
  if (area !== "local" || !areSettings(Object.keys(changed))) return;
  if (changed.port) startAnew();
  if (changed.notify) void notifications.start();
  void tellTabs();
});

/**
 * @param {{ type: string, [field: string]: any }} message
 * @param {chrome.runtime.MessageSender} from
 * @returns {Promise<unknown>}
 */
async function answer(message, from) {
  switch (message.type) {
    case "hello":
      return hello(new URL(from.url ?? "").hostname);
    case "status":
      return { pairing: await pairing.progress(), state: await stateNow(true), wait: secondsToWait(), update: toUpdate() };
    case "vet":
      // What the user asks for in the popup may ask the registries; what is only listed, if he lets it.
      return asking("/vet", { senders: message.senders, reach: isOwnPage(from) ? "passive" : (await readSettings()).automatic, lang: await language() });
    case "letters":
      return letters(message.ask);
    case "dossier":
      if (message.claims.length && !(await mayReadLetters())) return notAllowed();
      return asking("/dossier", { id: message.id, name: message.name, reply_to: message.reply_to, claims: message.claims, lang: await language() });
    case "decide":
      return asking("/decide", { id: message.id, decision: message.decision });
    case "quiet":
      return asking("/quiet", { id: message.id, whole_domain: message.whole_domain, undo: message.undo });
    case "contact":
      return contact(message.id);
    case "recheck":
      return asking("/recheck", { id: message.id, reach: "passive" });
    case "wrong":
      return asking("/wrong", { id: message.id, code: message.code, value: message.value, undo: message.undo });
    case "show_original":
      return showOriginal(message.message, from);
    case "original":
      if (!(await mayReadLetters())) return notAllowed();
      return asking("/original", { text: message.text, lang: await language() });
    case "written":
      return call("/written", { people: message.people });
    case "open":
      return open(message.page, message.id);
    case "level":
      if (from.tab?.id !== undefined) await showLevel(from.tab.id, message.level);
      return {};
    case "connect":
      return pairing.connect();
    case "pairing":
      return pairing.progress();
    case "code":
      return pairing.progress(message.code);
    case "forget":
      await pairing.forget();
      return { state: await stateNow(true) };
    case "last":
      if (message.done) await chrome.storage.session.remove("asked");
      return (await chrome.storage.session.get("asked")).asked ?? null;
    case "settings":
      return readSettings();
    default:
      throw new Error(`accepted, but not routed: ${message.type}`);
  }
}

/** What a mail page is told first. Where the user wants nothing read it comes back when the settings change. @param {string} host */
async function hello(host) {
  if (!isOn(host, await readSettings())) return { state: "switched_off", wait: REST_S };
  return { state: await stateNow(false), wait: secondsToWait(), settings: await forContent() };
}

/** Whether more of a mail than its sender may be read; where not, the user is shown where to allow it, if he asked. @param {boolean} ask */
async function letters(ask) {
  const allowed = await mayReadLetters();
  if (ask && !allowed) await askInOptions();
  return { allowed };
}

/** @param {string} path @param {object} body */
async function asking(path, body) {
  const answered = await call(path, body);
  await showState(answered.state);
  return answered;
}

/** @param {boolean} now */
async function stateNow(now) {
  void pairing.resume();
  const state = await ready(now);
  await showState(state);
  return state;
}

/**
 * Opens a page of the companion's in a tab: with a ticket that works once, so that it works a day later too.
 * @param {string} page
 * @param {string} id
 */
async function open(page, id) {
  const answered = await call("/open", { page, ...(id && { id }) }, { now: true });
  if (answered.state !== "ok") return answered;
  const { port } = await readSettings();
  const url = String(answered.body?.url);
  if (!url.startsWith(`http://127.0.0.1:${port}/enter#t=`)) return { ...answered, status: 500 };
  await chrome.tabs.create({ url });
  return answered;
}

/**
 * Opens the page of Gmail's with a message's source, for the account that the message was read in.
 * @param {string} message
 * @param {chrome.runtime.MessageSender} from
 */
async function showOriginal(message, from) {
  const { origin, pathname } = new URL(from.url ?? "");
  const account = /^\/mail\/u\/\d{1,2}\//u.exec(pathname)?.[0] ?? "/mail/u/0/";
  if (`${origin}/` === GMAIL) await chrome.tabs.create({ url: `${origin}${account}?${new URLSearchParams({ view: "om", permmsgid: message })}` });
  return {};
}

/**
 * Has the sender's own servers asked. The first time the owner's page opens where it asks for his consent.
 * @param {string} id
 */
async function contact(id) {
  const answered = await asking("/recheck", { id, reach: "contact" });
  if (answered.state === "ok" && answered.body?.error === "consent") await open("contact", id);
  return answered;
}

/**
 * Vets whom the user pointed at and leaves him for the popup.
 * @param {Asked | null} asked
 * @param {Promise<boolean>} opened
 */
async function show(asked, opened) {
  await chrome.storage.session.set({ asked: { who: asked, at: Date.now() } });
  if (asked) await asking("/vet", { senders: [{ ref: "asked", role: "sender", ...asked }], reach: "passive", lang: await language() });
  if (!(await opened)) await chrome.action.setBadgeText({ text: "1" });
}

/** Whether the popup could be opened; where the browser does not let us, the toolbar button says that there is something. */
async function openPopup() {
  try {
    await chrome.action.openPopup();
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

async function language() {
  return (await readSettings()).language || browserLanguage();
}
