/** A box in the top layer, placed by hand beside an element: no page style reaches it and no page node is touched for it. */

import { element } from "../shared/dom.js";
import { MARK } from "./badge.js";
import { TOKENS, themeClass } from "./paint.js";

const STYLE = `${TOKENS}
:host { all: initial !important; display: var(--whowrites, none) !important; position: fixed !important; inset: 0 auto auto 0 !important; margin: 0 !important;
  z-index: 2147483647 !important; }
.box { position: fixed; box-sizing: border-box; color: var(--text); background: var(--page); border: 1px solid var(--rule); border-radius: 10px;
  box-shadow: 0 6px 24px rgb(0 0 0 / .22); font: 13px/1.45 system-ui, "Noto Sans SC", sans-serif; max-width: min(420px, calc(100vw - 16px));
  max-height: calc(100vh - 16px); overflow: auto; overflow-wrap: anywhere; text-align: start; }
@media print { :host { display: none !important; } }`;

const GAP = 6;

/**
 * @typedef {{ host: HTMLElement, box: HTMLElement, place: () => void, close: () => void }} Layer
 */

/**
 * Opens a box beside `anchor`.
 * @param {Element} anchor
 * @param {Record<string, string>} attributes of the box
 * @param {{ style: string, theme: import("./paint.js").Theme, fill: (box: HTMLElement) => void }} content
 * @returns {Layer}
 */
export function openLayer(anchor, attributes, { style, theme, fill }) {
  const host = element("div", { popover: "manual", [MARK]: "layer" });
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE + style);
  root.adoptedStyleSheets = [sheet];
  const box = element("div", { ...attributes, class: `box ${themeClass(theme)}` });
  fill(box);
  root.append(box);
  document.documentElement.append(host);
  // A page can hide our box or carry it off, under the pointer even: what is not in the top layer takes no click.
  host.addEventListener("click", (event) => {
    if (!host.matches(":popover-open")) event.stopImmediatePropagation();
  }, true);
  host.showPopover();
  place();
  addEventListener("resize", place);
  return { host, box, place, close };

  function place() {
    const beside = anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const below = beside.bottom + GAP + height <= innerHeight - GAP || beside.top - GAP - height < GAP;
    const top = below ? beside.bottom + GAP : beside.top - GAP - height;
    const start = getComputedStyle(anchor).direction === "rtl" ? beside.right - width : beside.left;
    // On the box and not on the host: a page's style sheet reaches the host, and our own rules for it outrank its attributes.
    box.style.top = `${clamp(top, innerHeight - height)}px`;
    box.style.left = `${clamp(start, innerWidth - width)}px`;
  }

  function close() {
    removeEventListener("resize", place);
    host.remove();
  }
}

/** @param {number} value @param {number} room */
function clamp(value, room) {
  return Math.max(GAP, Math.min(value, room - GAP));
}
