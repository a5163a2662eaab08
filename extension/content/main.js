/** Wires the parts together on one webmail page. Without the extension's runtime, as when a page imports it, it does nothing. */

import { Asker, Orphaned, isOrphan, tell } from "./asker.js";
import { createBadge } from "./badge.js";
import { closeCard, fillCard, isCardOpen, openCard } from "./card.js";
import { Ledger } from "./ledger.js";
import { observe } from "./observe.js";
import { themeAt } from "./paint.js";
import { pointedSender } from "./pointed.js";
import { asked, describe, isWorthShowing, worst } from "./showing.js";
import { closeTooltip, closeTooltipSoon, openTooltipSoon } from "./tooltip.js";
import { webmailOf } from "./webmails/index.js";

/** @typedef {import("./ledger.js").Entry} Entry */

const LEVEL_EVERY_MS = 400;
const MOST_IN_THREAD = 20;
const MOST_DRAWN_AT_ONCE = 40;
const GROWS_FOR_MS = 45_000;
const GROWS_EVERY_MS = 800;

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
    click: (badge) => withEntry(badge, explain),
    enter: (badge) => withEntry(badge, (found) => {
      if (!isCardOpen()) openTooltipSoon(badge.button, themeAt(found.seen.anchor), () => ({ ...describe(found.seen, asker.answer(found.key)), emblem: settings.emblem }));
    }),
    leave: closeTooltipSoon,
  }));
  const asker = new Asker(
    (keys) => paint(ledger.entries().filter(({ key }) => keys.has(key))),
    (_state, wait) => unreachable(wait),
  );
  const pointed = pointedSender(document, webmail, () => own, ledger);

  chrome.runtime.onMessage.addListener((message, from, respond) => {
    if (from.id !== chrome.runtime.id || from.tab) return;
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
    for (const entry of ledger.entries()) ledger.erase(entry);
    if (stop) scan();
    else stop = observe(document, { attributes: webmail.attributes, changed, scan });
    levelTimer ??= setTimeout(reportLevel, LEVEL_EVERY_MS);
  }

  /** Off: no badges, no noise; the toolbar says it. @param {number} wait seconds */
  function unreachable(wait) {
    const wasReachable = reachable;
    hideAll();
    // The toolbar must not go on showing a level of before.
    if (wasReachable) void quietly(tell({ type: "level", level: "none" }));
    retryTimer = setTimeout(() => void connect(), wait * 1000);
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
    own = webmail.ownAddress(document) || own;
    take([], webmail.readSenders(document, own));
    for (const entry of ledger.entries()) if (!entry.badge) wanted.add(entry);
    flush();
  }

  /** @param {Element[]} nodes */
  function changed(nodes) {
    if (isOrphan()) return fallSilent();
    /** @type {Set<Element>} */
    const scopes = new Set();
    for (const node of nodes) if (!webmail.ignores(node)) scopes.add(webmail.scopeOf(node));
    for (const scope of scopes) take([scope], webmail.readSenders(scope, own));
    flush();
  }

  /** @type {Set<Entry>} */
  const wanted = new Set();

  /** @param {Element[]} scopes @param {import("./webmails/index.js").Seen[]} seen */
  function take(scopes, seen) {
    for (const entry of ledger.take(scopes, seen)) wanted.add(entry);
  }

  /** Draws what is new and asks about it in one message. */
  function flush() {
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
      if (!ledger.has(entry)) continue;
      const described = describe(entry.seen, asker.answer(entry.key));
      if (!isWorthShowing(described.look, settings.show)) {
        ledger.erase(entry);
        continue;
      }
      const theme = themes.get(entry.seen.scope.parentElement) ?? "light";
      ledger.draw(entry).show({ look: described.look, word: described.word, label: described.sentence, theme });
    }
    clearTimeout(levelTimer);
    levelTimer = setTimeout(reportLevel, LEVEL_EVERY_MS);
  }

  /** Tells the toolbar the worst level that can be seen. */
  function reportLevel() {
    levelTimer = undefined;
    const level = worst(ledger.entries().filter(({ seen }) => seen.anchor.checkVisibility()).map(({ key }) => asker.answer(key)));
    if (level === lastLevel) return;
    lastLevel = level;
    void quietly(tell({ type: "level", level }));
  }

  /** What the popup lists. */
  function visible() {
    const shown = ledger.entries().filter(({ seen }) => seen.anchor.checkVisibility());
    /** @type {Map<string, object>} */
    const senders = new Map();
    for (const { key, seen } of shown) {
      if (seen.address) senders.set(key, { ...asked(seen), card: asker.answer(key)?.card ?? null });
    }
    return { rows: webmail.countRows(document), reachable, senders: [...senders.values()].slice(0, 200) };
  }

  /** Opens the card and fills it with the whole dossier. @param {Entry} entry */
  function explain(entry) {
    closeTooltip();
    const { badge, seen, key } = entry;
    if (!badge) return;
    const answer = asker.answer(key);
    const described = describe(seen, answer);
    const who = { name: seen.name, reply_to: seen.replyTo };
    const id = answer?.card?.id ?? "";
    const actions = {
      openDossier: () => void quietly(tell({ type: "open", page: "dossier", id })),
      openHistory: () => void quietly(tell({ type: "open", page: "history", id: "" })),
      know: (/** @type {boolean} */ known) => void know(id, known, entry),
      contact: () => void contact(),
    };
    const note = described.sentence + (answer?.fault ? ` ${answer.fault}` : "");
    const card = openCard(badge.button, themeAt(seen.anchor), { card: answer?.card ?? null, note, actions, emblem: settings.emblem });
    if (id) void fill();

    /** Fills the card; while the dossier grows, again and again. @returns {Promise<void>} */
    async function fill() {
      let last = "";
      for (const since = Date.now(); Date.now() - since < GROWS_FOR_MS && isCardOpen(); ) {
        const told = await quietly(tell({ type: "dossier", id, ...who }));
        if (told?.status !== 200) return;
        const now = JSON.stringify(told.body);
        if (now !== last && !fillCard(card, { card: told.body, note: "", actions, emblem: settings.emblem })) return;
        last = now;
        if (told.body.complete) return;
        await new Promise((next) => setTimeout(next, GROWS_EVERY_MS));
      }
    }

    /** The click on our own button: the sender's own servers are asked, once the owner has agreed to it. */
    async function contact() {
      const told = await quietly(tell({ type: "contact", id }));
      if (told?.status !== 200) return;
      askAnew(entry);
      await fill();
    }
  }

  /** @param {string} id @param {boolean} known @param {Entry} entry */
  async function know(id, known, entry) {
    const told = await quietly(tell({ type: "decide", id, decision: known ? "known" : "not_known" }));
    if (told?.status !== 200) return;
    askAnew(entry);
    closeCard(true);
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
