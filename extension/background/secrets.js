/** Random values and keyed hashes of the pairing. */

/** 32 random bytes as base64url without padding: 43 characters. */
export function randomText() {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {ArrayBuffer} bytes */
function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** SHA-256 of a text, hex. @param {string} text */
export async function sha256(text) {
  return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

/**
 * Whether `proof` is HMAC-SHA256 (RFC 2104, hex) of `hello|PORT|NONCE`: only who made the pairing with us can know it. The port
 * is in the text, so a program on another port cannot hand on the companion's proof.
 * @param {unknown} proof
 * @param {string} key
 * @param {number} port
 * @param {string} nonce
 */
export async function proves(proof, key, port, nonce) {
  if (typeof proof !== "string" || !/^[0-9a-f]{64}$/u.test(proof)) return false;
  const imported = await crypto.subtle.importKey("raw", new TextEncoder().encode(key), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const bytes = Uint8Array.from(proof.match(/../gu) ?? [], (pair) => parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", imported, bytes, new TextEncoder().encode(`hello|${port}|${nonce}`));
}
