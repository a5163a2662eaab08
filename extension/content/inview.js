/**
 * Tells when a sender's place comes into view: only then is anything asked or drawn for it. A long list has thousands of rows, and
 * the user looks at thirty. Hidden views of before and tabs in the background never come into view.
 *
 * @typedef {import("./ledger.js").Entry} Entry
 */

/** What is just below the edge is asked before it is scrolled to. */
const MARGIN = "160px 0px";

export class InView {
  /** @type {Map<Element, Set<Entry>>} */
  #waiting = new Map();
  #observer;

  /** @param {(entries: Entry[]) => void} appeared at most once a frame */
  constructor(appeared) {
    this.#observer = new IntersectionObserver((changes) => {
      /** @type {Entry[]} */
      const here = [];
      for (const { isIntersecting, target } of changes) {
        if (!isIntersecting) continue;
        here.push(...(this.#waiting.get(target) ?? []));
        this.#forget(target);
      }
      if (here.length) appeared(here);
    }, { rootMargin: MARGIN });
  }

  /** Waits for an entry's place to come into view; it may be there already. @param {Entry} entry */
  wait(entry) {
    const { anchor } = entry.seen;
    const here = this.#waiting.get(anchor);
    if (here) {
      here.add(entry);
      return;
    }
    this.#waiting.set(anchor, new Set([entry]));
    this.#observer.observe(anchor);
  }

  /** Whether an entry's place has not come into view yet. @param {Entry} entry */
  isWaiting(entry) {
    return this.#waiting.get(entry.seen.anchor)?.has(entry) ?? false;
  }

  /** Forgets places that the page has taken out. */
  trim() {
    for (const anchor of this.#waiting.keys()) if (!anchor.isConnected) this.#forget(anchor);
  }

  /** @param {Element} anchor */
  #forget(anchor) {
    this.#waiting.delete(anchor);
    this.#observer.unobserve(anchor);
  }
}
