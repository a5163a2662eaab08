/** What a click on a badge does: the card, filled while the dossier grows, and what its buttons do. */

import { deedsFor, faultOf, outcome } from "../shared/deeds.js";
import { text } from "../shared/i18n.js";
import { tell } from "./asker.js";
import { whenBack, whenSeen } from "./attention.js";
import { closeCard, fillCard, isCardOpen, noteInCard, openCard } from "./card.js";
import { describe } from "./showing.js";
import { readSignature } from "./signature.js";
import { signatureView } from "./signature_view.js";
import { themeAt } from "./theme.js";
import { closeTooltip } from "./tooltip.js";

/** @typedef {import("./ledger.js").Entry} Entry */

const GROWS_FOR_MS = 45_000;
const GROWS_EVERY_MS = 800;

/**
 * @typedef {object} Desk
 * @property {import("./webmails/index.js").Webmail} webmail
 * @property {(entry: Entry) => import("./asker.js").Answer | null} answer
 * @property {() => number} emblem
 * @property {<T>(asking: Promise<T>) => Promise<T | undefined>} quietly
 * @property {(entry: Entry) => void} askAnew about this sender, wherever he stands
 * @property {(entry: Entry, card: import("../shared/types.js").Card) => void} learn a whole answer that the badge shall show too
 *
 * Opens the card of an entry and fills it with the whole dossier.
 * @param {Entry} entry
 * @param {Desk} desk
 */
export function explain(entry, desk) {
  const { webmail, answer, emblem, quietly, askAnew, learn } = desk;
  closeTooltip();
  const { badge, seen } = entry;
  if (!badge) return;
  const known = answer(entry);
  const { sentence, hint } = describe(seen, known);
  const who = { name: seen.name, reply_to: seen.replyTo };
  const id = known?.card?.id ?? "";
  const inMessage = seen.surface === "message";
  /** @type {import("./signature.js").Field[]} */
  let claims = [];
  let fills = 0;
  const deeds = {
    ...deedsFor(id, {
      tell: (message) => quietly(tell(message)),
      changed: learnAnew,
      consent: () => {
        noteInCard(card, text("consent_first"));
        whenBack(document, () => learnAnew());
      },
      failed: (/** @type {string} */ fault) => noteInCard(card, fault),
    }),
    readOriginal: inMessage ? () => void showOriginal() : null,
    readSignature: inMessage && webmail.bodyOf ? () => void readFields() : null,
  };
  const shown = { deeds, emblem: emblem(), way: seen.way, instead: known?.card || seen.hidden || !known ? null : { name: "check_again", act: askAgain } };
  const note = [sentence, hint].filter(Boolean).join("\n");
  const card = openCard(badge.button, themeAt(seen.anchor), { ...shown, card: known?.card ?? null, note, read: null });
  if (id) void fill();
  else if (!known) void waitForAnswer();

  /** The card may be opened before the first answer has come. */
  async function waitForAnswer() {
    for (const since = Date.now(); Date.now() - since < GROWS_FOR_MS; ) {
      await new Promise((next) => setTimeout(next, GROWS_EVERY_MS));
      if (!isCardOpen(card)) return;
      if (answer(entry)) {
        explain(entry, desk);
        return;
      }
    }
  }

  /** The badges of this sender and the open card. @param {import("../shared/deeds.js").What} [what] */
  function learnAnew(what) {
    askAnew(entry);
    void fill(what);
  }

  /** Fills the card; while the dossier grows, again and again. @param {import("../shared/deeds.js").What} [what] was done before */
  async function fill(what = "") {
    let last = "";
    const turn = (fills += 1);
    for (const since = Date.now(); Date.now() - since < GROWS_FOR_MS && isCardOpen(card) && turn === fills; ) {
      const told = await quietly(tell({ type: "dossier", id, ...who, claims }));
      if (!told || turn !== fills) return;
      if (told.status !== 200) return noteInCard(card, faultOf(told));
      const now = JSON.stringify(told.body);
      const status = outcome(what, told.body);
      if (now !== last && !fillCard(card, { ...shown, status, card: told.body, note: "", read: claims.length ? signatureView(claims) : null })) return;
      last = now;
      if (claims.length) learn(entry, told.body);
      if (told.body.complete) return;
      await new Promise((next) => setTimeout(() => whenSeen(document, () => next(null)), GROWS_EVERY_MS));
    }
  }

  /** Whether the user has allowed what he asks for by this click; where not, he is shown where he can. */
  async function mayRead() {
    const told = await quietly(tell({ type: "letters", ask: true }));
    if (told && !told.allowed) noteInCard(card, told.state ? faultOf(told) : text("letters_not_allowed"));
    return Boolean(told?.allowed);
  }

  /** The fields of the signature, and nothing else of the mail, go to the companion: the user asked for it by this click. */
  async function readFields() {
    if (!(await mayRead())) return;
    claims = readSignature(webmail.bodyOf?.(seen.anchor)?.innerText ?? "");
    if (claims.length) void fill();
    else noteInCard(card, text("signature_none"));
  }

  /** The message's source is read on its own page, which the user opens with this click. */
  async function showOriginal() {
    if (!(await mayRead())) return;
    const message = webmail.messageId?.(seen.anchor) ?? "";
    if (message) void quietly(tell({ type: "show_original", message }));
    else noteInCard(card, text("original_by_hand"));
  }

  function askAgain() {
    askAnew(entry);
    closeCard(true);
  }
}
