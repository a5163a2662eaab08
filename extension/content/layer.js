/**
 * A box in the top layer, placed by hand beside an element: no page style reaches it and no page node is touched for it. Our words run
 * from left to right in every language that we have, whatever the page does.
 */

import { element } from "../shared/dom.js";
import { MARK } from "./badge.js";
import { TOKENS, themeClass } from "./paint.js";

const STYLE = `${TOKENS}
:host { all: initial !important; display: var(--whowrites, none) !important; position: fixed !important; inset: 0 auto auto 0 !important; margin: 0 !important;
  z-index: 2147483647 !important; direction: ltr !important; }
.box { position: fixed; box-sizing: border-box; width: max-content; color: var(--text); background: var(--page); border: 1px solid var(--rule); border-radius: 10px;
  box-shadow: 0 6px 24px rgb(0 0 0 / .22); font: 13px/1.45 system-ui, "Noto Sans SC", sans-serif; max-width: min(420px, calc(100vw - 16px));
  max-height: calc(100vh - 16px); overflow: auto; scrollbar-color: var(--soft) transparent; scrollbar-width: thin; overflow-wrap: anywhere; text-align: start; }
.dark { color-scheme: dark; }
@media print { :host { display: none !important; } }`;

const GAP = 6;

/**
 * @typedef {{ host: HTMLElement, box: HTMLElement, place: () => void, close: () => void }} Layer
 */

/**
 * Opens a box beside `anchor`.
 * @param {Element} anchor
 * @param {Record<string, string>} attributes of the box
 * @param {{ style: string, theme: import("./paint.js").Theme, fill: (box: HTMLElement) => void, keepsClear?: boolean }} content keepsClear:
 *   the box becomes smaller rather than cover its anchor, which can be clicked
 * @returns {Layer}
 */
export function openLayer(anchor, attributes, { style, theme, fill, keepsClear = false }) {
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
    const below = innerHeight - beside.bottom - 2 * GAP;
    const above = beside.top - 2 * GAP;
    box.style.maxHeight = "";
    let { width, height } = box.getBoundingClientRect();
    let isBelow = height <= below || height > above;
    let start = getComputedStyle(anchor).direction === "rtl" ? beside.right - width : beside.left;
    if (height > below && height > above) {
      // Neither below nor above is room, as in a low or enlarged window.
      const right = beside.right + GAP;
      const left = beside.left - GAP - width;
      if (right + width <= innerWidth - GAP) start = right;
      else if (left >= GAP) start = left;
      else if (keepsClear) {
        isBelow = below >= above;
        height = Math.max(below, above);
        box.style.maxHeight = `${height}px`;
      }
    }
    const top = isBelow ? beside.bottom + GAP : beside.top - GAP - height;
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
