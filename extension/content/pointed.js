/** The sender that the user's last right click meant: for *Vet this address* in the browser's own menu. */

import { asked } from "./showing.js";

/**
 * Listens for right clicks on the page. Gives a function that tells whom the last one meant, or null.
 * @param {Document} page
 * @param {import("./webmails/index.js").Webmail} webmail
 * @param {() => string} own
 * @param {import("./ledger.js").Ledger} ledger
 */
export function pointedSender(page, webmail, own, ledger) {
  /** @type {WeakRef<Element> | null} */
  let last = null;
  page.addEventListener("contextmenu", (event) => {
    const [target] = event.composedPath();
    if (event.isTrusted) last = target instanceof Element ? new WeakRef(target) : null;
  }, true);
  return () => {
    const target = last?.deref();
    if (!target || webmail.isInBody(target)) return null;
    const byBadge = ledger.entries().find(({ badge }) => badge && badge.host === target);
    if (byBadge) return asked(byBadge.seen);
    const people = webmail.readSenders(webmail.scopeOf(target), own()).filter((one) => one.address && one.role !== "self");
    const exact = people.find(({ anchor }) => anchor.contains(target));
    return asked(exact ?? people.find(({ role }) => role === "sender") ?? null);
  };
}
