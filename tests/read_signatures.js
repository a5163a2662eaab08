/** Reads each letter of a JSON file of cases with the extension's reader; prints one JSON array of fields a line. */

import { readFileSync } from "node:fs";
import { readSignature } from "../extension/content/signature.js";

const [, , file] = process.argv;
for (const { text } of JSON.parse(readFileSync(file, "utf8"))) {
  console.log(JSON.stringify(readSignature(text).map(({ field, value }) => [field, value])));
}
