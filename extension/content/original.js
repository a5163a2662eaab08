/** The page that shows a message's source, opened by the user: what its header says, as a badge and a card beside the page's own table. */

import { deedsFor, faultOf, outcome } from "../shared/deeds.js";
import { element } from "../shared/dom.js";
import { text } from "../shared/i18n.js";
import { tell } from "./asker.js";
import { whenBack, whenSeen } from "./attention.js";
import { createBadge, MARK } from "./badge.js";
import { fillCard, isCardOpen, noteInCard, openCard } from "./card.js";
import { describe } from "./showing.js";
import { themeAt } from "./theme.js";
import { closeTooltip, closeTooltipSoon, openTooltipSoon } from "./tooltip.js";

const ASK_FOR_MS = 30_000;
const ASK_EVERY_MS = 800;

/**
 * Asks about the header and shows the answer; more of it while the dossier grows.
 * @param {import("./webmails/index.js").Original} original
 * @param {{ emblem: number, quietly: <T>(asking: Promise<T>) => Promise<T | undefined> }} how
 * @returns {() => void} takes the badge away
 */
export function explainOriginal({ header, beside }, { emblem, quietly }) {
  /** @type {import("../shared/types.js").Card | null} */
  let card = null;
  let fault = "";
  let allowed = true;
  let asked = false;
  let gone = false;
  const badge = createBadge("message", emblem, { click: open, enter: explainSoon, leave: closeTooltipSoon });
  show();
  // The badge takes no height of its own, and nothing of the page shall lie under it.
  const line = element("div", { [MARK]: "line" }, badge.host);
  line.style.lineHeight = "32px";
  beside.after(line);
  void ask();
  return () => {
    gone = true;
    line.remove();
  };

  async function ask() {
    allowed = (await quietly(tell({ type: "letters", ask: false })))?.allowed ?? false;
    for (const since = Date.now(); allowed && Date.now() - since < ASK_FOR_MS && !gone; ) {
      const told = await quietly(tell({ type: "original", text: header }));
      asked = true;
      card = told?.status === 200 ? told.body.dossier : null;
      fault = card || !told ? "" : faultOf(told);
      show();
      if (!card || card.complete) return;
      await new Promise((next) => setTimeout(() => whenSeen(document, () => next(null)), ASK_EVERY_MS));
    }
    if (allowed || gone) return;
    asked = true;
    fault = text("letters_not_allowed");
    show();
  }

  function said() {
    return describe({ hidden: "" }, asked ? { card, fault, complete: card?.complete ?? true } : null);
  }

  function show() {
    const { look, word, sentence, quiet } = said();
    badge.show({ look, word, label: sentence, theme: themeAt(beside), quiet });
  }

  function explainSoon() {
    if (!isCardOpen()) openTooltipSoon(badge.button, themeAt(beside), () => ({ ...said(), emblem }));
  }

  function open() {
    closeTooltip();
    const id = card?.id ?? "";
    const deeds = deedsFor(id, {
      tell: (message) => quietly(tell(message)),
      changed: (what) => void again(what),
      consent: () => {
        noteInCard(opened, text("consent_first"));
        whenBack(document, () => void again(""));
      },
      failed: (/** @type {string} */ sentence) => noteInCard(opened, sentence),
    });
    const allow = () => void quietly(tell({ type: "letters", ask: true }));
    const shown = { deeds, emblem, way: null, read: null, instead: allowed ? null : { name: "letters_allow", act: allow } };
    const opened = openCard(badge.button, themeAt(beside), { ...shown, card, note: `${said().sentence}\n${fault}` });

    /** The card that the user looks at shows the new answer too. @param {import("../shared/deeds.js").What} what */
    async function again(what) {
      noteInCard(opened, outcome(what, { complete: false, sentence: "" }));
      await ask();
      if (card) fillCard(opened, { ...shown, card, note: "", status: outcome(what, card) });
    }
  }
}
