"use strict";
// Routes are paths by pushState, without any event; the open row is selected.
const pane = document.getElementById("pane");

function open(id) {
  const template = document.getElementById(`t${id}`);
  if (!template) return;
  for (const row of document.querySelectorAll("[role=option]")) row.setAttribute("aria-selected", String(row.dataset.open === id));
  pane.replaceChildren(template.content.cloneNode(true));
  pane.querySelector(".reply").addEventListener("click", () => {
    pane.querySelector(".answer").replaceChildren(document.getElementById(`a${id}`).content.cloneNode(true));
  });
}

window.rowClicks = 0;
document.getElementById("MailList").addEventListener("click", (event) => {
  const row = event.target.closest("[role=option]");
  if (!row) return;
  window.rowClicks += 1;
  history.pushState(null, "", `/mail/0/inbox/id/${row.dataset.convid}`);
  open(row.dataset.open);
});
const [, asked] = /id\/AQQk([0-9a-f]+)/.exec(location.pathname) ?? [];
if (asked) open(asked);
