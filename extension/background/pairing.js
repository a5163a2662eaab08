/**
 * Pairing: the companion's page and our popup show the same number, and the owner presses Allow there. It runs here and not in
 * the popup, which closes as soon as the user looks elsewhere; what it needs is kept in the vault, since this background may be
 * stopped in the middle too.
 *
 * @typedef {{ stage: "none" | "waiting" | "done" | "denied" | "expired" | "refused", number: string, message: string }} Pairing
 */

import { readSettings } from "../shared/settings.js";
import { startAnew } from "./companion.js";
import { NoAnswer, post } from "./request.js";
import { randomText, sha256 } from "./secrets.js";
import { tellTabs } from "./tabs.js";
import * as vault from "./vault.js";

const ALARM = "pairing";
const POLL_MS = 700;

let polling = false;
/** @type {Promise<Pairing> | null} */
let asking = null;

/** Asks to be let in. @returns {Promise<Pairing>} */
export async function connect() {
  const { port } = await readSettings();
  const verifier = randomText();
  const started = await tryPost(port, "/api/v1/pair/start", {
    verifier_hash: await sha256(verifier), browser: browserName(), version: chrome.runtime.getManifest().version,
  });
  if (started?.status !== 200) return { stage: "refused", number: "", message: sentence(started?.body?.message) };
  const { pair_id, number, expires_s } = started.body;
  await vault.keep("pending", { pair_id, number, verifier, port, until: Date.now() + expires_s * 1000 });
  await chrome.alarms.create(ALARM, { periodInMinutes: 0.5 });
  void poll();
  return { stage: "waiting", number, message: "" };
}

/**
 * How the pairing stands; asks the companion once, with the six digits of its page where the user typed them. Callers at the
 * same time share one question: the token is given once, and a second question would be told that it is gone.
 * @param {string} [code]
 * @returns {Promise<Pairing>}
 */
export async function progress(code = "") {
  if (code && asking) await asking;
  asking ??= ask(code).finally(() => { asking = null; });
  return asking;
}

/** @param {string} code @returns {Promise<Pairing>} */
async function ask(code) {
  const pending = await vault.read("pending");
  if (!pending) return { stage: (await vault.read("paired")) ? "done" : "none", number: "", message: "" };
  const { pair_id, verifier, port, number } = pending;
  const answer = Date.now() < pending.until
    ? await tryPost(port, "/api/v1/pair/finish", { pair_id, verifier, ...(code && { code }) })
    : { status: 410, body: null };
  if (!answer || answer.status === 202 || answer.status === 429 || answer.body?.error === "wrong_code") {
    return { stage: "waiting", number, message: sentence(answer?.body?.message) };
  }
  if (answer.status === 200 && typeof answer.body?.token === "string" && typeof answer.body.key === "string") {
    if (!(await isStill(pair_id))) return ask("");
    const { token, key, server_id } = answer.body;
    await vault.keep("paired", { token, key, server_id: String(server_id), port });
    return finish("done");
  }
  if (!(await isStill(pair_id))) return ask("");
  return finish(answer.body?.error === "denied" ? "denied" : "expired");
}

/** Whether this request still counts: the user may have begun another, or given up, while the answer was on its way. @param {string} pairId */
async function isStill(pairId) {
  return (await vault.read("pending"))?.pair_id === pairId;
}

/** @param {"done" | "denied" | "expired"} stage @returns {Promise<Pairing>} */
async function finish(stage) {
  await vault.drop("pending");
  await chrome.alarms.clear(ALARM);
  await changed();
  return { stage, number: "", message: "" };
}

/** Drops the pairing on this side; the companion's page lists it until it is revoked there. */
export async function forget() {
  await vault.drop("paired");
  await vault.drop("pending");
  await changed();
}

/** The mails that are open already need no reload to show the badges, or to lose them. */
async function changed() {
  startAnew();
  await tellTabs();
}

/** Goes on with a pairing that a stop of this background cut short. */
export async function resume() {
  if (await vault.read("pending")) await poll();
}

async function poll() {
  if (polling) return;
  polling = true;
  try {
    while ((await progress()).stage === "waiting") await new Promise((next) => setTimeout(next, POLL_MS));
  } finally {
    polling = false;
  }
}

/** @param {number} port @param {string} path @param {object} body */
async function tryPost(port, path, body) {
  try {
    return await post(port, path, body);
  } catch (error) {
    if (error instanceof NoAnswer) return null;
    throw error;
  }
}

/** @param {unknown} message */
function sentence(message) {
  return typeof message === "string" ? message.slice(0, 300) : "";
}

function browserName() {
  if ("getBrowserInfo" in chrome.runtime) return "Firefox";
  return navigator.userAgent.includes("Edg/") ? "Edge" : "Chromium";
}

export { ALARM };
