// An answer about a sender who wants to break the card: long, turned around, invisible, and much of everything.
const LONG = "N".repeat(500);
const TURNED = "\u202eknab ruoy\u2066 \u200b\u200d\u2060\ufeff";
const WEB = `https://${"a".repeat(60)}.example/${"p".repeat(1500)}?q=${"%41".repeat(200)}`;
const TEXTS = [LONG, `${TURNED} writes as ${TURNED}`, WEB, "\u4f60".repeat(300), "a\u0301\u0302\u0303".repeat(120), "x"];
const text = (/** @type {number} */ place) => TEXTS[place % TEXTS.length] ?? "";

/** @param {any} card */
export function hostile(card) {
  const line = (/** @type {number} */ place) => ({ ...card.reasons[0], text: text(place), source: text(place + 1), may_also: text(place + 2) });
  const many = (/** @type {number} */ count) => Array.from({ length: count }, (_, place) => line(place));
  const sources = Array.from({ length: 10 }, (_, place) => ({ source: `s${place}`, source_name: text(place) }));
  const row = (/** @type {number} */ at) => ({ field: "company", name: text(at), agreement: "differs", word: "does not match",
    cells: sources.map((source, place) => ({ ...source, state: "differs", word: "differs", values: [text(place + at), text(place)], seen_at: null })) });
  return { ...card, level: "high", sentence: `High risk: ${LONG}`, shown: `${TURNED}${LONG}@example.com`, rated_by: WEB, known: true, quiet_since: LONG, quiet_entry: "@",
    firm_domain: LONG, reasons: many(40), contradictions: many(12).map((one, place) => ({ field: "company", text: one.text, a: WEB, a_source: text(place), b: LONG, b_source: TURNED })),
    matrix: Array.from({ length: 6 }, (_, place) => row(place)), goods: many(20), unknowns: many(20), dismissed: many(20), next_steps: many(9).map((one) => one.text) };
}
