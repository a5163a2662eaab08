/** Making elements. Text goes in as text only: nothing in this extension parses a string as markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children; a text child becomes a text node.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * A drawing of 16 by 16 units: each part is [element name, attributes].
 * @param {readonly (readonly [string, Record<string, string>])[]} parts
 * @param {string} className
 */
export function drawing(parts, className) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.setAttribute("class", className);
  for (const [name, attributes] of parts) {
    const part = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  }
  return svg;
}

/**
 * Those of some elements, in the page's order, that stand in none that `around` selects. A message's text may hold thousands, deep
 * down: only the first of a run of them is asked what is around it.
 * @template {Element} Kind
 * @param {Iterable<Kind>} nodes
 * @param {string} around
 */
export function outside(nodes, around) {
  /** @type {Kind[]} */
  const found = [];
  /** @type {Element | null} */
  let last = null;
  for (const node of nodes) {
    if (last?.contains(node)) continue;
    last = node.closest(around);
    if (!last) found.push(node);
  }
  return found;
}

/**
 * Whether a page shows an element, as far as can be told without it being in view. Where the document is only read and not laid
 * out, its own attributes have to do.
 * @param {Element} node
 */
export function isShown(node) {
  return typeof node.checkVisibility === "function" ? node.checkVisibility()
    : !node.closest("[hidden], template, [style*='display: none'], [style*='display:none']");
}
