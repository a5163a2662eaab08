/**
 * How a level looks: shape, fill and word together, so that no meaning hangs on a hue. The colours follow the background that
 * the badge really stands on, because mail themes do not follow the system.
 */

import { drawing } from "../shared/dom.js";

/**
 * @typedef {"high" | "medium" | "low" | "unknown" | "checking" | "hidden" | "unchecked"} Look
 * @typedef {"light" | "tinted" | "plate" | "dark"} Theme of what is behind: white, grey or pale, neither pale nor dark, dark
 */

/** @param {string} y @param {string} height @param {string} dot */
const exclamation = (y, height, dot) => /** @type {const} */ ([
  ["rect", { x: "7.1", y, width: "1.8", height, rx: "0.9", class: "ink" }],
  ["circle", { cx: "8", cy: dot, r: "1.1", class: "ink" }],
]);
const ring = (/** @type {Record<string, string>} */ more) =>
  /** @type {const} */ (["circle", { cx: "8", cy: "8", r: "6.4", class: "line", ...more }]);

/** @type {Record<Look, readonly (readonly [string, Record<string, string>])[]>} */
const SHAPES = {
  high: [["path", { d: "M5 .8h6L15.200 5v6L11 15.200H5L.8 11V5z", class: "fill" }], ...exclamation("3.7", "5.6", "11.6")],
  medium: [["path", { d: "M8 1.700L15.100 14.300H.9z", class: "fill line" }], ...exclamation("5.9", "4.3", "12.1")],
  low: [ring({}), ["circle", { cx: "8", cy: "8", r: "1.7", class: "ink" }]],
  unknown: [ring({ "stroke-dasharray": "2.7 1.32" }),
    ["path", { d: "M6.100 6.300a1.950 1.950 0 1 1 2.900 1.700c-.7.4-1 .8-1 1.500", class: "stroke" }], ["circle", { cx: "8", cy: "11.5", r: ".95", class: "ink" }]],
  checking: [ring({ "stroke-dasharray": "0 2.872", "stroke-linecap": "round", "stroke-width": "1.9" })],
  hidden: [ring({}), ["path", { d: "M3.600 12.400l8.800-8.800", class: "stroke" }]],
  unchecked: [ring({}), ["path", { d: "M5.300 8h5.400", class: "stroke" }]],
};

/** @param {Look} look */
export function glyph(look) {
  return drawing(SHAPES[look], `glyph ${look}`);
}

/**
 * The colours of every look, for each theme: text has 4.5:1, shapes 3:1 against what `theme.js` chooses the theme for. Between pale and
 * dark no set would do for all looks: there the badge brings its own white plate along.
 */
export const TOKENS = `
.light { --high: #b3261e; --high-ink: #fff; --medium: #8a5300; --medium-ink: #7a4a00; --medium-fill: #fff4d6; --quiet: #5f6368;
  --checking: #0b57d0; --page: #fff; --text: #1f1f1f; --soft: #5f6368; --rule: #dadce0; --hover: #f1f3f4; --action: #0b57d0; --on-action: #fff; }
.tinted { --quiet: #3c4043; }
.dark { --high: #f28b82; --high-ink: #1f1f1f; --medium: #fdd663; --medium-ink: #fdd663; --medium-fill: #4a3800; --quiet: #bdc1c6;
  --checking: #a8c7fa; --page: #2a2b2e; --text: #e8eaed; --soft: #bdc1c6; --rule: #5f6368; --hover: #3c4043; --action: #a8c7fa; --on-action: #10233f; }
.glyph { flex: none; display: block; }
.glyph .line, .glyph .stroke { fill: none; stroke: var(--ink); stroke-width: 1.3; }
.glyph .stroke { stroke-linecap: round; }
.glyph .ink { fill: var(--ink); }
.glyph { --ink: var(--quiet); }
.glyph.checking { --ink: var(--checking); }
.glyph.high { --ink: var(--high-ink); }
.glyph.high .fill { fill: var(--high); }
.glyph.medium { --ink: var(--medium-ink); }
.glyph.medium .fill { fill: var(--medium-fill); stroke: var(--medium); stroke-linejoin: round; }
.is-quiet .glyph { --ink: var(--quiet); }
.is-quiet .glyph .fill { fill: none; stroke: var(--quiet); stroke-width: 1.3; }
@media (forced-colors: active) {
  .glyph, .glyph.checking, .glyph.medium, .is-quiet .glyph, .is-quiet .glyph.high { --ink: CanvasText; }
  .glyph.high .fill { fill: CanvasText; }
  .glyph.high { --ink: Canvas; }
  .glyph.medium .fill, .is-quiet .glyph .fill { fill: Canvas; stroke: CanvasText; }
}`;


/** The classes of a theme. @param {Theme} theme */
export function themeClass(theme) {
  return theme === "tinted" || theme === "plate" ? `light ${theme}` : theme;
}
