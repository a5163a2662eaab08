/** What is fixed in Outlook's pages: roles, ids and data attributes; its classes change with every build. And the rows of its list. */

import { nameOfPerson, plain, wholeAddress } from "../../shared/address.js";

export const SELECT = {
  row: "[data-convid][role=option], [data-convid][role=treeitem], [data-convid][role=row], [data-convid][role=listitem]",
  titled: "[title]",
  selectedRow: "[data-convid][aria-selected=true]",
  noSender: "[role=option]:not([data-convid]), [role=listbox] [role=listbox], button, [role=menu], [role=img], [role=checkbox]",
  pane: "#ReadingPaneContainerId, #ConversationReadingPaneContainer, #ItemReadingPaneContainer, [data-app-section=MailReadCompose], [data-app-section=ConversationContainer], [data-app-section$=ReadingPaneContainer]",
  outerPane: "[data-app-section=MailReadCompose], #ReadingPaneContainerId",
  from: "[id^=MSG_][id$=_FROM]",
  message: "[aria-expanded]:not(button, [role=button]), .wide-content-host",
  text: "[role=document], [id^=UniqueMessageBody]",
  body: "[role=document], [id^=UniqueMessageBody], [id^=x_], [contenteditable]:not([contenteditable=false])",
  recipients: "[data-testid=RecipientWell], [aria-label][aria-readonly=true], [id^=MSG_]:is([id$=_TO], [id$=_CC], [id$=_BCC]):not([role=group])",
  recipient: "[aria-label], [data-lpc-hover-target-id]",
  persona: "[data-lpc-hover-target-id]",
  compose: "[role=group][id$=_TO], [role=group][id$=_CC], [role=group][id$=_BCC]",
  composeTo: "[role=group][id$=_TO]",
  composeChip: "[class*=RECIPIENT_ENTITY], :is([role=group][id$=_TO], [role=group][id$=_CC], [role=group][id$=_BCC]) [data-lpc-hover-target-id]",
  labelled: "[aria-label]",
  chip: "[aria-label], [data-lpc-hover-target-id], [tabindex='0']",
  unspoken: "[aria-hidden=true]",
  picture: "[role=img], [class*=fui-Avatar], [class*=ms-Persona-initials], svg",
  stop: "[aria-haspopup], [tabindex='0'], button, [role=button], [role=link], [data-lpc-hover-target-id]",
  noChip: "[role=toolbar], [role=listbox], [role=menu], [role=menubar], [role=img], [role=tree], [role=navigation], nav",
  naming: "[data-convid] [title], [id^=MSG_]:is([id$=_FROM], [id$=_TO], [id$=_CC], [id$=_BCC]), [aria-label][tabindex], [aria-label][aria-haspopup], [data-testid=RecipientWell], [class*=RECIPIENT_ENTITY]",
  focusable: "[aria-haspopup], [tabindex], button, [data-lpc-hover-target-id]",
  heading: "[role=heading], h1, h2, h3, h4",
  firstContact: "a[href*=LearnAboutSenderIdentification]",
  account: "[id^=primaryMailboxRoot]",
  accountCard: "#mectrl_currentAccount_secondary, #mectrl_main_trigger, #O365_MainLink_Me, #meInitialsButton",
};

/**
 * What an element says in words: the initials or the question mark of a picture in it are none, nor is what its buttons say.
 * @param {Element} node
 * @param {string} [wordless] what in it says none
 */
export function wordsOf(node, wordless = SELECT.picture) {
  /** @type {string[]} */
  const words = [];
  const texts = node.ownerDocument.createTreeWalker(node, 4 /* text */);
  while (texts.nextNode()) {
    const picture = texts.currentNode.parentElement?.closest(wordless);
    const text = texts.currentNode.nodeValue ?? "";
    // What is set apart on the screen only: a name runs into no address.
    if (!picture || picture === node || !node.contains(picture)) words.push(wholeAddress(text) ? ` ${text} ` : text);
  }
  return plain(words.join(""));
}

/**
 * The senders that a row names, with the element that does. They stand before the subject and the date: a title further on may be
 * the name of a file, which the sender chose.
 * @param {Element} row
 * @returns {{ address: string, name: string, anchor: Element }[]}
 */
export function listedIn(row) {
  /** @type {{ address: string, name: string, anchor: Element }[]} */
  const found = [];
  for (const anchor of row.querySelectorAll(SELECT.titled)) {
    const title = anchor.getAttribute("title") ?? "";
    if (anchor.closest(SELECT.noSender)?.closest(SELECT.row) === row) continue;
    const last = found.at(-1)?.anchor;
    if (last && !isBeside(last, anchor)) break;
    const people = titled(title, plain(anchor.textContent));
    // An empty title is the subject's, one with the digits of a time and no address the date's; one or two may count mails.
    if (!people.length && (title === "" || title.replace(/\P{Nd}/gu, "").length > 2)) break;
    found.push(...people.map((one) => ({ ...one, anchor })));
  }
  return found;
}

/** Whether two senders of a row stand in one place or with a mere comma between them: the subject, another place, may look like one. @param {Element} one @param {Element} next */
function isBeside(one, next) {
  if (one.parentElement === next.parentElement) return true;
  const between = one.ownerDocument.createRange();
  between.setStartAfter(one);
  between.setEndBefore(next);
  return /^[,;\uff0c\uff1b\u3001\u060c\u061b]$/u.test(plain(between.toString()));
}

/**
 * The addresses of a title, with the names shown. Several are taken only where names and addresses pair up; a name in front of an
 * address has to be the one shown, since a subject may look like both.
 * @param {string} title
 * @param {string} shown
 */
function titled(title, shown) {
  const people = title.slice(0, 2000).split(/[;\uff1b]/u).map((person) => {
    const [, before = "", within = ""] = /^([^<>]*)<([^<>]*)>\s*$/u.exec(person) ?? [];
    return { address: wholeAddress(within || person), before: nameOfPerson(plain(before), "") };
  });
  if (people.some(({ address }) => !address)) return [];
  const names = [[shown], shown.split(/[;\uff1b]/u), shown.split(/[,;\uff0c\uff1b\u3001\u060c\u061b]/u)]
    .map((list) => list.map((name) => name.trim())).find((list) => list.length === people.length);
  const isShown = people.every(({ before }, place) => !before || before === nameOfPerson(names?.[place] ?? "", ""));
  return names && isShown ? people.map(({ address }, place) => ({ address, name: nameOfPerson(names[place] ?? "", address) })) : [];
}
