/** A dossier's card as elements, for the card in the mail page and for the popup. */

import { element } from "./dom.js";
import { text } from "./i18n.js";

/**
 * @typedef {import("./types.js").Card} Card
 * @typedef {import("./types.js").Line} Line
 * @typedef {object} Actions what the buttons do; every call comes from a trusted click
 * @property {() => void} openDossier
 * @property {() => void} openHistory
 * @property {(known: boolean) => void} know
 * @property {() => void} contact asks the sender's own web site and mail server
 */

export const DOSSIER_STYLE = `
h2 { margin: 0 0 2px; font-size: 15px; line-height: 1.35; }
h2.is-high { color: var(--high); }
h2.is-medium { color: var(--medium-ink); }
h3 { margin: 12px 0 3px; font-size: 12px; font-weight: 600; color: var(--soft); }
.who { margin: 0; font: 12px/1.4 ui-monospace, monospace; color: var(--soft); }
ul { margin: 0; padding-inline-start: 18px; }
li { margin-block: 3px; }
.origin, .also, .when { color: var(--soft); font-size: 12px; }
.also { display: block; }
.when { margin: 12px 0 0; }
.sentence { margin: 4px 0; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; padding-block: 8px 12px; position: sticky; bottom: 0; background: var(--page); }
.buttons button { all: unset; cursor: pointer; box-sizing: border-box; min-height: 28px; padding: 4px 12px; border: 1px solid var(--rule); border-radius: 14px; font-size: 12px; line-height: 18px; color: var(--action); }
.buttons button.first { background: var(--action); color: var(--on-action); border-color: var(--action); }
.buttons button:hover { filter: brightness(.95); }
.buttons button:focus-visible { outline: 2px solid var(--action); outline-offset: 2px; }`;

/**
 * Verdict, reasons, contradictions, what speaks for the sender, what could not be checked, next step, time, buttons.
 * @param {Card} card
 * @param {Actions} actions
 */
export function dossierView(card, actions) {
  const about = card.about && card.about !== card.address ? [text("about_reply_to", card.about)] : [];
  const parts = [
    element("h2", { class: `is-${card.level}`, dir: "auto" }, card.sentence),
    element("p", { class: "who" }, element("bdi", {}, card.address)),
    ...about.map((line) => element("p", { class: "sentence" }, line)),
    ...section("card_reasons", card.reasons.slice(0, 5).map(fact)),
    ...section("card_contradictions", card.contradictions.map((conflict) => element("li", { dir: "auto" }, conflict.text))),
    ...section("card_goods", card.goods.slice(0, 5).map(fact)),
    ...section("card_unknowns", card.unknowns.map(fact)),
    ...section("card_next", card.next_steps.slice(0, 3).map((step) => element("li", { dir: "auto" }, step))),
  ];
  if (!card.reply_to_seen) parts.push(element("p", { class: "when" }, text("reply_to_not_seen")));
  parts.push(element("p", { class: "when" }, card.checked_at ? text("checked_at", moment(card.checked_at)) : text("checked_never"),
    card.complete ? "" : ` ${text("still_checking")}`));
  if (card.id) parts.push(buttons(actions));
  const view = element("div", {});
  view.append(...parts);
  return view;
}

/** @param {string} title @param {HTMLLIElement[]} lines */
function section(title, lines) {
  return lines.length ? [element("h3", {}, text(title)), element("ul", {}, ...lines)] : [];
}

/** A fact with its source and the day that it was asked. @param {Line} line */
function fact(line) {
  const item = element("li", { dir: "auto" }, line.text, " ", element("span", { class: "origin" }, `— ${line.source} — ${moment(line.seen_at)}`));
  if (line.may_also) item.append(element("span", { class: "also" }, line.may_also));
  return item;
}

/** @param {Actions} actions */
function buttons(actions) {
  const row = element("div", { class: "buttons" });
  const known = button("know_sender", () => actions.know(true));
  row.append(button("open_dossier", actions.openDossier, "first"), button("open_history", actions.openHistory), known, button("check_contact", actions.contact));
  return row;
}

/** @param {string} name @param {() => void} act @param {string} [className] */
function button(name, act, className = "") {
  const made = element("button", { type: "button", class: className }, text(name));
  made.addEventListener("click", (event) => {
    if (event.isTrusted) act();
  });
  return made;
}

/** ISO time in the user's zone, to the minute. @param {string} iso */
function moment(iso) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
