/**
 * The sentence and the top reasons, on hover and on focus. The pointer may enter it, Esc closes it, and nothing in it takes the
 * focus (WCAG 1.4.13).
 */

import { element } from "../shared/dom.js";
import { emblem } from "../shared/emblem.js";
import { text } from "../shared/i18n.js";
import { openLayer } from "./layer.js";

const OPEN_AFTER_MS = 400;
const CLOSE_AFTER_MS = 200;

const STYLE = `
.box { padding: 10px 12px; max-width: min(340px, calc(100vw - 16px)); }
.head { display: flex; gap: 8px; align-items: start; font-weight: 600; }
.head span { flex: 1; }
.emblem { width: 16px; height: 16px; flex: none; }
ul { margin: 6px 0 0; padding-inline-start: 18px; }
li { margin-block: 2px; }
p { margin: 8px 0 0; color: var(--soft); font-size: 12px; }`;

/** @type {import("./layer.js").Layer | null} */
let open = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Opens the tooltip of a badge, after the time that a passing pointer needs.
 * @param {Element} anchor
 * @param {import("./paint.js").Theme} theme
 * @param {() => { sentence: string, reasons: string[], hint: string, emblem: number }} read
 */
export function openTooltipSoon(anchor, theme, read) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    closeTooltip();
    if (!anchor.isConnected) return;
    const says = read();
    open = openLayer(anchor, { role: "tooltip" }, { style: STYLE, theme, keepsClear: true, fill: (box) => {
      box.append(element("div", { class: "head" }, element("span", { dir: "auto" }, says.sentence), emblem(says.emblem)));
      if (says.reasons.length) box.append(element("ul", {}, ...says.reasons.map((reason) => element("li", { dir: "auto" }, reason))));
      box.append(element("p", {}, says.hint || text("click_for_evidence")));
    } });
    open.box.addEventListener("pointerenter", () => clearTimeout(timer));
    open.box.addEventListener("pointerleave", closeTooltipSoon);
    addEventListener("keydown", onKey, true);
  }, OPEN_AFTER_MS);
}

export function closeTooltipSoon() {
  clearTimeout(timer);
  timer = setTimeout(closeTooltip, CLOSE_AFTER_MS);
}

export function closeTooltip() {
  clearTimeout(timer);
  removeEventListener("keydown", onKey, true);
  open?.close();
  open = null;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.key !== "Escape" || !event.isTrusted) return;
  event.stopPropagation();
  closeTooltip();
}
