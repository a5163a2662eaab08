/** Which source says what, in a fold of the card: one row a fact, one column a source that says anything at all. */

import { element } from "./dom.js";
import { text } from "./i18n.js";

/** Each word has its sign too, so that a glance is enough and no colour is needed. */
const SIGNS = /** @type {Record<string, string>} */ ({ same: "=", differs: "≠" });

/**
 * The table in its fold; nothing where no two sources can be held side by side.
 * @param {import("./types.js").Row[]} rows
 * @returns {HTMLElement[]}
 */
export function matrixFold(rows) {
  const shown = rows.filter(({ cells }) => cells.some(({ values }) => values.length));
  const columns = (shown[0]?.cells ?? []).map((_, place) => place).filter((place) => shown.some(({ cells }) => cells[place]?.values.length));
  if (columns.length < 2) return [];
  const head = columns.map((place) => element("th", { scope: "col" }, shown[0]?.cells[place]?.source_name ?? ""));
  const table = element("table", { class: "matrix" },
    element("thead", {}, element("tr", {}, element("td", {}), ...head)),
    element("tbody", {}, ...shown.map((row) => rowOf(row, columns))));
  return [element("details", {}, element("summary", {}, text("card_matrix")), element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": text("card_matrix") }, table))];
}

/** @param {import("./types.js").Row} row @param {number[]} columns */
function rowOf({ name, agreement, word, cells }, columns) {
  const sign = SIGNS[agreement];
  const title = element("th", { scope: "row", class: `is-${agreement}` }, name, element("span", { class: "word" }, sign ? `${sign} ${word}` : word));
  return element("tr", {}, title, ...columns.map((place) => {
    const cell = cells[place];
    const values = cell?.values ?? [];
    if (!values.length) return element("td", {}, element("span", { class: "word" }, cell?.word ?? ""));
    return element("td", { class: `is-${cell?.state}` }, ...values.map((value) => element("div", {}, element("bdi", {}, value))));
  }));
}
