/**
 * Answers questions about the shipped webmail modules on pages given as JSON on standard input, one object a line:
 *     {"html", "url"?, "ask": "message" | "header" | "card" | "sends" | "list" | "looks", "name"?, "label"?}
 * prints one JSON answer a line.
 */

import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import * as gmail from "../extension/content/webmails/gmail.js";
import * as outlook from "../extension/content/webmails/outlook.js";
import { addressOnCard } from "../extension/content/webmails/outlook_persona.js";
import { isSendLabel } from "../extension/content/written.js";

globalThis.Node = new JSDOM("").window.Node;

const answers = {
  /** What the details and the reply of the first message tell. */
  message: (page) => {
    const { replyTo, way } = gmail.readSenders(page, "").find(({ role, surface }) => role === "sender" && surface === "message") ?? {};
    return { replyTo, way };
  },
  header: (page) => gmail.readOriginal(page)?.header ?? null,
  card: (page, { name }) => addressOnCard(page.body, name),
  sends: (_page, { label }) => isSendLabel(label),
  list: (page) => gmail.readSenders(page, "").filter(({ surface }) => surface === "list").map(({ address, role }) => [address, role]),
  /** How often a look at the page asks what stands around an element: each time it goes up through all of them. */
  looks: (page, { name }) => {
    const webmail = name === "gmail" ? gmail : outlook;
    const { prototype } = page.defaultView.Element;
    const { closest } = prototype;
    let looks = 0;
    prototype.closest = function counted(selector) {
      looks += 1;
      return closest.call(this, selector);
    };
    const found = webmail.readSenders(page, webmail.ownAddress(page)).map(({ address }) => address);
    webmail.readMessage(page, "");
    return { found, looks };
  },
};

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { html = "", url = "https://mail.google.com/mail/u/0/", ask, ...more } = JSON.parse(line);
  console.log(JSON.stringify(answers[ask](new JSDOM(html, { url }).window.document, more) ?? null));
}
