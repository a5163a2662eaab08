/**
 * The card that Outlook opens when the user points at a name: it holds the address that the header hides. We open nothing and
 * click nothing; for a short while after the user has pointed at a name, a layer that appears and shows this very name and one
 * single address is believed.
 */

import { addressesIn, nameOfPerson, plain } from "../../shared/address.js";
import { openConversation, remember } from "./outlook_header.js";
import { SELECT } from "./outlook_page.js";

const LISTEN_FOR_MS = 8000;
const LONGEST_CARD = 4000;
const PERSON = `${SELECT.from}, [data-lpc-hover-target-id], ${SELECT.pane.split(", ").map((pane) => `${pane} [aria-label][aria-haspopup]`).join(", ")}`;

/**
 * @param {Document} page
 * @param {() => void} learned called when a card has told an address
 */
export function watchCards(page, learned) {
  let name = "";
  let conversation = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const observer = new MutationObserver((records) => {
    /** @type {Set<Element>} */
    const layers = new Set();
    for (const { target } of records) {
      const layer = layerOf(page, target);
      if (layer) layers.add(layer);
    }
    for (const layer of layers) {
      const address = addressOnCard(layer, name);
      if (!address) continue;
      rest();
      remember(page, conversation, name, address);
      learned();
      return;
    }
  });
  page.addEventListener("pointerover", (event) => {
    const person = event.isTrusted && event.target instanceof Element ? event.target.closest(PERSON) : null;
    if (!person || person.closest(SELECT.body)) return;
    name = nameOfPerson(plain(person.textContent), "");
    conversation = openConversation(page);
    if (!name || !conversation || addressesIn(name).length) return;
    clearTimeout(timer);
    timer = setTimeout(rest, LISTEN_FOR_MS);
    observer.observe(page.body, { childList: true, subtree: true });
  }, { capture: true, passive: true });

  function rest() {
    clearTimeout(timer);
    observer.disconnect();
  }
}

/** The layer under the body that a change happened in: nothing of the mail itself. @param {Document} page @param {Node} target */
function layerOf(page, target) {
  if (target === page.body) return [...page.body.children].reverse().find((child) => !holdsMail(child) && child.textContent.includes("@")) ?? null;
  let at = target instanceof Element ? target : target.parentElement;
  while (at && at.parentElement !== page.body) at = at.parentElement;
  return at && !holdsMail(at) ? at : null;
}

/** @param {Element} layer */
function holdsMail(layer) {
  return layer.matches(`${SELECT.pane}, ${SELECT.row}`) || layer.querySelector(`${SELECT.pane}, ${SELECT.row}, ${SELECT.body}`) !== null;
}

/**
 * The one address on a card with this name; "" where it has none or several.
 * @param {Element} layer
 * @param {string} name
 */
export function addressOnCard(layer, name) {
  const leaves = [...layer.querySelectorAll("*")].filter((node) => !node.firstElementChild).slice(0, 400).map((node) => nameOfPerson(plain(node.textContent), ""));
  const [address, more] = addressesIn(leaves.join(" ").slice(0, LONGEST_CARD));
  return leaves.includes(name) && address && !more ? address : "";
}
