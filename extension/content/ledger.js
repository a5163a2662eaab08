/**
 * Which badge stands where: one for each row or message and address. What is true is kept here and never read back from the
 * page, which can carry copies of anything.
 */

import { isShown } from "../shared/dom.js";

/**
 * @typedef {import("./webmails/index.js").Seen} Seen
 * @typedef {{ seen: Seen, badge: import("./badge.js").Badge | null, key: string, isHushed: boolean }} Entry a hushed one shows nothing until its scope was read again
 */

/** Putting a badge back more often than this is a fight with the page; then the toolbar has to do. */
const MOST_RETURNS = 5;

/** The same sender with the same name, Reply-To and way: what one answer of the companion's holds for. @param {Seen} seen */
export function keyOf({ address, name, replyTo, way }) {
  return [address.toLowerCase(), name, replyTo ?? "\u0000", way?.mailed ?? "", way?.signed ?? ""].join("\n");
}

/** Whether a change put there what had been there. @param {MutationRecord} record */
function isAsBefore({ type, target, attributeName, oldValue, removedNodes, addedNodes }) {
  if (type === "attributes") return /** @type {Element} */ (target).getAttribute(attributeName ?? "") === oldValue;
  return removedNodes.length === 1 && addedNodes.length === 1 && /** @type {Node} */ (removedNodes[0]).isEqualNode(/** @type {Node} */ (addedNodes[0]));
}

export class Ledger {
  /** @type {WeakMap<Element, Map<string, Entry>>} by scope, then by address */
  #byScope = new WeakMap();
  /** The scope of every element that a sender is named by or in. @type {WeakMap<Node, Element>} */
  #naming = new WeakMap();
  /** @type {Set<Entry>} */
  #entries = new Set();
  /** @type {WeakMap<Element, number>} */
  #returns = new WeakMap();
  #make;

  /** @param {(entry: Entry) => import("./badge.js").Badge} make */
  constructor(make) {
    this.#make = make;
  }

  /**
   * Takes what was read of the given scopes and makes, moves and drops badges accordingly. Gives the entries that are new, show
   * another sender than before, or were silenced: they are to be drawn.
   * @param {Iterable<Element>} scopes that were read in full
   * @param {Seen[]} seen
   * @returns {Entry[]}
   */
  take(scopes, seen) {
    /** @type {Map<Element, Map<string, Seen>>} */
    const fresh = new Map([...scopes].map((scope) => [scope, new Map()]));
    for (const one of seen) {
      if (one.role !== "sender" || one.surface === "compose") continue;
      const found = fresh.get(one.scope) ?? new Map();
      const key = one.address.toLowerCase() || one.hidden;
      const first = found.get(key);
      // Of two places with the same sender the badge stands at one that can be seen.
      if (!first || (!isShown(first.anchor) && isShown(one.anchor))) found.set(key, one);
      fresh.set(one.scope, found);
    }
    return [...fresh].flatMap(([scope, found]) => this.#reconcile(scope, found));
  }

  /** @param {Element} scope @param {Map<string, Seen>} found @returns {Entry[]} */
  #reconcile(scope, found) {
    const known = this.#byScope.get(scope);
    if (!known && !found.size) return [];
    const entries = known ?? new Map();
    for (const [id, entry] of entries) {
      if (found.has(id)) continue;
      this.#remove(entry);
      entries.delete(id);
    }
    /** @type {Entry[]} */
    const news = [];
    for (const [id, seen] of found) {
      this.#naming.set(seen.anchor, scope);
      if (seen.anchor.parentElement) this.#naming.set(seen.anchor.parentElement, scope);
      if (seen.anchor.firstElementChild) for (const part of seen.anchor.getElementsByTagName("*")) this.#naming.set(part, scope);
      const entry = entries.get(id);
      // One that was forgotten while the page had taken its row out begins anew when the row comes back.
      if (!entry || !this.#entries.has(entry)) {
        /** @type {Entry} */
        const made = { seen, badge: null, key: keyOf(seen), isHushed: false };
        entries.set(id, made);
        this.#entries.add(made);
        news.push(made);
        continue;
      }
      const key = keyOf(seen);
      entry.seen = seen;
      if (entry.badge) this.#attach(entry, entry.badge);
      if (entry.key !== key || entry.isHushed) {
        entry.badge?.hush();
        entry.isHushed = false;
        entry.key = key;
        news.push(entry);
      }
    }
    this.#byScope.set(scope, entries);
    return news;
  }

  /**
   * Silences the badges whose sender the page has just changed or taken away, before anybody can see them beside the next one: until
   * their scope, which it gives, is read again.
   * @param {MutationRecord} record with the attribute's old value
   */
  hush(record) {
    const scope = this.#naming.get(record.target);
    if (!scope || isAsBefore(record)) return null;
    let isHushed = false;
    for (const entry of this.#byScope.get(scope)?.values() ?? []) {
      const { seen, badge } = entry;
      // What was put into the element may be the badge itself.
      if (seen.anchor.contains(record.target) ? record.addedNodes[0] === badge?.host : seen.anchor.isConnected) continue;
      badge?.hush();
      entry.isHushed = isHushed = true;
    }
    return isHushed ? scope : null;
  }

  /** Whether a sender was read there. @param {Element} scope */
  knows(scope) {
    return Boolean(this.#byScope.get(scope)?.size);
  }

  /** Whether a scope is known and its badges, or their places, lie in it: moved, it takes all of it along. @param {Element} scope */
  holdsAll(scope) {
    const entries = this.#byScope.get(scope);
    return Boolean(entries?.size) && [...(entries ?? new Map()).values()].every(({ badge, seen }) => scope.contains(badge?.host ?? seen.beside));
  }

  /** Whether an entry still stands for what its scope shows. @param {Entry} entry */
  has(entry) {
    return this.#entries.has(entry);
  }

  /** The badge of an entry, in its place in the page. @param {Entry} entry */
  draw(entry) {
    entry.badge ??= this.#make(entry);
    this.#attach(entry, entry.badge);
    return entry.badge;
  }

  /** @param {Entry} entry @param {import("./badge.js").Badge} badge */
  #attach({ seen }, { host }) {
    const { anchor, beside, place } = seen;
    if ((place === "before" ? beside.previousSibling : place === "after" ? beside.nextSibling : beside.lastChild) === host) return;
    const returns = this.#returns.get(anchor) ?? 0;
    if (returns > MOST_RETURNS || !beside.parentNode) return;
    this.#returns.set(anchor, returns + 1);
    if (place === "inside") beside.append(host);
    else beside.parentNode.insertBefore(host, place === "before" ? beside : beside.nextSibling);
  }

  /** Takes a badge out of the page; the entry stays. To put it back later is no fight. @param {Entry} entry */
  erase(entry) {
    this.#returns.delete(entry.seen.anchor);
    this.#takeOut(entry);
  }

  /** @param {Entry} entry */
  #takeOut(entry) {
    entry.badge?.host.remove();
    entry.badge = null;
  }

  /** @param {Entry} entry */
  #remove(entry) {
    this.#takeOut(entry);
    this.#entries.delete(entry);
  }

  /** Every entry that is still in the page; those that are not are forgotten. @returns {Entry[]} */
  entries() {
    for (const entry of this.#entries) {
      if (!entry.seen.anchor.isConnected) this.#remove(entry);
    }
    return [...this.#entries];
  }

  /** The entry of a badge. @param {import("./badge.js").Badge} badge */
  entryOf(badge) {
    return [...this.#entries].find((entry) => entry.badge === badge) ?? null;
  }
}
