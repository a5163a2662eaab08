/** The look of a dossier's card, in the mail page and in the popup. Its colours are tokens of `content/paint.js`. */

export const CARD_STYLE = `
h2 { margin: 0 0 2px; font-size: 15px; line-height: 1.35; }
h2.is-high { color: var(--high); }
h2.is-medium { color: var(--medium-ink); }
h3 { margin: 12px 0 3px; font-size: 12px; font-weight: 600; color: var(--soft); }
.who { margin: 0; font: 12px/1.4 ui-monospace, monospace; color: var(--soft); }
ul { margin: 0; padding-inline-start: 18px; }
li { margin-block: 3px; }
.origin, .also, .when, .read { color: var(--soft); font-size: 12px; }
.also { display: block; }
.origin span { display: inline-block; }
.when { margin: 12px 0 0; }
.sentence { margin: 4px 0; }
.sides { margin: 2px 0 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 6px; }
.sides div { border: 1px solid var(--rule); border-radius: 6px; padding: 3px 8px; }
.sides dt { color: var(--soft); font-size: 11px; }
.sides dd { margin: 0; font-size: 12px; }
details { margin-top: 6px; }
summary { cursor: pointer; color: var(--soft); font-size: 12px; min-height: 24px; line-height: 24px; }
.wide { overflow-x: auto; scrollbar-color: var(--soft) transparent; scrollbar-width: thin; }
table.matrix { border-collapse: collapse; font-size: 12px; }
.matrix th, .matrix td { text-align: start; vertical-align: top; padding: 3px 8px 3px 0; border-top: 1px solid var(--rule); font-weight: 400; }
.matrix thead th { border-top: 0; color: var(--soft); font-size: 11px; }
.matrix { overflow-wrap: break-word; }
.matrix div { max-width: 14em; }
.matrix th { min-width: 5em; }
.matrix .word { display: block; color: var(--soft); font-size: 11px; }
.matrix .is-differs { font-weight: 600; }
.line { display: inline; }
.small { all: unset; cursor: pointer; color: var(--action); font-size: 12px; padding-block: 5px; margin-block: -5px; text-decoration: underline; }
.small:focus-visible, summary:focus-visible { outline: 2px solid var(--action); outline-offset: 1px; }
.buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.buttons button { all: unset; cursor: pointer; box-sizing: border-box; min-height: 28px; padding: 4px 12px; border: 1px solid var(--rule); border-radius: 14px; font-size: 12px; line-height: 18px; color: var(--action); }
.buttons button.first { background: var(--action); color: var(--on-action); border-color: var(--action); }
.buttons button:hover { filter: brightness(.95); }
.buttons button:focus-visible { outline: 2px solid var(--action); outline-offset: 2px; }
.last { margin-bottom: 8px; }
.buttons.stays { position: sticky; bottom: 0; margin-top: 0; padding-block: 8px 12px; background: var(--page); border-top: 1px solid var(--rule); }
@media (forced-colors: active) { .buttons button { border-color: ButtonText; color: ButtonText; } .buttons button.first { border-width: 2px; } }`;
