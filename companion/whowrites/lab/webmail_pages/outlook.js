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

/** Points at a name and a card opens in a layer under the body, as long as the pointer stays. */
pane.addEventListener("pointerover", (event) => {
  const person = event.target.closest("[data-person]");
  if (!person || document.querySelector(".ms-Layer")) return;
  setTimeout(() => document.body.append(document.getElementById(`p${person.dataset.person}`).content.cloneNode(true)), 150);
  person.addEventListener("pointerleave", () => document.querySelector(".ms-Layer")?.remove(), { once: true });
});

document.getElementById("compose").addEventListener("click", () => {
  pane.replaceChildren(document.getElementById("new").content.cloneNode(true));
  const field = pane.querySelector(".field");
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey) return;
    event.preventDefault();
    const chip = document.createElement("span");
    chip.className = "_Entity _EType_RECIPIENT_ENTITY";
    chip.setAttribute("aria-label", field.textContent.trim());
    chip.contentEditable = "false";
    chip.textContent = field.textContent.trim().split("@")[0];
    field.replaceChildren(chip);
  });
  const close = () => pane.replaceChildren();
  pane.querySelector("[id$=primaryActionButton]").addEventListener("click", () => { if (!window.sendingFails) setTimeout(close, 250); });
  pane.querySelector(".discard").addEventListener("click", close);
});

// The folder of what was sent comes into the same rows: nodes are re-used, and the route says nothing by any event.
document.getElementById("sent").addEventListener("click", (event) => {
  event.preventDefault();
  history.pushState(null, "", "/mail/sentitems");
  for (const [place, row] of [...document.querySelectorAll("[role=option]")].entries()) {
    const who = row.querySelector(".ESO13 span[title]");
    who.title = `sent-to-${place}@kepler-yard.example`;
    who.textContent = `Kepler ${place}`;
    row.dataset.convid = `AQQksent${place}`;
    if (place > 3) row.remove();
  }
});

window.rowClicks = 0;
document.getElementById("MailList").addEventListener("click", (event) => {
  const row = event.target.closest("[role=option]");
  if (!row) return;
  window.rowClicks += 1;
  history.pushState(null, "", `/mail/0/inbox/id/${row.dataset.convid}`);
  open(row.dataset.open);
});
const [, way, asked] = /(id|deeplink\/read)\/AQQk([0-9a-f]+)/.exec(location.pathname) ?? [];
if (asked) open(asked);
// A message in a window of its own has no list and no folders beside it.
if (asked && way !== "id") for (const other of document.querySelectorAll("#MailList, .folders")) other.remove();
