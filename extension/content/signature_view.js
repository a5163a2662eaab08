/** Which fields were read of a signature: what the user sent by his click, for him to see. */

import { element } from "../shared/dom.js";
import { text } from "../shared/i18n.js";

/** @param {import("./signature.js").Field[]} fields */
export function signatureView(fields) {
  const lines = fields.map(({ field, value }) => element("li", {}, `${text(`field_${field}`)}: `, element("bdi", {}, value)));
  return element("details", { class: "read" }, element("summary", {}, text("signature_read", fields.length)), element("ul", {}, ...lines));
}
