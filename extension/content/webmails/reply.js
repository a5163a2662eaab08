/**
 * Where a reply would go, as the webmail itself fills it in when the user opens one: that is the Reply-To. What the user types
 * there later says nothing of the sender, so only what stands there from the beginning counts.
 */

const FILLED_WITHIN_MS = 1000;

/** When a field was first met, and what stood in it at once. @type {WeakMap<Element, { since: number, first: string[] }>} */
const met = new WeakMap();

/**
 * The Reply-To that a reply's To field tells: null where it tells nothing, "" where the reply goes to the sender.
 * @param {Element} field
 * @param {string[]} addresses in it now
 * @param {string} sender
 * @param {string} own
 * @returns {string | null}
 */
export function replyToOfField(field, addresses, sender, own) {
  const known = met.get(field) ?? { since: performance.now(), first: [] };
  if (!known.first.length && performance.now() - known.since < FILLED_WITHIN_MS) known.first = addresses;
  met.set(field, known);
  const [only, more] = known.first;
  if (!only || more || same(only, own)) return null;
  return same(only, sender) ? "" : only;
}

/** @param {string} one @param {string} other */
function same(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}
