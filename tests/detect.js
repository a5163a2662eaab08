/**
 * Runs the shipped webmail modules on saved fragments of pages, to see what they find:
 *     node tests/detect.js DIR
 * reads every .html below DIR and prints one line of JSON for each finding, {"file", "address", "name", "role"}, with the roles sender,
 * recipient and self. A path that names the webmail decides which module reads; else both do. Fragments may be cut anywhere.
 */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import * as gmail from "../extension/content/webmails/gmail.js";
import { headerOf } from "../extension/content/webmails/gmail_original.js";
import * as outlook from "../extension/content/webmails/outlook.js";
import { mailboxesIn } from "../extension/shared/address.js";
import { isShown } from "../extension/shared/dom.js";

const IN_TABLE = { tr: "<table><tbody>", td: "<table><tbody><tr>", th: "<table><tbody><tr>", tbody: "<table>", thead: "<table>" };

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node tests/detect.js DIR");
  process.exit(2);
}
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.html?$/iu.test(file)).sort();
for (const file of files) {
  const { document } = new JSDOM(whole(readFileSync(path.join(folder, file), "utf8"))).window;
  const printed = new Map();
  for (const webmail of readersOf(file)) {
    for (const { address, name, role, scope, anchor } of webmail.readSenders(document, webmail.ownAddress(document))) {
      const told = JSON.stringify({ file: file.split(path.sep).join("/"), address, name, role });
      // One badge for a sender and row, and none where a view of before is kept out of sight.
      if (!address || printed.get(scope)?.has(told) || !isShown(anchor)) continue;
      printed.set(scope, (printed.get(scope) ?? new Set()).add(told));
      console.log(told);
    }
    for (const { address, name } of webmail === gmail ? originalSender(document) : []) {
      console.log(JSON.stringify({ file: file.split(path.sep).join("/"), address, name, role: "sender" }));
    }
  }
}

/**
 * The sender in the source that Gmail's page of a message shows: a saved page has lost the address that tells it by. The extension
 * hands the header to the companion, which reads it in full.
 * @param {Document} page
 */
function originalSender(page) {
  const source = page.querySelector("pre");
  if (!source || gmail.isInBody(source) || page.querySelector("[role=main], [role=list]")) return [];
  const header = headerOf(source.textContent ?? "").replace(/\r?\n(?=[ \t])/gu, "");
  const [from, more] = header.split(/\r?\n/u).flatMap((line) => /^from[ \t]*:(.*)$/iu.exec(line)?.[1] ?? []);
  const [only, second] = more === undefined && /^received[ \t]*:/imu.test(header) ? mailboxesIn(from) : [];
  return only && !second ? [only] : [];
}

/**
 * A parser drops a row without its table. Both webmails are written in standards mode: in the other one a class in capitals would be
 * the same as one in small letters. @param {string} html
 */
function whole(html) {
  const [before, name = ""] = /^(?:\s|<!--[^]*?-->|<!doctype[^>]*>|<meta[^>]*>)*(?:<([a-z]+))?/iu.exec(html) ?? [];
  const missing = IN_TABLE[/** @type {keyof typeof IN_TABLE} */ (name.toLowerCase())] ?? "";
  const at = (before?.length ?? 0) - name.length - 1;
  return `<!doctype html>${missing ? html.slice(0, at) + missing + html.slice(at) : html}`;
}

/** @param {string} file */
function readersOf(file) {
  const isGmail = /gmail|google/iu.test(file);
  const isOutlook = /outlook|owa|office|hotmail|microsoft/iu.test(file);
  return [...(isGmail || !isOutlook ? [gmail] : []), ...(isOutlook || !isGmail ? [outlook] : [])];
}
