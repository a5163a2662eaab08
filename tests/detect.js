/**
 * Runs the shipped webmail modules on saved fragments, to see by hand what they find:
 *     node tests/detect.js DIR
 * reads every .html under DIR/gmail and DIR/outlook and prints one line of JSON for each finding:
 * {"file", "address", "name", "role"}.
 */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import * as gmail from "../extension/content/webmails/gmail.js";
import * as outlook from "../extension/content/webmails/outlook.js";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node tests/detect.js DIR");
  process.exit(2);
}
for (const [name, webmail] of Object.entries({ gmail, outlook })) {
  for (const file of readdirSync(path.join(folder, name)).filter((entry) => entry.endsWith(".html")).sort()) {
    const { document } = new JSDOM(readFileSync(path.join(folder, name, file), "utf8")).window;
    for (const one of webmail.readSenders(document, webmail.ownAddress(document))) {
      if (!one.address) continue;
      console.log(JSON.stringify({ file: `${name}/${file}`, address: one.address, name: one.name, role: one.role }));
    }
  }
}
