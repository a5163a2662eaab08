/**
 * Asks the background about senders: all new ones of a frame in one message, each again only while its answer is incomplete.
 *
 * @typedef {import("../shared/types.js").Card} Card
 * @typedef {{ card: Card | null, fault: string, complete: boolean }} Answer
 * @typedef {{ address: string, name: string, reply_to: string | null, surface: string, role: "sender" }} Who
 * @typedef {{ who: Who, answer: Answer | null, since: number, pending: boolean }} Question
 */

const MOST_SENDERS = 100;
const MOST_BYTES = 48 * 1024;
const ASK_FOR_MS = 30_000;
const MOST_KEPT = 2000;

/** Thrown into the void by a script whose extension was updated or removed: it falls silent. */
export class Orphaned extends Error {}

/**
 * A message to the background and its answer.
 * @param {{ type: string, [field: string]: unknown }} message
 * @returns {Promise<any>}
 */
export async function tell(message) {
  if (!chrome.runtime?.id) throw new Orphaned();
  try {
    return await chrome.runtime.sendMessage(message);
  } catch (error) {
    if (!chrome.runtime?.id) throw new Orphaned();
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

  /**
   * Asks what has no complete answer yet. Asking again on a new view starts the time anew.
   * @param {Map<string, Who>} wanted by key
   */
  async ask(wanted) {
    const now = Date.now();
    if (this.#questions.size > MOST_KEPT) this.#questions.clear();
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
    /** @type {import("../shared/types.js").Vetted | null} */
    const vetted = told.status === 200 ? told.body : null;
    const keys = new Set(part.map(([key]) => key));
    for (const [place, [, question]] of part.entries()) {
      const result = vetted?.results.find(({ ref }) => ref === String(place));
      const fault = result?.error?.message ?? (result ? "" : String(told.body?.message ?? ""));
      question.answer = { card: result?.dossier ?? null, fault, complete: result?.dossier?.complete ?? true };
    }
    this.#answered(keys);
    const rest = part.filter(([, { answer, since }]) => !answer?.complete && Date.now() - since < ASK_FOR_MS);
    if (rest.length) setTimeout(() => void this.#again(rest), Math.max(200, vetted?.retry_after_ms ?? 1000));
  }

  /** @param {[string, Question][]} rest */
  async #again(rest) {
    try {
      await this.#send(rest.filter(([, { pending }]) => !pending));
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
