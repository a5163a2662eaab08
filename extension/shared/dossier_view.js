/** A dossier's card as elements, for the card in the mail page and for the popup: what it holds, and in which order. */

import { button, mainButtons, moreButtons } from "./card_buttons.js";
import { conflict, dismissed, fact, moment, reason } from "./card_lines.js";
import { matrixFold } from "./card_matrix.js";
import { element } from "./dom.js";
import { text } from "./i18n.js";

/**
 * @typedef {import("./types.js").Card} Card
 * @typedef {import("./card_buttons.js").Deeds} Deeds
 */

const MOST_REASONS = 5;
const MOST_STEPS = 3;

/**
 * Verdict, reasons, contradictions, what speaks for the sender, what could not be checked, next step with its buttons, time. A card
 * without an id is about an address that is none: nothing is kept of it, so there is nothing to open or to decide.
 * @param {Card} card
 * @param {Deeds} deeds
 */
export function dossierView(card, deeds) {
  const callWrong = card.id ? deeds.callWrong : null;
  const parts = [
    element("h2", { class: `is-${card.level}`, dir: "auto" }, card.sentence),
    element("p", { class: "who" }, element("bdi", {}, card.shown)),
    ...(card.id ? owners(card, deeds) : []),
    ...(card.rated_by ? [element("p", { class: "sentence" }, text("about_reply_to", card.rated_by))] : []),
    ...section("card_reasons", card.reasons.slice(0, MOST_REASONS).map((line) => reason(line, callWrong))),
    ...(card.reasons.length > MOST_REASONS ? [element("p", { class: "read" }, text("more_reasons", card.reasons.length - MOST_REASONS))] : []),
    ...section("card_contradictions", card.contradictions.map(conflict)),
    ...matrixFold(card.matrix),
    ...section("card_goods", [...card.goods, ...card.strength].slice(0, MOST_REASONS).map((line) => fact(line))),
    ...section("card_unknowns", card.unknowns.map((line) => fact(line))),
    ...(callWrong ? section("card_dismissed", card.dismissed.map((line) => dismissed(line, callWrong))) : []),
    ...(card.reply_to_seen ? [] : [element("p", { class: "when" }, text("reply_to_not_seen"))]),
    ...section("card_next", card.next_steps.slice(0, MOST_STEPS).map((step) => element("li", { dir: "auto" }, step))),
    ...(card.id ? [moreButtons(card, deeds)] : []),
    lastLine(card, deeds),
    ...(card.id ? [mainButtons(card, deeds)] : []),
  ];
  const view = element("div", {});
  view.append(...parts);
  return view;
}

/** What the owner said of this sender, each with its way back. @param {Card} card @param {Deeds} deeds */
function owners({ known, quiet_since, quiet_entry, firm_domain }, deeds) {
  const isDomain = Boolean(quiet_entry) && !quiet_entry.includes("@");
  return [
    ...(known ? [element("p", { class: "sentence" }, text("known_sender"), " ", button("not_known_sender", () => deeds.know(false), "small"))] : []),
    ...(quiet_since ? [element("p", { class: "sentence", dir: "auto" }, quiet_since, " ", button("loud_sender", () => deeds.quiet(isDomain, true), "small"),
      ...(firm_domain && !isDomain ? [" ", button("quiet_domain", () => deeds.quiet(true, false), "small", "", firm_domain)] : []))] : []),
  ];
}

/** @param {string} title @param {HTMLLIElement[]} lines */
function section(title, lines) {
  return lines.length ? [element("h3", {}, text(title)), element("ul", {}, ...lines)] : [];
}

/** When it was checked, and again if wanted. @param {Card} card @param {Deeds} deeds */
function lastLine({ id, checked_at, complete }, deeds) {
  const line = element("p", { class: "when last" }, checked_at ? text("checked_at", moment(checked_at)) : text("checked_never"),
    complete ? "" : ` ${text("still_checking")}`);
  if (id && complete) line.append(" ", button("check_again", deeds.checkAgain, "small"));
  return line;
}
