/** Wires the parts together on one webmail page. Without the extension's runtime, as when a page imports it, it does nothing. */

import { isShown } from "../shared/dom.js";
import { Asker, Orphaned, isOrphan, tell } from "./asker.js";
import { whenSeen } from "./attention.js";
import { createBadge } from "./badge.js";
import { closeCard, isCardOpen } from "./card.js";
import { explain } from "./explain.js";
import { InView } from "./inview.js";
import { Ledger } from "./ledger.js";
import { removeLeftovers } from "./leftovers.js";
import { observe } from "./observe.js";
import { explainOriginal } from "./original.js";
import { pointedSender } from "./pointed.js";
import { asked, describe, isWorthShowing, worst } from "./showing.js";
import { themeAt } from "./theme.js";
import { closeTooltip, closeTooltipSoon, openTooltipSoon } from "./tooltip.js";
import { webmailOf } from "./webmails/index.js";
import { Written } from "./written.js";

/** @typedef {import("./ledger.js").Entry} Entry */

const LEVEL_EVERY_MS = 400;
const MOST_IN_THREAD = 20;
const MOST_DRAWN_AT_ONCE = 40;

/** @param {import("./webmails/index.js").Webmail} webmail */
function start(webmail) {
  let own = "";
  let settings = { show: "all", emblem: 0 };
  let reachable = false;
  let lastLevel = "none";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let levelTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retryTimer;
  /** @type {(() => void) | null} */
  let stop = null;

  const ledger = new Ledger((entry) => createBadge(entry.seen.surface, settings.emblem, {
    click: (badge) => withEntry(badge, (found) => explain(found, { webmail, answer: ({ key }) => asker.answer(key), emblem: () => settings.emblem, quietly, askAnew,
      learn: ({ key }, card) => asker.learn(key, card) })),
    enter: (badge) => withEntry(badge, (found) => {
      if (!isCardOpen()) openTooltipSoon(badge.button, themeAt(found.seen.anchor), () => ({ ...describe(found.seen, asker.answer(found.key)), emblem: settings.emblem }));
    }),
    leave: closeTooltipSoon,
  }));
  const asker = new Asker(
    (keys) => paint(ledger.entries().filter((entry) => keys.has(entry.key) && !inView.isWaiting(entry))),
    (_state, wait) => unreachable(wait),
  );
  const pointed = pointedSender(document, webmail, () => own, ledger);
  const written = new Written(document, webmail, () => own, quietly);
  const inView = new InView((entries) => {
    for (const entry of entries) wanted.add(entry);
    flush();
  });
  removeLeftovers(document, webmail.isInBody);
  webmail.watch?.(document, () => {
    if (reachable) scan();
  });

  chrome.runtime.onMessage.addListener((message, from, respond) => {
    // Firefox names the tab of a page of ours that stands in one, as the popup does where there is no room for it.
    if (from.id !== chrome.runtime.id || (from.tab && !from.url?.startsWith(chrome.runtime.getURL("pages/")))) return;
    if (message?.type === "pointed") respond(pointed());
    if (message?.type === "open") respond(asked(webmail.readMessage(document, own)));
    if (message?.type === "visible") respond(visible());
    if (message?.type === "settings") void connect();
  });
  void connect();

  /** Learns the settings and whether the companion is there; only then is anything read or drawn. */
  async function connect() {
    const hello = await quietly(tell({ type: "hello" }));
    if (!hello) return;
    if (hello.settings) settings = hello.settings;
    if (hello.state !== "ok") {
      unreachable(hello.wait ?? 1);
      return;
    }
    clearTimeout(retryTimer);
    reachable = true;
    lastLevel = "";
    asker.forgetAll();
    written.startAnew();
    for (const entry of ledger.entries()) ledger.erase(entry);
    const original = webmail.readOriginal?.(document);
    if (original) {
      stop?.();
      stop = explainOriginal(original, { emblem: settings.emblem, quietly });
      return;
    }
    if (stop) scan();
    else stop = observe(document, { attributes: webmail.attributes, ignores: webmail.ignores, scopeOf: webmail.scopeOf,
      knows: (scope) => ledger.knows(scope), stays: (node) => ledger.holdsAll(node), hush: (record) => ledger.hush(record), changed, scan });
    levelTimer ??= setTimeout(reportLevel, LEVEL_EVERY_MS);
  }

  /** Off: no badges, no noise; the toolbar says it. @param {number} wait seconds */
  function unreachable(wait) {
    const wasReachable = reachable;
    hideAll();
    // The toolbar must not go on showing a level of before.
    if (wasReachable) void quietly(tell({ type: "level", level: "none" }));
    retryTimer = setTimeout(() => whenSeen(document, () => void connect()), wait * 1000);
  }

  function hideAll() {
    reachable = false;
    for (const entry of ledger.entries()) ledger.erase(entry);
    closeTooltip();
    clearTimeout(retryTimer);
    clearTimeout(levelTimer);
    levelTimer = undefined;
  }

  function scan() {
    if (isOrphan()) return fallSilent();
    lookAtAll();
    inView.trim();
    for (const entry of ledger.entries()) if (!entry.badge) inView.wait(entry);
    flush();
  }

  /** Reads the whole page, and tells whom it shows. */
  function lookAtAll() {
    own = webmail.ownAddress(document) || own;
    const seen = webmail.readSenders(document, own);
    // Every row that had a badge was looked at again: one that shows no sender any more loses it.
    if (reachable) take(new Set(ledger.entries().map((entry) => entry.seen.scope)), seen);
    return seen;
  }

  /** @param {Element[]} scopes */
  function changed(scopes) {
    if (isOrphan()) return fallSilent();
    take(scopes, scopes.flatMap((scope) => webmail.readSenders(scope, own)));
    flush();
  }

  /** @type {Set<Entry>} */
  const wanted = new Set();

  /** @param {Iterable<Element>} scopes @param {import("./webmails/index.js").Seen[]} seen */
  function take(scopes, seen) {
    for (const entry of ledger.take(scopes, seen)) {
      // A row that is re-used for another mail must not show the old answer until then.
      if (entry.badge) wanted.add(entry);
      else inView.wait(entry);
    }
    if (reachable) written.read(seen);
  }

  let flushing = false;

  /** What came of changes and into view in one frame makes one message. */
  function flush() {
    if (flushing || !wanted.size) return;
    flushing = true;
    setTimeout(flushNow);
  }

  /** Draws what is new and asks about it. */
  function flushNow() {
    flushing = false;
    const entries = [...wanted];
    wanted.clear();
    if (!reachable || !entries.length) return;
    asker.trim(() => new Set(ledger.entries().map(({ key }) => key)));
    /** @type {Map<string, import("./asker.js").Who>} */
    const asking = new Map();
    let inThread = 0;
    for (const { key, seen } of entries) {
      if (!seen.address || asking.has(key)) continue;
      const who = { ...asked(seen), role: /** @type {const} */ ("sender") };
      if (seen.surface === "message" && (inThread += 1) > MOST_IN_THREAD) asker.leaveOut(key, who);
      else asking.set(key, who);
    }
    paint(entries);
    void quietly(asker.ask(asking));
  }

  /** @type {Set<Entry>} */
  const unpainted = new Set();

  /** Draws these, a part now and the rest in the next frames. @param {Entry[]} entries */
  function paint(entries) {
    const idle = unpainted.size === 0;
    for (const entry of entries) unpainted.add(entry);
    if (idle) paintSome();
  }

  function paintSome() {
    const part = [...unpainted].slice(0, MOST_DRAWN_AT_ONCE);
    paintNow(part);
    for (const entry of part) unpainted.delete(entry);
    if (unpainted.size) requestAnimationFrame(paintSome);
  }

  /** @param {Entry[]} entries */
  function paintNow(entries) {
    if (!reachable) return;
    /** @type {Map<Element | null, import("./paint.js").Theme>} */
    const themes = new Map();
    // All reads of style before all writes.
    for (const { seen } of entries) {
      const list = seen.scope.parentElement;
      if (!themes.has(list)) themes.set(list, themeAt(seen.anchor));
    }
    for (const entry of entries) {
      if (!ledger.has(entry) || entry.isHushed) continue;
      const described = describe(entry.seen, asker.answer(entry.key));
      if (!isWorthShowing(described.look, settings.show)) {
        ledger.erase(entry);
        continue;
      }
      const theme = themes.get(entry.seen.scope.parentElement) ?? "light";
      ledger.draw(entry).show({ look: described.look, word: described.word, label: described.sentence, theme, quiet: described.quiet });
    }
    clearTimeout(levelTimer);
    levelTimer = setTimeout(reportLevel, LEVEL_EVERY_MS);
  }

  /** Tells the toolbar the worst level that can be seen. */
  function reportLevel() {
    levelTimer = undefined;
    const level = worst(ledger.entries().filter(({ seen }) => isShown(seen.anchor)).map(({ key }) => asker.answer(key)));
    if (level === lastLevel) return;
    lastLevel = level;
    void quietly(tell({ type: "level", level }));
  }

  /**
   * What the popup lists, and how much was read: rows without one address say that the page has changed under us. What nobody has
   * looked at yet was not asked about and is not listed.
   */
  function visible() {
    if (!reachable) return { rows: 0, addresses: 0, reachable, senders: [] };
    // Between two looks at the whole page a webmail may have changed under us.
    const addresses = lookAtAll().filter(({ address }) => address).length;
    const shown = ledger.entries().filter(({ key, seen }) => asker.knows(key) && isShown(seen.anchor));
    /** @type {Map<string, object>} */
    const senders = new Map();
    for (const { key, seen } of shown) {
      if (seen.address) senders.set(key, { ...asked(seen), card: asker.answer(key)?.card ?? null });
    }
    return { rows: webmail.countRows(document), addresses, reachable, senders: [...senders.values()].slice(0, 200) };
  }

  /** Asks again about this sender, in every row where he stands. @param {Entry} entry */
  function askAnew(entry) {
    for (const one of ledger.entries()) {
      if (one.seen.address.toLowerCase() !== entry.seen.address.toLowerCase()) continue;
      asker.forget(one.key);
      wanted.add(one);
    }
    flush();
  }

  /** @param {import("./badge.js").Badge} badge @param {(entry: Entry) => void} act */
  function withEntry(badge, act) {
    const entry = ledger.entryOf(badge);
    if (entry) act(entry);
  }

  /**
   * The answer, or undefined from the moment that the extension was updated or removed: then this old script falls silent.
   * @template T
   * @param {Promise<T>} asking
   * @returns {Promise<T | undefined>}
   */
  async function quietly(asking) {
    try {
      return await asking;
    } catch (error) {
      if (!(error instanceof Orphaned)) throw error;
      fallSilent();
      return undefined;
    }
  }

  /** The script of an updated extension draws its own badges, and nobody keeps ours true: they go. */
  function fallSilent() {
    stop?.();
    stop = null;
    closeCard(false);
    hideAll();
  }
}

const webmail = globalThis.chrome?.runtime?.id ? webmailOf(location.hostname) : null;
if (webmail && window.top === window) start(webmail);
