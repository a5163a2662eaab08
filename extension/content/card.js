/** The whole answer about one sender, in a dialog beside his badge that does not shut the mail off. */

import { dossierView, DOSSIER_STYLE } from "../shared/dossier_view.js";
import { element } from "../shared/dom.js";
import { emblem } from "../shared/emblem.js";
import { text } from "../shared/i18n.js";
import { openLayer } from "./layer.js";
import { closeTooltip } from "./tooltip.js";

/**
 * @typedef {object} CardContent
 * @property {import("../shared/types.js").Card | null} card null while there is none
 * @property {string} note what is to be said in place of a card
 * @property {import("../shared/dossier_view.js").Actions} actions
 * @property {number} emblem
 * @property {import("./webmails/index.js").Way | null} way what the webmail says of who mailed and signed the message
 */

const STYLE = `${DOSSIER_STYLE}
.box { width: 400px; padding: 14px 16px 0; max-height: min(560px, calc(100vh - 16px)); }
.top { display: flex; align-items: start; gap: 8px; margin-bottom: 4px; }
.top .emblem { width: 20px; height: 20px; flex: none; }
.top span { flex: 1; color: var(--soft); font-size: 12px; line-height: 20px; }
.close { all: unset; cursor: pointer; width: 24px; height: 24px; text-align: center; border-radius: 12px; font-size: 18px; line-height: 22px; color: var(--soft); }
.close:hover { background: var(--hover); }
.close:focus-visible { outline: 2px solid var(--action); }`;

/** @typedef {{ layer: import("./layer.js").Layer, back: HTMLElement, body: HTMLElement }} OpenCard */

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
  const layer = openLayer(button, { role: "dialog", "aria-label": text("card_title"), tabindex: "-1" }, { style: STYLE, theme, fill: (box) => {
    const close = element("button", { type: "button", class: "close", "aria-label": text("close") }, "×");
    close.addEventListener("click", (event) => {
      if (event.isTrusted) closeCard(true);
    });
    box.append(element("div", { class: "top" }, emblem(content.emblem), element("span", {}, text("name")), close), body);
  } });
  const card = { layer, back: button, body };
  open = card;
  fillCard(card, content);
  // The webmails act on single keys; a key typed in our card is meant for our card.
  for (const type of /** @type {const} */ (["keydown", "keyup", "keypress"])) {
    layer.host.addEventListener(type, (event) => {
      event.stopPropagation();
      if (type === "keydown" && event.key === "Escape" && event.isTrusted) closeCard(true);
    });
  }
  addEventListener("pointerdown", onOutside, true);
  layer.box.focus({ preventScroll: true });
  return card;
}

/**
 * Shows newer content in a card, if it is still the open one: the answer may come when another sender's card stands there.
 * @param {OpenCard} which
 * @param {CardContent} content
 */
export function fillCard(which, { card, note, actions, way }) {
  if (open !== which) return false;
  const root = which.body.getRootNode();
  const inside = root instanceof ShadowRoot && which.body.contains(root.activeElement);
  which.body.replaceChildren(card ? dossierView(card, actions) : element("p", { class: "sentence" }, note));
  if (card && way?.mailed) which.body.prepend(element("p", { class: "when" }, text("way_shown", way.mailed, way.signed)));
  which.layer.place();
  if (inside) which.layer.box.focus({ preventScroll: true }); // its button is gone: the focus stays in the card
  return true;
}

/** @param {boolean} giveBack whether the focus goes back to the badge */
export function closeCard(giveBack) {
  if (!open) return;
  removeEventListener("pointerdown", onOutside, true);
  const { layer, back } = open;
  open = null;
  layer.close();
  if (!giveBack) return;
  back.focus({ preventScroll: true });
  closeTooltip(); // the focus came from us: it asks for no explanation
}

export function isCardOpen() {
  return open !== null;
}

/** @param {PointerEvent} event */
function onOutside(event) {
  if (event.isTrusted && open && !event.composedPath().includes(open.layer.host)) closeCard(false);
}
