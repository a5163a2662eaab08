/** The whole answer about one sender, in a dialog beside his badge that does not shut the mail off. */

import { button as buttonOf } from "../shared/card_buttons.js";
import { CARD_STYLE } from "../shared/card_style.js";
import { element } from "../shared/dom.js";
import { dossierView } from "../shared/dossier_view.js";
import { emblem } from "../shared/emblem.js";
import { text } from "../shared/i18n.js";
import { openLayer } from "./layer.js";
import { closeTooltip } from "./tooltip.js";

/**
 * @typedef {object} CardContent
 * @property {import("../shared/types.js").Card | null} card null while there is none
 * @property {string} [status] what came of the user's last click
 * @property {string} note what is to be said in place of a card, a line for each paragraph
 * @property {import("../shared/card_buttons.js").Deeds} deeds
 * @property {number} emblem
 * @property {import("./webmails/index.js").Way | null} way what the webmail says of who mailed and signed the message
 * @property {HTMLElement | null} read what was read of the message for this answer
 * @property {{ name: string, act: () => void } | null} instead the button where there is no card
 */

const STYLE = `${CARD_STYLE}
.box { width: 400px; padding: 14px 16px 0; max-height: min(560px, calc(100vh - 16px)); scroll-padding: 40px 0 56px; }
.top { display: flex; align-items: start; gap: 8px; margin-bottom: 4px; }
.top .emblem { width: 20px; height: 20px; flex: none; }
.top span { flex: 1; color: var(--soft); font-size: 12px; line-height: 20px; }
.close { all: unset; cursor: pointer; width: 24px; height: 24px; text-align: center; border-radius: 12px; font-size: 18px; line-height: 22px; color: var(--soft); }
.close:hover { background: var(--hover); }
.status { position: sticky; top: -14px; z-index: 1; margin: 0 -16px 6px; padding: 6px 16px 6px 13px; border-inline-start: 3px solid var(--action);
  border-bottom: 1px solid var(--rule); background: var(--page); }
.status:empty { display: none; }
.body > .sentence:last-child { padding-bottom: 14px; }
.close:focus-visible { outline: 2px solid var(--action); }`;

const MOST_HELD_MS = 1500;

/**
 * @typedef {{ layer: import("./layer.js").Layer, back: HTMLElement, body: HTMLElement, status: HTMLElement, isPressed: boolean, held: CardContent | null }} OpenCard
 * `held`: what came while the user had a button pressed
 */

/** @type {OpenCard | null} */
let open = null;

/**
 * Opens the card of a badge; Esc or the cross closes it and gives the focus back.
 * @param {HTMLElement} button of the badge
 * @param {import("./paint.js").Theme} theme
 * @param {CardContent} content
 * @returns {OpenCard} to fill it with a later answer
 */
export function openCard(button, theme, content) {
  closeCard(false);
  const body = element("div", { class: "body" });
  const status = element("p", { class: "status", role: "status" });
  const layer = openLayer(button, { role: "dialog", "aria-label": text("card_title"), tabindex: "-1" }, { style: STYLE, theme, fill: (box) => {
    const close = element("button", { type: "button", class: "close", "aria-label": text("close") }, "×");
    close.addEventListener("click", (event) => {
      if (event.isTrusted) closeCard(true);
    });
    box.append(element("div", { class: "top" }, emblem(content.emblem), element("span", {}, text("name")), close), status, body);
  } });
  /** @type {OpenCard} */
  const card = { layer, back: button, body, status, isPressed: false, held: null };
  open = card;
  fillCard(card, content);
  // The webmails act on single keys; a key typed in our card is meant for our card.
  for (const type of /** @type {const} */ (["keydown", "keyup", "keypress"])) {
    layer.host.addEventListener(type, (event) => {
      event.stopPropagation();
      if (type === "keydown" && event.key === "Escape" && event.isTrusted) closeCard(true);
    });
  }
  addEventListener("pointerdown", onPointerDown, true);
  addEventListener("pointerup", onPointerUp, true);
  layer.box.focus({ preventScroll: true });
  return card;
}

/**
 * Shows newer content in a card, if it is still the open one: the answer may come when another sender's card stands there.
 * @param {OpenCard} which
 * @param {CardContent} content
 */
export function fillCard(which, content) {
  if (open !== which) return false;
  // A button that is exchanged between press and release would never hear of the click.
  if (which.isPressed) which.held = content;
  else fillNow(which, content);
  return true;
}

/** @param {OpenCard} which @param {CardContent} content */
function fillNow(which, { card, note, deeds, way, read, instead, status = "" }) {
  const root = which.body.getRootNode();
  const focused = root instanceof ShadowRoot && which.body.contains(root.activeElement) ? root.activeElement : null;
  const folds = [...which.body.querySelectorAll("details")].map((fold) => fold.open);
  const said = note.split("\n").filter(Boolean).map((line) => element("p", { class: "sentence", dir: "auto" }, line));
  if (!card && instead) said.at(-1)?.append(" ", buttonOf(instead.name, instead.act, "small"));
  noteInCard(which, status);
  which.body.replaceChildren(...(way?.mailed && card ? [element("p", { class: "when" }, text("way_shown", way.mailed, way.signed))] : []),
    ...(read ? [read] : []), ...(card ? [dossierView(card, deeds)] : said));
  for (const [place, fold] of [...which.body.querySelectorAll("details")].entries()) fold.open = folds[place] ?? false;
  which.layer.place();
  if (!focused) return;
  // The same button again, so that who is on his way by keyboard stays there; where it is gone, the focus stays in the card.
  const same = [...which.body.querySelectorAll(focused.localName)].find((one) => nameOf(one) === nameOf(focused)) ?? which.layer.box;
  if (same instanceof HTMLElement) same.focus({ preventScroll: true });
}

/** @param {Element} control */
function nameOf(control) {
  return control.getAttribute("aria-label") ?? control.textContent;
}

/** Says a sentence on top of a card, where it stays in sight, if it is still the open one. @param {OpenCard} which @param {string} sentence */
export function noteInCard(which, sentence) {
  // A screen reader says it once, however often the card is filled.
  if (open !== which || which.status.textContent === sentence) return;
  // What the user's click changed stands on top; after that nothing is scrolled away under him.
  if (!which.status.textContent) which.layer.box.scrollTop = 0;
  which.status.textContent = sentence;
}

/** @param {boolean} giveBack whether the focus goes back to the badge */
export function closeCard(giveBack) {
  if (!open) return;
  removeEventListener("pointerdown", onPointerDown, true);
  removeEventListener("pointerup", onPointerUp, true);
  const { layer, back } = open;
  open = null;
  layer.close();
  if (!giveBack) return;
  back.focus({ preventScroll: true });
  closeTooltip(); // the focus came from us: it asks for no explanation
}

/** Whether a card is open: any, or this very one. @param {OpenCard} [which] */
export function isCardOpen(which) {
  return which ? open === which : open !== null;
}

/** @param {PointerEvent} event */
function onPointerDown(event) {
  if (!event.isTrusted || !open) return;
  if (!event.composedPath().includes(open.layer.host)) return closeCard(false);
  const card = open;
  card.isPressed = true;
  setTimeout(() => letGo(card), MOST_HELD_MS); // the release may be outside of the window
}

/** @param {PointerEvent} event */
function onPointerUp(event) {
  const card = open;
  if (event.isTrusted && card) setTimeout(() => letGo(card)); // the click comes first
}

/** @param {OpenCard} card */
function letGo(card) {
  const { held } = card;
  card.isPressed = false;
  card.held = null;
  if (held) fillCard(card, held);
}
