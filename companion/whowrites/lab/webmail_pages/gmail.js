"use strict";
// The page's own behaviour: routes in the hash, old views kept hidden, details and reply built when opened.
const list = document.getElementById("list");
const thread = document.getElementById("thread");

function route() {
  const id = location.hash.split("/")[1] ?? "";
  const template = document.getElementById(`t${id}`);
  list.hidden = Boolean(template);
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
  });
}

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
