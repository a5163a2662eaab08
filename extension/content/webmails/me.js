/** Who the user himself is: what the page's own frame tells of his address, and how Gmail calls him. */

import { addressesIn, wholeAddress } from "../../shared/address.js";

// A stranger may call himself "me" too, so the word decides only where the page does not tell the user's own address. Gmail
// writes it as it stands here: "Ben" and "Jo" are people.
const ME = new Set([
  "me", "ek", "my", "mən", "аз", "мен", "আমি", "আমাকে", "jo", "mi", "já", "mně", "mě", "mig", "jeg", "meg", "ich", "mir", "mich", "εγώ", "εμένα",
  "yo", "mí", "mina", "mulle", "mind", "neu", "niri", "من", "minä", "minulle", "minut", "ako", "akin", "moi", "eu", "min", "હું", "אני", "אליי", "אלי",
  "मैं", "मुझे", "ja", "meni", "mene", "én", "nekem", "engem", "ես", "ինձ", "saya", "aku", "ég", "mér", "mig", "io", "自分", "მე", "ನಾನು", "나", "나에게",
  "aš", "man", "mane", "es", "ഞാൻ", "би", "मी", "मला", "ik", "mij", "mnie", "mim", "mie", "mine", "я", "мне", "меня", "мені", "mne", "mňa", "jaz", "ја",
  "мене", "мени", "jag", "mimi", "நான்", "எனக்கு", "నేను", "ฉัน", "ben", "bana", "beni", "میں", "مجھے", "tôi", "我", "mina", "eu mesmo", "أنا", "إليّ", "إلي",
  "ខ្ញុំ", "ຂ້ອຍ", "ကျွန်ုပ်", "මම", "म",
]);

/**
 * Whether an address is the user's own.
 * @param {string} address
 * @param {string} name as the page shows it
 * @param {string} own the user's own address, "" where unknown
 */
export function isMe(address, name, own) {
  return own ? address.toLowerCase() === own.toLowerCase() : ME.has(name);
}

/**
 * The address in a window's title, "Inbox (3) - address - Gmail": the part before the last, since a subject, which the sender
 * writes, stands in front of it. "" where it is none.
 * @param {Document} page
 */
export function addressInTitle(page) {
  return wholeAddress(page.title.split(/\s[-\u2013\u2014|]\s/u).at(-2));
}

/** The one address in the last brackets of a label, "Account: Name (address)", of which a few words may follow. @param {string | null} label */
export function addressInBrackets(label) {
  const found = /[(\uff08]([^()\uff08\uff09]{3,254})[)\uff09][^()\uff08\uff09@]{0,60}$/u.exec((label ?? "").slice(-400));
  const [only, more] = addressesIn(found?.[1]);
  return only && !more ? only : "";
}
