/**
 * What may be said to the background, and by whom. A content script lives beside a hostile page: it has its own short list, and
 * every field of every message is checked before anything is done.
 */

const HOSTS = ["mail.google.com", "outlook.live.com", "outlook.office.com", "outlook.office365.com", "outlook.cloud.microsoft"];
const LONGEST_MESSAGE = 64 * 1024;
const MOST_SENDERS = 100;

/** @typedef {(value: unknown) => boolean} Rule */

/** @param {number} longest @returns {Rule} */
const upTo = (longest) => (value) => typeof value === "string" && value.length <= longest;
/** @param {...unknown} allowed @returns {Rule} */
const oneOf = (...allowed) => (value) => allowed.includes(value);
/** @param {RegExp} pattern @returns {Rule} */
const matching = (pattern) => (value) => typeof value === "string" && pattern.test(value);
const dossierId = matching(/^[0-9a-f]{32}$/u);
/** @type {Rule} */
const optionalAddress = (value) => value === null || upTo(254)(value);

const SENDER = {
  ref: upTo(40), address: upTo(254), name: upTo(500), reply_to: optionalAddress,
  surface: oneOf("list", "message", "selection", "typed"), role: oneOf("sender"),
};
const WITH_HEADER = { ...SENDER, header: (/** @type {unknown} */ value) => fits(value, { mailed_by: upTo(254), signed_by: upTo(254) }) };
/** @type {Rule} */
const senders = (value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_SENDERS && value.every((one) => fits(one, SENDER) || fits(one, WITH_HEADER));

/** @type {Record<string, Rule>} */
const NOTHING = {};
const FIELD = { field: oneOf("person", "title", "company", "phone", "email", "website", "address"), value: upTo(300) };
/** The fields of a signature, read after a trusted click; none without. */
const claims = (/** @type {unknown} */ value) => Array.isArray(value) && value.length <= 40 && value.every((one) => fits(one, FIELD));
const DOSSIER = { id: dossierId, name: upTo(500), reply_to: optionalAddress, claims };
const OPEN = { page: oneOf("history", "dossier", "home", "settings", "pair", "vet", "changes"), id: (/** @type {unknown} */ value) => value === "" || dossierId(value) };
const CONTACT = { id: dossierId };
const WRONG = { id: dossierId, code: matching(/^[a-z0-9_]{1,60}$/u), value: matching(/^[0-9a-f]{16}$/u), undo: oneOf(true, false) };
const QUIET = { id: dossierId, whole_domain: oneOf(true, false), undo: oneOf(true, false) };
const SHOW_ORIGINAL = { message: matching(/^msg-[af]:[\w-]{1,40}$/u) };
const ORIGINAL = { text: upTo(40_000) };
const PERSON = { address: upTo(254), name: upTo(200) };
const WRITTEN = { people: (/** @type {unknown} */ value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_SENDERS && value.every((one) => fits(one, PERSON)) };
const DECIDE = { id: dossierId, decision: oneOf("known", "not_known") };

/**
 * By itself a content script may make no more be asked than opening a mail may: reach passive, which is not even a field here.
 * `contact` is sent for a trusted click on our own button only, and the companion refuses it until the owner has agreed.
 */
const FROM_CONTENT = {
  hello: NOTHING, vet: { senders }, dossier: DOSSIER, open: OPEN, decide: DECIDE, contact: CONTACT, recheck: CONTACT, wrong: WRONG, quiet: QUIET,
  letters: { ask: oneOf(true, false) }, original: ORIGINAL, show_original: SHOW_ORIGINAL, written: WRITTEN,
  level: { level: oneOf("high", "medium", "low", "unknown", "none") },
};

const FROM_OWN_PAGE = {
  status: NOTHING, vet: { senders }, dossier: DOSSIER, open: OPEN, decide: DECIDE, contact: CONTACT, recheck: CONTACT, wrong: WRONG, quiet: QUIET, connect: NOTHING,
  pairing: NOTHING, code: { code: matching(/^\d{6}$/u) },
  forget: NOTHING, last: { done: oneOf(true, false) }, settings: NOTHING,
};

/**
 * The message, if its sender may say it and every field fits; else null.
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} from
 * @returns {{ type: string, [field: string]: any } | null}
 */
export function accept(message, from) {
  if (from.id !== chrome.runtime.id || JSON.stringify(message ?? null).length > LONGEST_MESSAGE) return null;
  const kinds = isOwnPage(from) ? FROM_OWN_PAGE : isContentScript(from) ? FROM_CONTENT : null;
  if (!kinds || typeof message !== "object" || message === null || !("type" in message) || typeof message.type !== "string") return null;
  if (!Object.hasOwn(kinds, message.type)) return null;
  const { type, ...fields } = message;
  const rules = /** @type {Record<string, Record<string, Rule>>} */ (kinds)[/** @type {string} */ (type)];
  return rules && fits(fields, rules) ? /** @type {any} */ (message) : null;
}

/** Whether a page of ours speaks, as the popup does. @param {chrome.runtime.MessageSender} from */
export function isOwnPage(from) {
  return from.url?.startsWith(chrome.runtime.getURL("pages/")) ?? false;
}

/** @param {chrome.runtime.MessageSender} from */
function isContentScript(from) {
  if (!from.tab || from.frameId !== 0 || !from.url) return false;
  const { origin, hostname, protocol } = new URL(from.url);
  return protocol === "https:" && HOSTS.includes(hostname) && (from.origin === undefined || from.origin === origin);
}

/** Whether a value has exactly the fields of these rules. @param {unknown} value @param {Record<string, Rule>} rules */
function fits(value, rules) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === Object.keys(rules).length
    && names.every((name) => Object.hasOwn(rules, name) && rules[name]?.(/** @type {any} */ (value)[name]));
}
