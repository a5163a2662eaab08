/**
 * Asks the background about senders: all new ones of a frame in one message, each again only while its answer is incomplete.
 *
 * @typedef {import("../shared/types.js").Card} Card
 * @typedef {{ card: Card | null, fault: string, complete: boolean }} Answer
 * @typedef {import("./showing.js").Question & { role: "sender" }} Who
 * @typedef {{ who: Who, answer: Answer | null, since: number, pending: boolean }} Question
 */

import { whenSeen } from "./attention.js";

const MOST_SENDERS = 100;
const MOST_BYTES = 48 * 1024;
const ASK_FOR_MS = 30_000;
const MOST_KEPT = 2000;
/** The companion has too much to do, or its disk has: it says when to come again. */
const BUSY = new Set([429, 503]);

/** Thrown into the void by a script whose extension was updated or removed: it falls silent. */
export class Orphaned extends Error {}

/** Whether the extension that this script came with was updated or removed. */
export function isOrphan() {
  return !chrome.runtime?.id;
}

/**
 * A message to the background and its answer.
 * @param {{ type: string, [field: string]: unknown }} message
 * @returns {Promise<any>}
 */
export async function tell(message) {
  if (isOrphan()) throw new Orphaned();
  try {
    return await chrome.runtime.sendMessage(message);
  } catch (error) {
    if (isOrphan()) throw new Orphaned();
    // The background was stopped in the middle: the next question wakes it.
    if (error instanceof Error) return { state: "off", wait: 1 };
    throw error;
  }
}

export class Asker {
  /** @type {Map<string, Question>} */
  #questions = new Map();
  #answered;
  #unreachable;

  /**
   * @param {(keys: Set<string>) => void} answered these have a newer answer
   * @param {(state: string, wait: number) => void} unreachable nothing can be asked for so many seconds
   */
  constructor(answered, unreachable) {
    this.#answered = answered;
    this.#unreachable = unreachable;
  }

  /** What is known under a key. @param {string} key */
  answer(key) {
    return this.#questions.get(key)?.answer ?? null;
  }

  /** Takes a whole answer that somebody else got. @param {string} key @param {Card} card */
  learn(key, card) {
    const question = this.#questions.get(key);
    if (!question) return;
    question.answer = { card, fault: "", complete: card.complete };
    this.#answered(new Set([key]));
  }

  /** Whether anybody asked under this key. @param {string} key */
  knows(key) {
    return this.#questions.has(key);
  }

  /**
   * Asks what has no complete answer yet. Asking again on a new view starts the time anew.
   * @param {Map<string, Who>} wanted by key
   */
  async ask(wanted) {
    const now = Date.now();
    /** @type {[string, Question][]} */
    const open = [];
    for (const [key, who] of wanted) {
      const question = this.#questions.get(key) ?? { who, answer: null, since: now, pending: false };
      this.#questions.set(key, question);
      if (question.pending || question.answer?.complete) continue;
      question.since = now;
      open.push([key, question]);
    }
    await this.#send(open);
  }

  /**
   * Forgets what nobody needs any more, once there is much of it.
   * @param {() => Set<string>} needed the keys of all senders on the page
   */
  trim(needed) {
    if (this.#questions.size <= MOST_KEPT) return;
    const keys = needed();
    for (const key of [...this.#questions.keys()]) if (!keys.has(key)) this.#questions.delete(key);
  }

  /** Leaves a sender unasked: his answer is that nothing was checked. @param {string} key @param {Who} who */
  leaveOut(key, who) {
    if (this.#questions.has(key)) return;
    this.#questions.set(key, { who, answer: { card: null, fault: "", complete: true }, since: Date.now(), pending: false });
  }

  /** Forgets the answer under a key, so that it is asked again. @param {string} key */
  forget(key) {
    this.#questions.delete(key);
  }

  /** Forgets all answers. */
  forgetAll() {
    this.#questions.clear();
  }

  /** @param {[string, Question][]} open */
  async #send(open) {
    for (const [, question] of open) question.pending = true;
    for (const part of parts(open)) await this.#sendPart(part);
  }

  /** @param {[string, Question][]} part */
  async #sendPart(part) {
    const senders = part.map(([, { who }], place) => ({ ref: String(place), ...who }));
    const told = await tell({ type: "vet", senders });
    for (const [, question] of part) question.pending = false;
    if (told?.state !== "ok") {
      this.#unreachable(told?.state ?? "off", told?.wait ?? 1);
      return;
    }
    if (BUSY.has(told.status)) {
      this.#later(part, Math.max(1, told.wait) * 1000);
      return;
    }
    /** @type {import("../shared/types.js").Vetted | null} */
    const vetted = told.status === 200 ? told.body : null;
    const keys = new Set(part.map(([key]) => key));
    for (const [place, [, question]] of part.entries()) {
      const result = vetted?.results.find(({ ref }) => ref === String(place));
      const fault = result?.error?.message ?? (result ? "" : String(told.body?.message ?? ""));
      question.answer = { card: result?.dossier ?? null, fault, complete: result?.dossier?.complete ?? true };
    }
    this.#answered(keys);
    this.#later(part.filter(([, { answer }]) => !answer?.complete), Math.max(200, vetted?.retry_after_ms ?? 1000));
  }

  /** @param {[string, Question][]} part @param {number} wait milliseconds */
  #later(part, wait) {
    const rest = part.filter(([, { since }]) => Date.now() - since < ASK_FOR_MS);
    if (!rest.length) return;
    setTimeout(() => {
      const isSeen = document.visibilityState === "visible";
      whenSeen(document, () => {
        // The time that a tab waited out of sight does not count.
        if (!isSeen) for (const [, question] of rest) question.since = Date.now();
        void this.#again(rest);
      });
    }, wait);
  }

  /** @param {[string, Question][]} rest */
  async #again(rest) {
    // What was forgotten meanwhile has been asked anew, or nobody wants to know it any more.
    const open = rest.filter(([key, question]) => !question.pending && this.#questions.get(key) === question);
    try {
      await this.#send(open);
    } catch (error) {
      if (!(error instanceof Orphaned)) throw error;
    }
  }
}

/**
 * Parts of at most 100 senders and 48 KB.
 * @param {[string, Question][]} open
 */
function* parts(open) {
  /** @type {[string, Question][]} */
  let part = [];
  let bytes = 0;
  for (const one of open) {
    const size = new TextEncoder().encode(JSON.stringify(one[1].who)).length + 20;
    if (part.length && (part.length === MOST_SENDERS || bytes + size > MOST_BYTES)) {
      yield part;
      [part, bytes] = [[], 0];
    }
    part.push(one);
    bytes += size;
  }
  if (part.length) yield part;
}
