/** The popup's dossier of one address: vetted, shown while it grows, and what its buttons do. */

import { deedsFor, outcome } from "../shared/deeds.js";
import { element } from "../shared/dom.js";
import { dossierView } from "../shared/dossier_view.js";
import { text } from "../shared/i18n.js";
import { byId, tell } from "./texts.js";

/**
 * @typedef {import("../shared/types.js").Card} Card
 * @typedef {{ address: string, name: string, reply_to: string | null, surface: string, card?: Card | null }} Who
 */

const ASK_FOR_MS = 30_000;

/** Counts what is shown, so that a late answer does not replace something newer. */
let shown = 0;

/**
 * Vets an address and shows its dossier, again until it is complete.
 * @param {Who} who
 * @param {{ back: () => void, disconnected: () => void }} ways where the user goes from here
 * @param {import("../shared/deeds.js").What} [what] the user did before: then what is shown stays until there is something newer
 */
export async function showDossier(who, ways, what = "") {
  const { address, name, reply_to, surface } = who;
  const turn = ++shown;
  byId("fault").textContent = "";
  say(what ? outcome(what, { complete: false, sentence: "" }) : "");
  if (!what) show(element("p", { class: "soft" }, text("checking")), ways.back);
  for (const since = Date.now(); Date.now() - since < ASK_FOR_MS && turn === shown; ) {
    const told = await tell({ type: "vet", senders: [{ ref: "", address, name, reply_to, surface, role: "sender" }] });
    if (turn !== shown) return;
    if (told.state !== "ok") return ways.disconnected();
    const [result] = told.body?.results ?? [];
    if (!result?.dossier) return show(element("p", { class: "fault" }, String(result?.error?.message ?? told.body?.message ?? text("not_checked"))), ways.back);
    const whole = result.dossier.id ? await tell({ type: "dossier", id: result.dossier.id, name, reply_to, claims: [] }) : null;
    if (turn !== shown) return;
    const card = whole?.status === 200 ? whole.body : result.dossier;
    show(view({ ...card, complete: result.dossier.complete }, who, ways), ways.back);
    say(outcome(what, { ...card, complete: result.dossier.complete }));
    if (result.dossier.complete) return;
    await new Promise((next) => setTimeout(next, Math.max(300, told.body.retry_after_ms)));
  }
}

/** @param {Card} card @param {Who} who @param {{ back: () => void, disconnected: () => void }} ways */
function view(card, who, ways) {
  return dossierView(card, deedsFor(card.id, {
    tell, changed: (what) => void showDossier(who, ways, what), consent: () => say(text("consent_first")), failed: (sentence) => { byId("fault").textContent = sentence; },
  }));
}

/** @param {HTMLElement} content @param {() => void} goBack */
function show(content, goBack) {
  const box = byId("result");
  const back = element("button", { type: "button", class: "plain back" }, `‹ ${text("back")}`);
  back.addEventListener("click", () => {
    shown += 1;
    box.hidden = true;
    byId("fault").textContent = "";
    say("");
    goBack();
  });
  const wants = box.hidden || box.contains(document.activeElement);
  box.replaceChildren(back, content);
  box.hidden = false;
  if (wants) box.focus({ preventScroll: true }); // what had the focus is gone
}

/** @param {string} sentence */
function say(sentence) {
  const said = byId("said");
  if (said.textContent === sentence) return;
  // What the user's click changed stands on top.
  if (!said.textContent) said.parentElement?.scrollTo(0, 0);
  said.textContent = sentence;
}
