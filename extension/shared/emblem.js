/**
 * The personal emblem: one of 16 pictures in one of 16 colours, drawn by lot at the first start and known to this extension
 * and its user only. A mail can imitate a badge, but not this: "no emblem, not ours".
 */

import { drawing } from "./dom.js";

/** Name and path of each picture. */
const PICTURES = /** @type {const} */ ([
  ["star", "M8 1l2 4.6 5 .5-3.8 3.3 1.2 4.9L8 11.7l-4.4 2.6 1.2-4.9L1 6.1l5-.5z"],
  ["moon", "M10.5 1.5a6.8 6.8 0 1 0 4 10.2A5.6 5.6 0 0 1 10.5 1.5z"],
  ["heart", "M8 14.5L1.8 8.2a3.9 3.9 0 0 1 5.6-5.4l.6.7.6-.7a3.9 3.9 0 0 1 5.6 5.4z"],
  ["drop", "M8 1c3 4 5 6.300 5 9a5 5 0 0 1-10 0c0-2.700 2-5 5-9z"],
  ["house", "M1 8l7-7 7 7h-2v7H9v-4H7v4H3V8z"],
  ["tree", "M8 1l4 5h-2l3 4h-3l3 3H9v2H7v-2H3l3-3H3l3-4H4z"],
  ["mountain", "M1 14l5-9 3 4 2-3 4 8z"],
  ["kite", "M8 1l5 7-5 7-5-7z"],
  ["boat", "M7 1h2v8h6l-3 5H4l-3-5h6zM10 3l4 5h-4z"],
  ["fish", "M1 8c3-5 7-5 10-1l4-3v8l-4-3C8 13 4 13 1 8z"],
  ["cup", "M3 2h8v3h3v5h-3v1a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3zM11 6.500v2h1.500v-2z"],
  ["lightning", "M9 1L3 9h4l-1 6 7-9H8z"],
  ["bell", "M8 1a5 5 0 0 1 5 5v4l2 3H1l2-3V6a5 5 0 0 1 5-5zM6 14h4a2 2 0 0 1-4 0z"],
  ["flag", "M3 1h2v1h9l-3 3.500L14 9H5v6H3z"],
  ["crown", "M1 13V4l3.500 3L8 2l3.500 5L15 4v9z"],
  ["leaf", "M2 14C2 6 6 2 14 2c0 8-4 12-9.500 11L3 15z"],
]);

// None near the red and amber of the levels; each at least 3:1 on white and on the dark themes.
const COLOURS = [
  "#3f8a1f", "#5c7f5c", "#6f7a00", "#0f8a5f", "#008a8a", "#4f7d8a", "#0b84b8", "#2f76e0",
  "#5a68e8", "#7d5be6", "#7a6fa8", "#a04fd6", "#c243b8", "#a85f9d", "#957667", "#6b7785",
];

/** The names of the pictures, in the order of an emblem's number. */
export const PICTURE_NAMES = PICTURES.map(([name]) => name);

/** How many colours there are. */
export const COLOUR_COUNT = COLOURS.length;

/** The number of an emblem of this picture and colour. @param {number} picture @param {number} colour */
export function emblemOf(picture, colour) {
  return picture + PICTURES.length * colour;
}

/** Picture and colour of an emblem. @param {number} number */
export function partsOf(number) {
  return { picture: number % PICTURES.length, colour: Math.floor(number / PICTURES.length) % COLOURS.length };
}

/** An emblem by lot. */
export function randomEmblem() {
  return crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
}

/**
 * The picture of an emblem.
 * @param {number} number 0 to 255
 */
export function emblem(number) {
  const path = PICTURES[number % PICTURES.length]?.[1] ?? "";
  const colour = COLOURS[Math.floor(number / PICTURES.length) % COLOURS.length] ?? "";
  return drawing([["path", { d: path, fill: colour, "fill-rule": "evenodd" }]], "emblem");
}
