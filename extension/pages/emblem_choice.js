/** The choice of the personal emblem: its picture and its colour. */

import { COLOUR_COUNT, PICTURE_NAMES, emblem, emblemOf, partsOf } from "../shared/emblem.js";
import { element } from "../shared/dom.js";
import { text } from "../shared/i18n.js";

/**
 * Shows both choices with the present emblem chosen.
 * @param {HTMLElement} box
 * @param {number} number
 * @param {(number: number) => void} choose
 */
export function offerEmblems(box, number, choose) {
  const { picture, colour } = partsOf(number);
  const pictures = PICTURE_NAMES.map((name, place) => radio("picture", text(`emblem_${name}`), emblemOf(place, colour), place === picture, choose));
  const colours = Array.from({ length: COLOUR_COUNT }, (_, place) =>
    radio("colour", text("emblem_colour", place + 1), emblemOf(picture, place), place === colour, choose));
  box.replaceChildren(
    element("fieldset", { class: "emblems" }, element("legend", {}, text("emblem_picture")), ...pictures),
    element("fieldset", { class: "emblems" }, element("legend", {}, text("emblem_colours")), ...colours));
}

/** @param {string} group @param {string} name @param {number} number @param {boolean} isChosen @param {(number: number) => void} choose */
function radio(group, name, number, isChosen, choose) {
  const input = element("input", { type: "radio", name: group, value: String(number), "aria-label": name, ...(isChosen && { checked: "" }) });
  input.addEventListener("change", () => choose(number));
  return element("label", { title: name }, input, emblem(number));
}
