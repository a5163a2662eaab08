"use strict";
// The page's own behaviour: routes in the hash, old views kept hidden, details and reply built when opened.
const list = document.getElementById("list");
const thread = document.getElementById("thread");

function route() {
  const id = location.hash.split("/")[1] ?? "";
  const template = document.getElementById(`t${id}`);
  const sent = location.hash.startsWith("#sent");
  const sentView = document.getElementById("sent");
  sentView.hidden = !sent;
  if (sent) sentView.replaceChildren(document.getElementById("sentlist").content.cloneNode(true));
  list.hidden = Boolean(template) || sent;
  thread.hidden = !template;
  if (!template) return;
  thread.replaceChildren(template.content.cloneNode(true));
  thread.querySelector(".ajy").addEventListener("click", () => {
    const box = thread.querySelector(".ajA");
    box.replaceChildren(document.getElementById(`d${id}`).content.cloneNode(true));
    box.hidden = !box.hidden;
  });
  thread.querySelector(".reply").addEventListener("click", () => {
    thread.querySelector(".answer").replaceChildren(document.getElementById(`a${id}`).content.cloneNode(true));
    compose(thread.querySelector(".M9"));
  });
}

/** A mail that is being written: an address and Enter make a chip; it closes when it is sent or thrown away. */
function compose(box) {
  const close = () => box.remove();
  const send = () => { if (!window.sendingFails) setTimeout(close, 250); };
  box.querySelector(".aoO").addEventListener("click", send);
  box.querySelector(".og").addEventListener("click", close);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    if (event.ctrlKey) return send();
    const field = event.target.closest("input");
    if (!field) return;
    event.preventDefault();
    const chip = document.getElementById("chip").content.firstElementChild.cloneNode();
    chip.dataset.hovercardId = field.value;
    chip.dataset.name = chip.textContent = field.value.split("@")[0];
    field.before(chip);
    field.value = "";
  });
}

document.getElementById("compose").addEventListener("click", () => {
  document.body.append(document.getElementById("new").content.cloneNode(true));
  compose(document.querySelector(".new"));
});

window.rowClicks = 0;
list.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-open]");
  if (!row) return;
  window.rowClicks += 1;
  location.hash = `#inbox/${row.dataset.open}`;
});
// The real page replaces the browser's menu on its rows.
list.addEventListener("contextmenu", (event) => event.preventDefault());
addEventListener("hashchange", route);
route();
// A mail that is written in a window of its own.
if (new URLSearchParams(location.search).get("view") === "cm") {
  document.getElementById("compose").click();
  list.remove();
}
