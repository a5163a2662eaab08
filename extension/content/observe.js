/**
 * Watches the page for new, changed and re-used nodes. One observer, no layout reads in it, and no writes but to a badge that has
 * just become wrong; the work is done once per frame, on what was collected, and a scan of the whole document is rare.
 */

import { isOrphan } from "./asker.js";
import { MARK } from "./badge.js";

const SCAN_MS = 2000;
/** Where all that changed was text, order, or read again at its place, the whole page can wait longer. */
const CALM_SCAN_MS = 10_000;
/** After a quiet time the work is done in the next frame; in a storm no more often than this. */
const STORM_MS = 80;
/** More than this of one frame waits for the next: a page that makes ten thousand nodes at once stays usable. */
const MOST_AT_ONCE = 500;

/**
 * @typedef {object} Watcher
 * @property {readonly string[]} attributes that name a sender: nodes are re-used for other mails
 * @property {(node: Element) => boolean} ignores whether no sender can be in an element or around it
 * @property {(node: Element) => Element} scopeOf the row or message around an element, which is read as a whole
 * @property {(scope: Element) => boolean} knows whether a sender was read there
 * @property {(node: Element) => boolean} stays whether nothing at an element is new when the page moves it among its siblings
 * @property {(record: MutationRecord) => Element | null} hush silences what has just become wrong, before it is painted; gives its scope
 * @property {(scopes: Element[]) => void} changed connected ones to read again, once per frame
 * @property {() => void} scan the whole document: at the start, on a new route, and at most every two seconds while it changes
 *
 * @param {Document} page
 * @param {Watcher} watcher
 * @returns {() => void} stops it
 */
export function observe(page, watcher) {
  const { attributes, changed, hush, scan } = watcher;
  /** What has changed since the last work: most of it is text, and not looked at one by one. @type {MutationRecord[]} */
  const records = [];
  /** Scopes to read again. @type {Set<Element>} */
  const collected = new Set();
  let waiting = false;
  /** When the whole page is to be read. */
  let due = Infinity;
  let lastWork = 0;
  let lastScan = 0;
  let route = page.location.href;

  const observer = new MutationObserver((news) => {
    // What happens while nobody looks is read as a whole when somebody does.
    if (page.visibilityState !== "visible") return;
    for (const record of news) {
      const scope = hush(record);
      if (scope) collected.add(scope);
      records.push(record);
    }
    later();
  });
  const timer = setInterval(() => {
    // Chromium does not tell a script that its extension was switched off or removed: the scan finds it out.
    if (performance.now() >= due || isOrphan()) rescan();
  }, SCAN_MS);
  page.defaultView?.addEventListener("hashchange", later);
  page.defaultView?.addEventListener("popstate", later);
  page.addEventListener("visibilitychange", rescan);
  observer.observe(page.body, { childList: true, subtree: true, attributes: true, attributeOldValue: true, attributeFilter: [...attributes] });
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
    if (pause > 0) setTimeout(() => requestAnimationFrame(work), pause);
    else requestAnimationFrame(work);
  }

  function work() {
    waiting = false;
    lastWork = performance.now();
    const some = records.splice(0, MOST_AT_ONCE);
    if (some.length) due = Math.min(due, lastScan + (collect(some, collected, watcher) ? SCAN_MS : CALM_SCAN_MS));
    if (page.location.href !== route) {
      route = page.location.href;
      collected.clear();
      records.length = 0;
      rescan();
    } else if (collected.size) {
      const scopes = [...collected].slice(0, MOST_AT_ONCE);
      for (const scope of scopes) collected.delete(scope);
      changed(scopes.filter((scope) => scope.isConnected));
    }
    // Nothing but what was drawn just now.
    observer.takeRecords();
    if (collected.size || records.length) later();
  }

  function rescan() {
    if (page.visibilityState !== "visible") return;
    due = Infinity;
    lastScan = performance.now();
    scan();
  }
}

/**
 * Adds the scopes to read again, and tells whether something changed that reading them does not cover.
 * @param {MutationRecord[]} records
 * @param {Set<Element>} collected
 * @param {Pick<Watcher, "ignores" | "scopeOf" | "knows" | "stays">} watcher
 */
function collect(records, collected, { ignores, scopeOf, knows, stays }) {
  /** What was taken out, and where it stood. @type {Map<Node, Element>} */
  const left = new Map();
  /** Where something to read was put. @type {Set<Element>} */
  const filled = new Set();
  let isUncovered = false;
  for (const { type, target, removedNodes, addedNodes } of records) {
    if (!(target instanceof Element)) continue;
    if (type === "attributes") {
      if (!target.hasAttribute(MARK) && !ignores(target)) collected.add(scopeOf(target));
      continue;
    }
    for (let at = 0; at < removedNodes.length; at += 1) {
      const node = removedNodes[at];
      if (!(node instanceof Element)) continue;
      if (node.hasAttribute(MARK)) collected.add(scopeOf(target));
      else left.set(node, target);
    }
    for (let at = 0; at < addedNodes.length; at += 1) {
      const node = addedNodes[at];
      if (!(node instanceof Element)) {
        // A name that is written anew is text where its address stands.
        if (!ignores(target)) collected.add(scopeOf(target));
        continue;
      }
      if (node.hasAttribute(MARK)) continue;
      // A list that is put into another order has no new rows.
      const isMoved = left.get(node) === target && stays(node);
      left.delete(node);
      if (isMoved) continue;
      if (ignores(node)) {
        isUncovered = true;
        continue;
      }
      const scope = scopeOf(node);
      collected.add(scope);
      filled.add(target);
      isUncovered ||= !knows(scope);
    }
  }
  return isUncovered || [...left.values()].some((target) => !filled.has(target));
}
