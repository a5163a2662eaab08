/** What the buttons of a card say to the background, the same in the mail page and in the popup. */

import { text } from "./i18n.js";

/**
 * @typedef {object} After
 * @property {(message: { type: string, [field: string]: unknown }) => Promise<any>} tell undefined: there is nobody to tell any more
 * @property {() => void} changed the answer may be another one now
 * @property {() => void} decided the owner knows this sender
 * @property {(sentence: string) => void} failed
 *
 * The deeds about one dossier. Those that need the message itself are left out.
 * @param {string} id
 * @param {After} after
 * @returns {import("./card_buttons.js").Deeds}
 */
export function deedsFor(id, { tell, changed, decided, failed }) {
  /** @param {{ type: string, [field: string]: unknown }} message @param {() => void} then */
  const say = async (message, then) => {
    const told = await tell(message);
    if (told === undefined) return;
    if (told.status === 200) then();
    else if (told.state && told.state !== "ok") failed(text(`state_${told.state}`));
    // The page that asks for the owner's consent has opened: that is the answer.
    else if (told.body?.error !== "consent") failed(String(told.body?.message ?? text("not_done")));
  };
  return {
    openDossier: () => void say({ type: "open", page: "dossier", id }, () => undefined),
    openHistory: () => void say({ type: "open", page: "history", id: "" }, () => undefined),
    know: (known) => void say({ type: "decide", id, decision: known ? "known" : "not_known" }, decided),
    contact: () => void say({ type: "contact", id }, changed),
    checkAgain: () => void say({ type: "recheck", id }, changed),
    callWrong: ({ code, value }, undo) => void say({ type: "wrong", id, code, value, undo }, changed),
    readOriginal: null,
    readSignature: null,
  };
}
