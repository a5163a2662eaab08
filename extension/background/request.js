/**
 * One request to 127.0.0.1, and nowhere else. Never with cookies: the companion's pages know their owner by one, and the API
 * must not.
 */

const TIME_LIMIT_MS = 8000;
const LONGEST_ANSWER = 4_000_000;

/** Nothing usable answered: no connection, no time, too much, or no JSON. */
export class NoAnswer extends Error {
  /** @param {"unreachable" | "foreign"} reason unreachable: nobody answers; foreign: somebody answers who is not the companion */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * POSTs JSON and reads JSON. Raises NoAnswer; a refusal of the companion's is an answer.
 * @param {number} port
 * @param {string} path
 * @param {object} body
 * @param {string} [token]
 * @returns {Promise<{ status: number, wait: number, body: any }>} wait: seconds of Retry-After, 0 where there is none
 */
export async function post(port, path, body, token) {
  /** @type {Record<string, string>} */
  const headers = { "Content-Type": "application/json" };
  if (token) headers["Authorization"] = `Bearer ${token}`;
  return send(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

/**
 * Who answers on the port: public, without any data of ours.
 * @param {number} port
 */
export async function health(port) {
  return send(`http://127.0.0.1:${port}/healthz`, { method: "GET" });
}

/** @param {string} url @param {RequestInit} init */
async function send(url, init) {
  let response;
  let text;
  try {
    response = await fetch(url, { ...init, credentials: "omit", cache: "no-store", redirect: "error",
      referrerPolicy: "no-referrer", signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    text = await bounded(response);
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) throw new NoAnswer("unreachable");
    throw error;
  }
  try {
    return { status: response.status, wait: Number(response.headers.get("Retry-After")) || 0, body: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) throw new NoAnswer("foreign");
    throw error;
  }
}

/** @param {Response} response */
async function bounded(response) {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = "";
  for (let length = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > LONGEST_ANSWER) {
      await reader.cancel();
      throw new NoAnswer("foreign");
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}
