/**
 * One badge beside one sender. The page around it is hostile: it lives in a closed shadow root made here, its host carries no
 * address and no state, and it listens to trusted events only.
 */

import { emblem } from "../shared/emblem.js";
import { element } from "../shared/dom.js";
import { TOKENS, glyph, themeClass } from "./paint.js";

/**
 * @typedef {object} Showing
 * @property {import("./paint.js").Look} look
 * @property {string} word of the level, shown in an open message
 * @property {string} label the whole sentence
 * @property {import("./paint.js").Theme} theme
 * @property {boolean} [quiet] the shape without its colour
 *
 * @typedef {object} Handlers
 * @property {(badge: Badge) => void} click
 * @property {(badge: Badge) => void} enter
 * @property {(badge: Badge) => void} leave
 *
 * @typedef {{ host: HTMLElement, button: HTMLButtonElement, surface: string, show: (showing: Showing) => void, hush: () => void }} Badge
 */

/** Marks our hosts, so that they are not read again; a mail can carry the mark too, so it decides nothing. */
export const MARK = "data-whowrites";

const STYLE = `${TOKENS}
:host { all: initial !important; display: var(--whowrites, none) !important; position: relative !important; height: 0 !important;
  vertical-align: middle !important; line-height: 0 !important; user-select: none !important; -webkit-user-select: none !important; }
:host([${MARK}="list"]) { width: 24px !important; }
:host([${MARK}="message"]) { margin-inline: 6px !important; }
button { all: unset; box-sizing: border-box; display: flex; align-items: center; cursor: pointer; position: relative; font: 500 12px/16px system-ui, sans-serif; }
.list button { position: absolute; inset-inline-start: -4px; top: -12px; width: 24px; height: 24px; justify-content: center; }
.list .glyph { width: 16px; height: 16px; }
.list.plate button { background: var(--page); border-radius: 12px; }
.list .emblem { position: absolute; inset-inline-end: 0; bottom: 1px; width: 10px; height: 10px; overflow: visible; }
.list .emblem path { paint-order: stroke; stroke: var(--page); stroke-width: 4; stroke-linejoin: round; }
.message button { height: 24px; margin-block: -12px; padding-inline: 4px 6px; gap: 5px; border-radius: 12px; border: 1px solid var(--rule); background: var(--page); color: var(--soft); white-space: nowrap; }
.message .glyph { width: 18px; height: 18px; }
.message .emblem { width: 12px; height: 12px; flex: none; }
.message.is-high button { color: var(--high); border-color: var(--high); }
.message.is-medium button { color: var(--medium-ink); border-color: var(--medium); }
button:hover { background: color-mix(in srgb, var(--soft) 14%, transparent); border-radius: 12px; }
.message button:hover, .plate button:hover { background: var(--hover); }
button:focus-visible { outline: 2px solid var(--action); outline-offset: 1px; border-radius: 12px; }
.is-hushed { visibility: hidden; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { :host { display: none !important; } }
@media (forced-colors: active) { .message button { border-color: CanvasText; color: CanvasText; } }`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/**
 * A badge, not yet in the page.
 * @param {"list" | "message" | "compose"} surface
 * @param {number} emblemNumber
 * @param {Handlers} handlers
 * @returns {Badge}
 */
export function createBadge(surface, emblemNumber, handlers) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  const host = element("span", { [MARK]: surface });
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [sheet];
  const word = element("span", { class: "word", "aria-hidden": "true" });
  const said = element("span", { class: "said", role: "status" });
  const button = element("button", { type: "button", "aria-haspopup": "dialog" });
  const box = element("span", {}, button);
  const picture = emblem(emblemNumber);
  if (surface === "list") {
    // Rows add no tab stop and no words to the row's own name: the popup, the menu and the shortcut serve the keyboard.
    host.setAttribute("aria-hidden", "true");
    button.tabIndex = -1;
  } else {
    box.append(said);
  }
  root.append(box);
  /** @type {Badge} */
  const badge = { host, button, surface, show, hush };
  listen(button, badge, handlers);
  return badge;

  /** @param {Showing} showing */
  function show({ look, word: level, label, theme, quiet }) {
    box.className = `${surface === "list" ? "list" : "message"} is-${quiet ? "quiet" : look} ${themeClass(theme)}`;
    word.textContent = surface === "list" ? "" : level;
    button.setAttribute("aria-label", label);
    button.replaceChildren(glyph(look), word, picture);
    if (said.textContent !== label && look !== "checking") said.textContent = label;
  }

  /** Says nothing and takes no click, at its place, until it is shown anew. */
  function hush() {
    box.classList.add("is-hushed");
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {Badge} badge
 * @param {Handlers} handlers
 */
function listen(button, badge, handlers) {
  // Without this the row would open, or be dragged, under the click.
  for (const type of /** @type {const} */ (["pointerdown", "pointerup", "mousedown", "mouseup", "dblclick"])) {
    button.addEventListener(type, (event) => event.stopPropagation());
  }
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    event.preventDefault();
    if (event.isTrusted) handlers.click(badge);
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") event.stopPropagation();
  });
  for (const [type, handler] of /** @type {const} */ ([["pointerenter", handlers.enter], ["focus", handlers.enter],
    ["pointerleave", handlers.leave], ["blur", handlers.leave]])) {
    button.addEventListener(type, (event) => {
      if (event.isTrusted) handler(badge);
    });
  }
}
