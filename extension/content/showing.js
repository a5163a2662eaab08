/** From an answer to what a badge says. */

import { text } from "../shared/i18n.js";

/**
 * @typedef {import("./webmails/index.js").Seen} Seen
 * @typedef {import("./asker.js").Answer} Answer
 * @typedef {import("./paint.js").Look} Look
 * @typedef {{ address: string, name: string, reply_to: string | null, surface: string, header?: { mailed_by: string, signed_by: string } }} Question
 * @typedef {{ look: Look, word: string, sentence: string, reasons: string[], hint: string, quiet?: boolean }} Described
 */

const RANK = /** @type {const} */ (["high", "medium", "unknown", "low"]);

/**
 * What badge and tooltip say of a sender.
 * @param {Pick<Seen, "hidden">} seen
 * @param {Answer | null} answer
 * @returns {Described}
 */
export function describe(seen, answer) {
  if (seen.hidden) return plainly("hidden", text(seen.hidden === "conflict" ? "address_conflict" : "address_hidden"), text("address_hidden_hint"));
  if (!answer) return plainly("checking", text("checking"), text("checking_hint"));
  const { card, fault } = answer;
  if (!card) return plainly("unchecked", text("not_checked"), fault);
  if (!card.complete && card.level === "unknown") {
    return { ...plainly("checking", text("checking"), ""), reasons: card.reasons.slice(0, 3).map((line) => line.text) };
  }
  return { look: card.level, word: text(`word_${card.level}`), sentence: card.sentence, reasons: card.reasons.slice(0, 3).map((line) => line.text), hint: card.quiet_since, quiet: card.quiet };
}

/** @param {Look} look @param {string} sentence @param {string} hint @returns {Described} */
function plainly(look, sentence, hint) {
  return { look, word: sentence, sentence, reasons: [], hint };
}

/**
 * Whether the setting lets a badge of this look be drawn.
 * @param {Look} look
 * @param {string} show
 */
export function isWorthShowing(look, show) {
  return show === "all" || (show === "risky" && (look === "high" || look === "medium"));
}

/**
 * The level that the toolbar shows: the worst of what is known.
 * @param {(Answer | null)[]} answers
 */
export function worst(answers) {
  const levels = new Set(answers.map((answer) => answer?.card?.level));
  return RANK.find((level) => levels.has(level)) ?? "none";
}

/**
 * A sender as a question to the companion; null where no address is known. Who mailed and signed the message goes with him only
 * where the webmail has shown both.
 * @template {Seen | null} S
 * @param {S} seen
 * @returns {S extends Seen ? Question : null}
 */
export function asked(seen) {
  const question = seen?.address ? { address: seen.address, name: seen.name.slice(0, 200), reply_to: seen.replyTo, surface: seen.surface, ...headerOf(seen) } : null;
  return /** @type {any} */ (question);
}

/** @param {Pick<Seen, "way">} seen @returns {Pick<Question, "header">} */
function headerOf({ way }) {
  return way?.mailed || way?.signed ? { header: { mailed_by: way.mailed, signed_by: way.signed } } : {};
}
