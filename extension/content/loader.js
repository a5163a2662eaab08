/**
 * A content script is a classic script; this brings in the modules. Firefox resolves a relative import against the mail page, hence
 * the full addresses. And Firefox 153 loses the process of a tab that is left while a module waits for modules of its own, be they
 * empty: so each floor stands on the ones above it, and no module waits. A test makes the list from the imports and compares.
 */
const FLOORS = [
  ["content/attention.js", "content/inview.js", "content/signature_words.js", "content/theme.js",
  "content/webmails/gmail_letter.js", "content/webmails/gmail_original.js", "content/webmails/reply.js", "shared/address.js",
  "shared/card_style.js", "shared/dom.js", "shared/i18n.js"],
  ["content/asker.js", "content/ledger.js", "content/paint.js", "content/showing.js", "content/signature_parts.js",
  "content/signature_view.js", "content/webmails/gmail_details.js", "content/webmails/gmail_page.js", "content/webmails/me.js",
  "content/webmails/outlook_page.js", "shared/card_buttons.js", "shared/card_matrix.js", "shared/deeds.js", "shared/emblem.js"],
  ["content/badge.js", "content/pointed.js", "content/signature.js", "content/webmails/gmail_print.js",
  "content/webmails/gmail_rows.js", "content/webmails/outlook_header.js", "content/webmails/outlook_letter.js",
  "content/written.js", "shared/card_lines.js"],
  ["content/layer.js", "content/leftovers.js", "content/observe.js", "content/webmails/gmail.js",
  "content/webmails/outlook_persona.js", "shared/dossier_view.js"],
  ["content/tooltip.js", "content/webmails/outlook.js"],
  ["content/card.js", "content/webmails/index.js"],
  ["content/explain.js", "content/original.js"],
  ["content/main.js"],
];

(async () => {
  for (const floor of FLOORS) await Promise.all(floor.map((name) => import(chrome.runtime.getURL(name))));
})();
