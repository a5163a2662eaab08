/** What a click on a badge does: the card, filled while the dossier grows, and what its buttons do. */

import { tell } from "./asker.js";
import { whenSeen } from "./attention.js";
import { closeCard, fillCard, isCardOpen, openCard } from "./card.js";
import { themeAt } from "./paint.js";
import { describe } from "./showing.js";
import { closeTooltip } from "./tooltip.js";

/** @typedef {import("./ledger.js").Entry} Entry */

const GROWS_FOR_MS = 45_000;
const GROWS_EVERY_MS = 800;

/**
 * @typedef {object} Desk
 * @property {(entry: Entry) => import("./asker.js").Answer | null} answer
 * @property {() => number} emblem
 * @property {<T>(asking: Promise<T>) => Promise<T | undefined>} quietly
 * @property {(entry: Entry) => void} askAnew about this sender, wherever he stands
 *
 * Opens the card of an entry and fills it with the whole dossier.
 * @param {Entry} entry
 * @param {Desk} desk
 */
export function explain(entry, { answer, emblem, quietly, askAnew }) {
  closeTooltip();
  const { badge, seen } = entry;
  if (!badge) return;
  const known = answer(entry);
  const described = describe(seen, known);
  const who = { name: seen.name, reply_to: seen.replyTo };
  const id = known?.card?.id ?? "";
  const actions = {
    openDossier: () => void quietly(tell({ type: "open", page: "dossier", id })),
    openHistory: () => void quietly(tell({ type: "open", page: "history", id: "" })),
    know: (/** @type {boolean} */ isKnown) => void decide(isKnown),
    contact: () => void contact(),
  };
  const shown = { actions, emblem: emblem(), way: seen.way };
  const note = described.sentence + (known?.fault ? ` ${known.fault}` : "");
  const card = openCard(badge.button, themeAt(seen.anchor), { ...shown, card: known?.card ?? null, note });
  if (id) void fill();

  /** Fills the card; while the dossier grows, again and again. @returns {Promise<void>} */
  async function fill() {
    let last = "";
    for (const since = Date.now(); Date.now() - since < GROWS_FOR_MS && isCardOpen(); ) {
      const told = await quietly(tell({ type: "dossier", id, ...who }));
      if (told?.status !== 200) return;
      const now = JSON.stringify(told.body);
      if (now !== last && !fillCard(card, { ...shown, card: told.body, note: "" })) return;
      last = now;
      if (told.body.complete) return;
      await new Promise((next) => setTimeout(() => whenSeen(document, () => next(null)), GROWS_EVERY_MS));
    }
  }

  /** The click on our own button: the sender's own servers are asked, once the owner has agreed to it. */
  async function contact() {
    const told = await quietly(tell({ type: "contact", id }));
    if (told?.status !== 200) return;
    askAnew(entry);
    await fill();
  }

  /** @param {boolean} isKnown */
  async function decide(isKnown) {
    const told = await quietly(tell({ type: "decide", id, decision: isKnown ? "known" : "not_known" }));
    if (told?.status !== 200) return;
    askAnew(entry);
    closeCard(true);
  }
}
