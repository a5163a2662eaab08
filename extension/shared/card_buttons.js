/** What a person can do about a dossier, as buttons: every one acts on a trusted click only. */

import { element } from "./dom.js";
import { text } from "./i18n.js";

/**
 * @typedef {object} Deeds what the buttons do; each call comes from a trusted click
 * @property {() => void} openDossier
 * @property {() => void} openHistory
 * @property {(known: boolean) => void} know
 * @property {(wholeDomain: boolean, undo: boolean) => void} quiet his mark, or those of all at his firm's domain, without colour
 * @property {() => void} contact asks the sender's own web site and mail server
 * @property {() => void} checkAgain
 * @property {(line: import("./types.js").Line, undo: boolean) => void} callWrong
 * @property {(() => void) | null} readOriginal null where no message is at hand
 * @property {(() => void) | null} readSignature null where no message is at hand
 */

/**
 * A button with a text of the catalog. `about` tells buttons of one name apart for who cannot see where they stand.
 * @param {string} name
 * @param {() => void} act
 * @param {string} [className]
 * @param {string} [about]
 * @param {...string} values of the text
 */
export function button(name, act, className = "", about = "", ...values) {
  const made = element("button", { type: "button", class: className, ...(about && { "aria-label": `${text(name)}: ${about}` }) }, text(name, ...values));
  made.addEventListener("click", (event) => {
    if (event.isTrusted) act();
  });
  return made;
}

/**
 * The two that matter most, which stay in sight. Exactly one is the first: to ask the sender's own servers while that was not done and
 * the answer is not clear, else to look at the evidence.
 * @param {import("./types.js").Card} card
 * @param {Deeds} deeds
 */
export function mainButtons({ level, reach }, deeds) {
  const asksFirst = (level === "unknown" || level === "medium") && (reach === "local" || reach === "passive");
  const contact = button("check_contact", deeds.contact, asksFirst ? "first" : "");
  const open = button("open_dossier", deeds.openDossier, asksFirst ? "" : "first");
  return element("div", { class: "buttons stays" }, ...(asksFirst ? [contact, open] : [open, contact]));
}

/**
 * The others, below the next steps. The owner's word is asked for while it was not given: what he said stands on top, with its way back.
 * @param {import("./types.js").Card} card
 * @param {Deeds} deeds
 */
export function moreButtons({ level, known, quiet_entry }, deeds) {
  const hasColour = level === "high" || level === "medium";
  return element("div", { class: "buttons" },
    ...(deeds.readOriginal ? [button("read_original", deeds.readOriginal)] : []),
    ...(deeds.readSignature ? [button("read_signature", deeds.readSignature)] : []),
    ...(known ? [] : [button("know_sender", () => deeds.know(true))]),
    ...(hasColour && !quiet_entry ? [button("quiet_sender", () => deeds.quiet(false, false))] : []),
    button("open_history", deeds.openHistory));
}
