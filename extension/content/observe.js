/**
 * Watches the page for new, changed and re-used nodes. One observer, no layout reads and no writes in it; the work is done once
 * per frame, on what was collected, and a scan of the whole document is rare.
 */

import { MARK } from "./badge.js";

const SCAN_MS = 2000;
const HIDDEN_TAB_MS = 500;
/** After a quiet time the work is done in the next frame; in a storm no more often than this. */
const STORM_MS = 80;
/** More than this of one frame waits for the next: a page that makes ten thousand nodes at once stays usable. */
const MOST_AT_ONCE = 500;

/**
 * @typedef {object} Watcher
 * @property {readonly string[]} attributes that name a sender: nodes are re-used for other mails
 * @property {(nodes: Element[]) => void} changed connected elements to read again, once per frame
 * @property {() => void} scan the whole document: at the start, on a new route, and at most every two seconds while it changes
 *
 * @param {Document} page
 * @param {Watcher} watcher
 * @returns {() => void} stops it
 */
export function observe(page, { attributes, changed, scan }) {
  /** @type {Set<Element>} */
  let collected = new Set();
  let waiting = false;
  let dirty = false;
  let lastWork = 0;
  let route = page.location.href;

  const observer = new MutationObserver((records) => {
    dirty = true;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === "attributes") {
        if (target instanceof Element && !target.hasAttribute(MARK)) collected.add(target);
        continue;
      }
      for (const node of addedNodes) {
        if (node instanceof Element && !node.hasAttribute(MARK)) collected.add(node);
      }
      for (const node of removedNodes) {
        if (node instanceof Element && node.hasAttribute(MARK) && target instanceof Element) collected.add(target);
      }
    }
    if (collected.size) later();
  });
  const timer = setInterval(() => {
    if (page.visibilityState === "visible" && dirty) rescan();
  }, SCAN_MS);
  page.defaultView?.addEventListener("hashchange", later);
  page.defaultView?.addEventListener("popstate", later);
  page.addEventListener("visibilitychange", rescan);
  observer.observe(page.body, { childList: true, subtree: true, attributes: true, attributeFilter: [...attributes] });
  rescan();
  return () => {
    observer.disconnect();
    clearInterval(timer);
    page.defaultView?.removeEventListener("hashchange", later);
    page.defaultView?.removeEventListener("popstate", later);
    page.removeEventListener("visibilitychange", rescan);
  };

  function later() {
    if (waiting) return;
    waiting = true;
    const pause = lastWork + STORM_MS - performance.now();
    // A hidden tab gets no frames.
    if (page.visibilityState !== "visible") setTimeout(work, HIDDEN_TAB_MS);
    else if (pause > 0) setTimeout(() => requestAnimationFrame(work), pause);
    else requestAnimationFrame(work);
  }

  function work() {
    waiting = false;
    lastWork = performance.now();
    const nodes = [...collected].filter((node) => node.isConnected);
    const isNewRoute = page.location.href !== route;
    collected = new Set(isNewRoute ? [] : nodes.slice(MOST_AT_ONCE));
    if (isNewRoute) {
      route = page.location.href;
      rescan();
    } else if (nodes.length) {
      changed(nodes.slice(0, MOST_AT_ONCE));
    }
    if (collected.size) later();
  }

  function rescan() {
    if (page.visibilityState !== "visible") return;
    dirty = false;
    scan();
  }
}
