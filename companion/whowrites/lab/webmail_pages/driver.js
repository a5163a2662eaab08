"use strict";
// What a webmail does to its own page, at the test's word: rows are re-used, lists replaced and rendered anew, classes change in storms.
window.mail = {
  rows: () => [...document.querySelectorAll("tr.zA[data-open], [role=option][data-open]")],

  /** Shows another sender in a row whose nodes stay. */
  reuse(row, address, name) {
    for (const node of row.querySelectorAll("[email]")) {
      node.setAttribute("email", address);
      node.setAttribute("name", name);
      if (node.hasAttribute("data-hovercard-id")) node.setAttribute("data-hovercard-id", address);
      node.textContent = name;
    }
    const titled = row.querySelector(".ESO13 span[title]");
    if (titled) {
      titled.title = address;
      titled.textContent = name;
    }
  },

  /** Takes out what the page did not make, as a renderer does that owns its children. Gives how many nodes those were. */
  rerender() {
    const foreign = document.querySelectorAll("[data-whowrites]:not([data-whowrites=layer])");
    for (const node of foreign) node.remove();
    return foreign.length;
  },

  /** Puts fresh copies in the place of all rows. */
  replaceList() {
    const [first] = this.rows();
    const list = first.parentNode;
    const copies = [...list.children].map((row) => {
      const copy = row.cloneNode(true);
      for (const node of copy.querySelectorAll("[data-whowrites]")) node.remove();
      return copy;
    });
    list.replaceChildren(...copies);
  },

  /** A virtual list: only `shown` rows exist, and the first goes to the end with the next sender at every step. */
  async scroll(steps, shown = 12) {
    const all = this.rows().map((row) => [row.querySelector("[email]")?.getAttribute("email") ?? row.querySelector("span[title]").title,
      row.querySelector("[name]")?.getAttribute("name") ?? row.querySelector("span[title]").textContent]);
    for (const row of this.rows().slice(shown)) row.remove();
    for (let step = 0; step < steps; step += 1) {
      const [first] = this.rows();
      first.parentNode.append(first);
      this.reuse(first, ...all[(step + shown) % all.length]);
      await new Promise((next) => requestAnimationFrame(next));
    }
    return this.rows().map((row) => row.querySelector("[email]")?.getAttribute("email") ?? row.querySelector("span[title]").title);
  },

  /** So many changes of a class, which name nobody. */
  storm(changes) {
    const rows = this.rows();
    for (let made = 0; made < changes; made += 1) rows[made % rows.length].classList.toggle("hovered");
  },
};
