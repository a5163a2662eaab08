/** What the buttons of a card say to the background, the same in the mail page and in the popup. */

import { text } from "./i18n.js";

/**
 * @typedef {"" | "asked" | "kept"} What was done: nothing yet, it is asked anew, the owner's word was kept
 *
 * @typedef {object} After
 * @property {(message: { type: string, [field: string]: unknown }) => Promise<any>} tell undefined: there is nobody to tell any more
 * @property {(what: What) => void} changed the answer may be another one now
 * @property {() => void} consent a page has opened that asks for the owner's leave
 * @property {(sentence: string) => void} failed
 *
 * The deeds about one dossier. Those that need the message itself are left out.
 * @param {string} id
 * @param {After} after
 * @returns {import("./card_buttons.js").Deeds}
 */
export function deedsFor(id, { tell, changed, consent, failed }) {
  /** @param {{ type: string, [field: string]: unknown }} message @param {() => void} then */
  const say = async (message, then) => {
    const told = await tell(message);
    if (told === undefined) return;
    if (told.status === 200) then();
    else if (told.body?.error === "consent") consent();
    else failed(faultOf(told));
  };
  const asked = () => changed("asked");
  const kept = () => changed("kept");
  return {
    openDossier: () => void say({ type: "open", page: "dossier", id }, () => undefined),
    openHistory: () => void say({ type: "open", page: "history", id: "" }, () => undefined),
    know: (known) => void say({ type: "decide", id, decision: known ? "known" : "not_known" }, kept),
    quiet: (whole_domain, undo) => void say({ type: "quiet", id, whole_domain, undo }, kept),
    contact: () => void say({ type: "contact", id }, asked),
    checkAgain: () => void say({ type: "recheck", id }, asked),
    callWrong: ({ code, value }, undo) => void say({ type: "wrong", id, code, value, undo }, kept),
    readOriginal: null,
    readSignature: null,
  };
}

/**
 * What is said to the user of a deed of his: that it is under way, and how it came out.
 * @param {What} what
 * @param {{ complete: boolean, sentence: string }} card
 */
export function outcome(what, { complete, sentence }) {
  if (what === "kept") return text("saved");
  return what === "asked" ? complete ? text("check_done", sentence) : text("still_checking") : "";
}

/** Why the background did not do what it was told, as a sentence. @param {{ state?: string, body?: any }} told */
export function faultOf({ state, body }) {
  return state && state !== "ok" ? text(`state_${state}`) : String(body?.message ?? text("not_done"));
}
