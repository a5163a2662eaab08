/**
 * Addresses in text that the page or the user gives. Linear in the length of the text: no pattern here can back up.
 * Whether an address is well formed is the companion's word; this only tells what is meant as one.
 */

const LONGEST = 254;
const ADDRESS = /^[^\s@<>()[\]",;:\\]{1,64}@[^\s@<>()[\]",;:\\]{1,189}$/u;
// Direction marks and zero-width characters: Hebrew and Arabic interfaces put them around names.
const MARKS = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const NO_NAME = /^(?:undefined|null)$/u;
const EDGES = /^[\s<('"\u2018\u201c\uff1c\u300a]+|[\s>)'".,;:!?\u2019\u201d\uff1e\u300b\u3002\uff0c]+$/gu;

/**
 * The text without direction marks and with plain spaces, for comparing names.
 * @param {string | null | undefined} text
 */
export function plain(text) {
  return (text ?? "").slice(0, 2000).replace(MARKS, "").replace(/\s+/gu, " ").trim();
}

/**
 * The address that the whole text is, or "" where it is anything else.
 * @param {string | null | undefined} text
 */
export function wholeAddress(text) {
  if (!text || text.length > LONGEST + 20 || !text.includes("@")) return "";
  const bare = plain(text);
  return bare.length <= LONGEST && ADDRESS.test(bare) && /\.|^.+@localhost$/u.test(bare.split("@")[1] ?? "") ? bare : "";
}

/**
 * The different addresses in a text of at most 2,000 characters, in order.
 * @param {string | null | undefined} text
 * @returns {string[]}
 */
export function addressesIn(text) {
  /** @type {Map<string, string>} */
  const found = new Map();
  if (!text?.includes("@")) return [];
  for (const word of text.slice(0, 2000).replace(MARKS, "").split(/[\s<>()[\]",;\\\uff1c\uff1e\uff08\uff09\uff0c\uff1b\u3001]+/u)) {
    const bare = wholeAddress(word.replace(/^mailto:/iu, "").replace(EDGES, ""))
      || wholeAddress(word.slice(word.lastIndexOf(":") + 1).replace(EDGES, ""));
    if (bare) found.set(bare.toLowerCase(), bare);
  }
  return [...found.values()];
}

/**
 * The mailboxes of a list as webmails print it ("Name <address>; address"), RFC 5322 without its comments: a part that is not
 * exactly one mailbox is left out. At most 2,000 characters are read.
 * @param {string | null | undefined} text
 * @returns {{ address: string, name: string }[]}
 */
export function mailboxesIn(text) {
  if (!text?.includes("@")) return [];
  return separated(text.slice(0, 2000)).flatMap((part) => {
    const [address, more] = addressesIn(part.slice(part.lastIndexOf("<") + 1));
    return address && !more ? [{ address, name: nameBefore(plain(part), address) }] : [];
  });
}

/** The name in front of an address in angle brackets, without its quotes; "" where there is none. @param {string} shown @param {string} address */
export function nameBefore(shown, address) {
  const at = shown.toLowerCase().lastIndexOf(address.toLowerCase());
  const before = shown.slice(0, Math.max(0, at)).trimEnd();
  return /[<\uff1c(]$/u.test(before) ? unquoted(before.slice(0, -1)) : "";
}

/**
 * The name that a text shows for an address, as a person reads it: without quotes around it and without this very address behind
 * it; "" where the text is only the address. Another address in it stays: that is a finding.
 * @param {string} shown plain text
 * @param {string} address
 */
export function nameOfPerson(shown, address) {
  const [last = ""] = /[^\s<(\uff1c]*$/u.exec(shown.replace(/[>)\uff1e\s]+$/u, "")) ?? [];
  if (!address || last.toLowerCase() !== address.toLowerCase()) return unquoted(shown);
  const name = nameBefore(shown, address);
  return name.toLowerCase() === address.toLowerCase() ? "" : name;
}

/** Without quotes; a page that lacks the name may print its word for nothing. @param {string} name */
function unquoted(name) {
  const bare = name.trim().replace(/^"([^"]*)"$/u, "$1").trim().slice(0, 200);
  return NO_NAME.test(bare) ? "" : bare;
}

/** Parts between separators that stand neither in quotes nor in angle brackets. @param {string} text */
function separated(text) {
  /** @type {string[]} */
  const parts = [];
  let part = "";
  let quoted = false;
  let angle = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "<" || sign === ">")) angle = sign === "<";
    if (!quoted && !angle && /[,;\uff0c\uff1b\u3001\u061b\u060c]/u.test(sign)) {
      parts.push(part);
      part = "";
    } else {
      part += sign;
    }
  }
  return [...parts, part];
}

/**
 * The address of a `mailto:` link (RFC 6068: the part before "?", percent-decoded), or "".
 * @param {string} link
 */
export function mailtoAddress(link) {
  if (!/^mailto:/iu.test(link)) return "";
  const encoded = link.slice(7, 7 + 600).split("?")[0] ?? "";
  try {
    return addressesIn(decodeURIComponent(encoded))[0] ?? "";
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}
