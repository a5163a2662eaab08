/**
 * Companion and extension are loaded by hand, so one may be older than the other.
 *
 * @typedef {"" | "extension" | "companion"} Behind which one has to be brought up to date
 */

const NUMBER = /^\d{1,5}(\.\d{1,5}){0,3}$/u;

/**
 * Who is behind: this extension, if the companion brings a newer one; the companion, if this extension is newer than it.
 * @param {string} own this extension's release
 * @param {unknown} brought the release of the extension that the companion brings; "" where it brings none
 * @param {unknown} companion the companion's own release
 * @returns {Behind}
 */
export function behind(own, brought, companion) {
  if (older(own, brought || companion)) return "extension";
  return older(companion, own) ? "companion" : "";
}

/** Whether one release came before another; false where either is no release. @param {unknown} one @param {unknown} other */
function older(one, other) {
  if (typeof one !== "string" || typeof other !== "string" || !NUMBER.test(one) || !NUMBER.test(other)) return false;
  const [first, second] = [one, other].map((release) => release.split(".").map(Number));
  for (let place = 0; place < 4; place += 1) {
    const difference = (first?.[place] ?? 0) - (second?.[place] ?? 0);
    if (difference) return difference < 0;
  }
  return false;
}
