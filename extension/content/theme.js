/** Which colours fit a place of the page: by the background that it really has, because mail themes do not follow the system. */

/** @typedef {{ red: number, green: number, blue: number, alpha: number }} Colour parts of 0 to 1 */

/** Above the first the light colours do, above the second those for tinted rows; below the third the dark ones. */
const LIGHT = 0.8;
const TINTED = 0.46;
const DARK = 0.09;
const READABLE_ON_DARK = 0.4;

/**
 * The theme at an element: by the background behind it, seen through what is half transparent; by the text's colour where a picture
 * may lie behind, since readable text is the opposite of what it stands on.
 * @param {Element} node
 * @returns {import("./paint.js").Theme}
 */
export function themeAt(node) {
  /** @type {Colour[]} */
  const above = [];
  for (let at = /** @type {Element | null} */ (node); at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const colour = colourOf(backgroundColor);
    if (colour.alpha > 0) above.push(colour);
    if (colour.alpha >= 0.99) break;
    if (backgroundImage !== "none") return luminance(colourOf(getComputedStyle(node).color)) > READABLE_ON_DARK ? "dark" : "light";
  }
  return themeOf(above.reduceRight(over, { red: 1, green: 1, blue: 1, alpha: 1 }));
}

/**
 * The theme for a background.
 * @param {Colour} background
 * @returns {import("./paint.js").Theme}
 */
export function themeOf(background) {
  const light = luminance(background);
  return light > LIGHT ? "light" : light > TINTED ? "tinted" : light > DARK ? "plate" : "dark";
}

/**
 * A colour as computed style gives it: `rgb()`, or `color(srgb ...)` where colours were mixed.
 * @param {string} text
 * @returns {Colour}
 */
export function colourOf(text) {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/-?[\d.]+(?:e-?\d+)?/gu) ?? []).map(Number);
  const whole = text.startsWith("color(") ? 1 : 255;
  return { red: red / whole, green: green / whole, blue: blue / whole, alpha: text ? alpha : 0 };
}

/** One colour seen through another. @param {Colour} behind @param {Colour} above @returns {Colour} */
function over(behind, above) {
  const mix = (/** @type {number} */ top, /** @type {number} */ below) => top * above.alpha + below * (1 - above.alpha);
  return { red: mix(above.red, behind.red), green: mix(above.green, behind.green), blue: mix(above.blue, behind.blue), alpha: 1 };
}

/** Relative luminance (WCAG 2.2). @param {Colour} colour */
function luminance({ red, green, blue }) {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
