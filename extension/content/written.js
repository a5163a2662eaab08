/**
 * Whom the user writes to: the recipients of a mail at the moment that it goes out, and those of the folder of sent mails when he looks at
 * it. The companion on this computer keeps them, so that people whom the user knows stay quiet; it can be switched off there.
 *
 * @typedef {import("./webmails/index.js").Seen} Seen
 * @typedef {{ window: Element, people: Seen[] }} Going
 */

import { isShown } from "../shared/dom.js";
import { tell } from "./asker.js";

const GATHER_MS = 2000;
const MOST_AT_ONCE = 100;
const MOST_TOLD = 5000;
/** A window whose fields are still there after the last of these was not sent, or asks something. */
const CLOSES_WITHIN_MS = [300, 700, 1500, 3000, 6000];

/**
 * A shortcut at the end of a label, with a named key behind a modifier: "Send (Ctrl-Enter)" in any language. Letters belong to
 * other buttons, and a single key to none that sends.
 */
const SENDING_KEY = /[(\uff08][^()\uff08\uff09]{0,30}[-+\u2318\u2303][^()\uff08\uff09\p{L}]{0,3}(?:\p{Script=Latin}{4,12}|[^\P{L}\p{Script=Latin}]{2,12})[)\uff09]$/u;

/** Whether a label names a button that sends. @param {string | null} label */
export function isSendLabel(label) {
  const bare = (label ?? "").slice(-120).replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, "").trim();
  return SENDING_KEY.test(bare);
}

export class Written {
  /** @type {Map<string, { address: string, name: string }>} */
  #waiting = new Map();
  /** @type {Set<string>} */
  #told = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isOff = false;
  /** Mails whose window may close in a moment. @type {Going[]} */
  #going = [];
  #webmail;
  #own;
  #quietly;

  /**
   * @param {Document} page
   * @param {import("./webmails/index.js").Webmail} webmail
   * @param {() => string} own
   * @param {<T>(asking: Promise<T>) => Promise<T | undefined>} quietly
   */
  constructor(page, webmail, own, quietly) {
    this.#webmail = webmail;
    this.#own = own;
    this.#quietly = quietly;
    page.addEventListener("click", (event) => {
      const [target] = event.composedPath();
      const button = event.isTrusted && target instanceof Element ? target.closest("button, [role=button]") : null;
      if (!button) return;
      // Whatever else is pressed in a window that did not close: its mail was not sent by then.
      this.#going = this.#going.filter(({ window }) => !window.contains(button));
      if (["title", "data-tooltip", "aria-label"].some((name) => isSendLabel(button.getAttribute(name)))) this.#sending(button);
    }, { capture: true, passive: true });
    page.addEventListener("keydown", (event) => {
      const [target] = event.composedPath();
      if (event.isTrusted && event.key === "Enter" && (event.ctrlKey || event.metaKey) && target instanceof Element) this.#sending(target);
    }, { capture: true, passive: true });
  }

  /** What was read of the page: rows of the sent folder name people that were written to. @param {Seen[]} seen */
  read(seen) {
    this.#gather(seen.filter(({ role, surface, anchor }) => role === "recipient" && surface === "list" && isShown(anchor)));
  }

  /** The companion may want to know again: it was reached anew, or its switch was used. */
  startAnew() {
    this.#isOff = false;
    this.#told.clear();
  }

  /** A mail that seems to go out: it has once its window is closed. @param {Element} node */
  #sending(node) {
    const going = windowAround(node, this.#webmail, this.#own());
    if (!going) return;
    this.#going.push(going);
    for (const wait of CLOSES_WITHIN_MS) {
      setTimeout(() => {
        if (!this.#going.includes(going) || going.people.some(({ scope }) => scope.isConnected && isShown(scope))) return;
        this.#leave(going);
        this.#gather(going.people);
      }, wait);
    }
    setTimeout(() => this.#leave(going), 2 * (CLOSES_WITHIN_MS.at(-1) ?? 0));
  }

  /** @param {Going} going */
  #leave(going) {
    this.#going = this.#going.filter((other) => other !== going);
  }

  /** @param {Seen[]} people */
  #gather(people) {
    for (const { address, name } of people) {
      const key = address.toLowerCase();
      if (this.#isOff || key === this.#own().toLowerCase() || this.#told.has(key)) continue;
      this.#waiting.set(key, { address, name: name.slice(0, 200) });
    }
    if (this.#waiting.size) this.#timer ??= setTimeout(() => void this.#send(), GATHER_MS);
  }

  async #send() {
    this.#timer = undefined;
    const people = [...this.#waiting.values()].slice(0, MOST_AT_ONCE);
    const told = await this.#quietly(tell({ type: "written", people }));
    if (told?.status === 403) {
      this.#isOff = true;
      this.#waiting.clear();
    } else if (told?.status === 200) {
      if (this.#told.size > MOST_TOLD) this.#told.clear();
      for (const { address } of people) {
        this.#told.add(address.toLowerCase());
        this.#waiting.delete(address.toLowerCase());
      }
      if (this.#waiting.size) this.#timer ??= setTimeout(() => void this.#send(), GATHER_MS);
    }
  }
}

/**
 * The window of the mail that is being written around `node`, with its recipients now; null where none is.
 * @param {Element} node
 * @param {import("./webmails/index.js").Webmail} webmail
 * @param {string} own
 */
function windowAround(node, webmail, own) {
  for (let at = node.parentElement; at && at !== at.ownerDocument.body; at = at.parentElement) {
    const people = webmail.readSenders(at, own).filter(({ surface, role, address }) => surface === "compose" && role === "recipient" && address);
    if (people.length) return { window: at, people };
    // The whole page is no window: a button of the list sends nothing.
    if (at.matches("[role=main], [role=list], [data-app-section=MailReadCompose]")) return null;
  }
  return null;
}
