/**
 * The only code that sends anything to the companion. Before the first data of each life of this background, and after each
 * lost connection, the companion has to prove that it is the one we were paired with; the token goes out only then.
 *
 * @typedef {"ok" | "off" | "not_paired" | "refused" | "other_program" | "wrong_version"} State
 * @typedef {{ state: "ok", status: number, body: any, wait: number }} Answered
 * @typedef {{ state: Exclude<State, "ok">, wait: number }} Unanswered wait: seconds until the next try makes sense
 */

import { readSettings } from "../shared/settings.js";
import { NoAnswer, health, post } from "./request.js";
import { behind } from "./releases.js";
import { proves, randomText } from "./secrets.js";
import * as vault from "./vault.js";

const API = 1;
const LONGEST_WAIT = 60;
/** A proof holds while answers come; after this long without one, somebody else may have taken the port. */
const PROOF_HOLDS_MS = 10_000;

/**
 * What was found out since the last new start. Nothing here has to outlive the background: what is lost with it is asked anew.
 *
 * @typedef {object} Findings
 * @property {number} proved the port that proved itself
 * @property {number} provedUntil
 * @property {number} failures
 * @property {number} nextTry
 * @property {Exclude<State, "ok">} lastFault
 * @property {Promise<State> | null} proving
 * @property {import("./releases.js").Behind} laggard who is behind the other, as the last proof said
 */

/** @returns {Findings} */
const nothingYet = () => ({ proved: 0, provedUntil: 0, failures: 0, nextTry: 0, lastFault: "off", proving: null, laggard: "" });

// Who asks holds on to the findings of his time: what he hears after a new start changes nothing of the new ones.
let findings = nothingYet();

/**
 * Calls the paired companion.
 * @param {string} path below /api/v1
 * @param {object} body
 * @param {{ now?: boolean }} [how] now: the user asks for it, so do not wait for the next try
 * @returns {Promise<Answered | Unanswered>}
 */
export async function call(path, body, { now = false } = {}) {
  const state = await ready(now);
  const paired = await vault.read("paired");
  const mine = findings;
  if (state !== "ok" || !paired) return { state: state === "ok" ? "not_paired" : state, wait: secondsToWait() };
  try {
    const answer = await post(paired.port, `/api/v1${path}`, body, paired.token);
    if (answer.status === 401 || (answer.status === 403 && answer.body?.error === "origin")) return fault(mine, "refused");
    mine.provedUntil = Date.now() + PROOF_HOLDS_MS;
    return { state: "ok", ...answer };
  } catch (error) {
    return fault(mine, stateOf(error));
  }
}

/**
 * Whether the companion can be called, after at most one round of proof.
 * @param {boolean} [now] whether the user asks: then it is looked at afresh
 * @returns {Promise<State>}
 */
export async function ready(now = false) {
  const { port } = await readSettings();
  const mine = findings;
  if (!now && mine.proved === port && Date.now() < mine.provedUntil && !(await stale())) return "ok";
  if (!now && Date.now() < mine.nextTry) return mine.lastFault;
  mine.proving ??= prove(mine, port).finally(() => { mine.proving = null; });
  const state = await mine.proving;
  return mine === findings ? state : ready(now);
}

/** Which of the two has to be brought up to date, as the companion said when it proved itself. */
export function toUpdate() {
  return findings.laggard;
}

/** Whether the pairing was dropped since the proof. */
async function stale() {
  return (await vault.read("paired")) === undefined;
}

/** Forgets the proof and the failures, those still on their way too: the port or the pairing changed. */
export function startAnew() {
  findings = nothingYet();
}

/** Whole seconds until the next try. */
export function secondsToWait() {
  return Math.max(1, Math.ceil((findings.nextTry - Date.now()) / 1000));
}

/** @param {Findings} mine @param {number} port @returns {Promise<State>} */
async function prove(mine, port) {
  try {
    const paired = await vault.read("paired");
    if (!paired || paired.port !== port) return await unpaired(mine, port);
    const nonce = randomText();
    const { version } = chrome.runtime.getManifest();
    const hello = await post(port, "/api/v1/hello", { nonce, version });
    if (hello.status === 403 && hello.body?.error === "origin") return await unpaired(mine, port, "refused");
    if (hello.status >= 500) return fault(mine, "off").state;
    if (!(await proves(hello.body?.proof, paired.key, port, nonce))) return fault(mine, "other_program").state;
    if (hello.body.api !== API) return fault(mine, "wrong_version").state;
    mine.laggard = behind(version, hello.body.extension, hello.body.version);
    mine.proved = port;
    mine.provedUntil = Date.now() + PROOF_HOLDS_MS;
    mine.failures = mine.nextTry = 0;
    return "ok";
  } catch (error) {
    return fault(mine, stateOf(error)).state;
  }
}

/**
 * Who is on the port, as long as there is no pairing that holds.
 * @param {Findings} mine
 * @param {number} port
 * @param {"not_paired" | "refused"} [otherwise] refused: we were paired, and the companion does not know us any more
 * @returns {Promise<State>}
 */
async function unpaired(mine, port, otherwise = "not_paired") {
  const { status, body } = await health(port);
  if (status >= 500) return fault(mine, "off").state;
  if (status !== 200 || body?.app !== "whowrites") return fault(mine, "other_program").state;
  return fault(mine, body.api === API ? otherwise : "wrong_version").state;
}

/** @param {unknown} error @returns {Exclude<State, "ok">} */
function stateOf(error) {
  if (error instanceof NoAnswer) return error.reason === "unreachable" ? "off" : "other_program";
  throw error;
}

/** @param {Findings} mine @param {Exclude<State, "ok">} state @returns {Unanswered} */
function fault(mine, state) {
  mine.proved = 0;
  mine.lastFault = state;
  mine.nextTry = Date.now() + 1000 * Math.min(2 ** mine.failures, LONGEST_WAIT);
  mine.failures = Math.min(mine.failures + 1, 6);
  return { state, wait: secondsToWait() };
}
