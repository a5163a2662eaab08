/**
 * The webmails that we can read, by host.
 *
 * @typedef {object} Seen what stands at one place of the page
 * @property {string} address "" where the page hides it
 * @property {string} name as shown; "" where there is none
 * @property {"sender" | "recipient" | "self"} role
 * @property {"list" | "message" | "compose"} surface
 * @property {Element} anchor the element that shows it
 * @property {Element} scope its row or message: one badge for each scope and address
 * @property {Element} beside the element that the badge stands at
 * @property {"before" | "after" | "inside"} place of the badge, seen from `beside`
 * @property {string | null} replyTo null: not seen; "": seen, and there is none
 * @property {Way | null} way what the webmail says of who mailed and signed the message; null: not seen
 * @property {"" | "hidden" | "conflict"} hidden why there is no address
 *
 * @typedef {{ mailed: string, signed: string }} Way domains, "" where the webmail names none
 *
 * @typedef {object} Original a message's source, as a page of the webmail's shows it on the user's wish
 * @property {string} header up to the first blank line
 * @property {Element} beside the element after which the answer stands
 *
 * @typedef {object} Webmail
 * @property {readonly string[]} hosts
 * @property {readonly string[]} attributes whose change may name another sender
 * @property {(page: Document) => string} ownAddress
 * @property {(root: Document | Element, own: string) => Seen[]} readSenders
 * @property {(page: Document, own: string) => Seen | null} readMessage
 * @property {(node: Element) => Element} scopeOf
 * @property {(node: Element) => boolean} ignores changes there are none of ours
 * @property {(node: Element) => boolean} isInBody
 * @property {(page: Document) => number} countRows
 * @property {(page: Document) => Original | null} [readOriginal]
 * @property {(anchor: Element) => HTMLElement | null} [bodyOf] the text of the open message whose sender stands there; read on the user's wish only
 * @property {(anchor: Element) => string} [messageId] what the webmail's page of the message's source goes by; "" where it is not known
 * @property {(page: Document, learned: () => void) => void} [watch] learns more from what the user points at
 */

import * as gmail from "./gmail.js";
import * as outlook from "./outlook.js";

/** @type {readonly Webmail[]} */
const WEBMAILS = [gmail, outlook];

/**
 * The webmail of a host, or null.
 * @param {string} host
 */
export function webmailOf(host) {
  return WEBMAILS.find((webmail) => webmail.hosts.includes(host)) ?? null;
}
