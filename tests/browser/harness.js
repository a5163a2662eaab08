// Runs the shipped content modules in the page itself, with a runtime that answers from a table: for timings, which the page
// can take only of scripts in its own world.
const LEVELS = ["high", "medium", "low", "unknown"];
const SENTENCES = { high: "High risk: 3 reasons", medium: "Caution: 2 reasons", low: "No problems found in 9 checks",
  unknown: "Not enough evidence: 2 of 9 checks answered" };
const { hostile } = new URLSearchParams(location.search).has("hostile") ? await import("/hostile_answer.js") : { hostile: (/** @type {object} */ card) => card };
const measured = { scans: 0, longest: 0, total: 0, initial: 0, vets: 0, senders: 0 };
window.measured = measured;

const line = (text, source) => ({ code: "x", kind: "risk", text, source, seen_at: "2026-11-23T09:40:00Z", points: 3, may_also: "", value: "0".repeat(16) });
const SOURCES = ["the message", "the address itself", "RDAP", "the name shown"];
const cells = (state, ...values) => values.map((value, place) => ({ source: `s${place}`, source_name: SOURCES[place], state: value ? state : "missing",
  word: value ? state : "not stated", values: value ? [value] : [], seen_at: null }));
function card(address, place) {
  const level = LEVELS[place % 4];
  return hostile({ id: "0".repeat(32), address, shown: address, rated_by: "", level, sentence: SENTENCES[level], complete: true, reach: "passive",
    reasons: [{ ...line("Domain registered 41 days ago (2026-10-13)", "RDAP"), may_also: "A new firm has a new domain too." },
      line("Answers would go to another organisation: sales@other.example", "Message")],
    contradictions: [{ field: "company", text: "Company: Example Ltd (name) does not match Sample GmbH (registration)",
      a: "Example Ltd", a_source: "name", b: "Sample GmbH", b_source: "registration" }],
    matrix: [{ field: "company", name: "Company", agreement: "differs", word: "does not match", cells: cells("differs", "Example Ltd", "", "Sample GmbH", "Example") },
      { field: "registrar", name: "Registrar", agreement: "single", word: "one source only", cells: cells("single", "", "", "Registrations LLC", "") },
      { field: "email", name: "E-mail address", agreement: "same", word: "same", cells: cells("same", "", "trade@example-trading.com", "2026-10-10", "") }],
    strength: [], dismissed: [line("A free mailbox", "Message")],
    goods: [line("Receives mail at its own servers", "DNS")], unknowns: [line("The registry did not answer", "WHOIS")], notes: [],
    next_steps: ["Call the number that stands on the firm's own web site."], reply_to_seen: false, answered: 7, asked: 9,
    checked_at: "2026-11-23T09:40:00Z" });
}

function reply(message) {
  if (message.type === "hello") return { state: "ok", wait: 1, settings: { show: "all", emblem: 37 } };
  if (message.type === "dossier") return { state: "ok", status: 200, body: card("trade@example.com", 0) };
  if (message.type !== "vet") return { state: "ok", status: 200, body: {} };
  measured.vets += 1;
  measured.senders += message.senders.length;
  const results = message.senders.map((one, place) => ({ ref: one.ref, dossier: card(one.address, place), error: null }));
  return { state: "ok", status: 200, wait: 0, body: { results, saved: true, retry_after_ms: 0 } };
}

// Chromium's trace tells the processor's time of every call of a function by this name.
function timed(task, name) {
  return function watched(...given) {
    const start = performance.now();
    try {
      return task.apply(this, given);
    } finally {
      const took = performance.now() - start;
      measured.total += took;
      measured[name] = (measured[name] ?? 0) + took;
      measured.longest = Math.max(measured.longest, took);
    }
  };
}

const messages = await (await fetch("/ext/_locales/en/messages.json")).json();
window.chrome = {
  runtime: { id: "harness", getURL: (path) => `/ext/${path}`, onMessage: { addListener() {} },
    sendMessage: async (message) => reply(message) },
  i18n: { getUILanguage: () => "en", getMessage: (name, values = []) => messages[name]?.message.replace(/\$VALUE\$/g, values[0]) ?? "" },
};
const marks = new CSSStyleSheet();
marks.replaceSync(await (await fetch("/ext/content/marks.css")).text());
document.adoptedStyleSheets.push(marks);
const NativeObserver = MutationObserver;
window.MutationObserver = class extends NativeObserver {
  constructor(callback) { super(timed(callback, "observer")); }
};
const nativeFrame = requestAnimationFrame;
window.requestAnimationFrame = (task) => nativeFrame.call(window, timed(task, "frame"));
const nativeInterval = setInterval;
window.setInterval = (task, time) => nativeInterval.call(window, timed(task, "interval"), time);
const nativeTimeout = setTimeout;
window.setTimeout = (task, time) => nativeTimeout.call(window, timed(task, "timeout"), time);
const NativeInView = IntersectionObserver;
window.IntersectionObserver = class extends NativeInView {
  constructor(callback, how) { super(timed(callback, "inview"), how); }
};
const nativeAll = Document.prototype.querySelectorAll;
Document.prototype.querySelectorAll = function (selector) {
  if (selector.includes("[email]") || selector.includes("data-convid")) {
    measured.scans += 1;
  }
  return nativeAll.call(this, selector);
};
// The first scan runs inside the answer to `hello`, not in a frame: it is over when the next task runs.
const nativeSend = window.chrome.runtime.sendMessage;
window.chrome.runtime.sendMessage = (message) => {
  if (message.type === "hello") {
    const next = new MessageChannel();
    const greeted = performance.now();
    console.timeStamp("greeted");
    next.port1.onmessage = () => {
      console.timeStamp("scanned");
      measured.initial ||= performance.now() - greeted; };
    next.port2.postMessage(0);
  }
  return nativeSend(message);
};
if (new URLSearchParams(location.search).has("naive")) watchNaively();
else await import("/ext/content/main.js");

// What the trace itself takes for a call is seen where a call does nothing.
window.watchIdly = () => new NativeObserver(function idle() {}).observe(document.body, { childList: true, subtree: true, attributes: true });

/** The peer: what comes to mind first, the whole page asked at every change. It draws nothing and asks nobody. */
function watchNaively() {
  const look = timed(() => {
    measured.vets = 1;
    const people = new Map();
    for (const node of document.querySelectorAll("[email]")) {
      if (!node.closest(".a3s")) people.set(node.getAttribute("email"), node.getAttribute("name") ?? node.textContent);
    }
    return people;
  }, "naive");
  new NativeObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
  look();
}

/** Changes rows as a busy inbox does: about `perSecond` small mutations, for `seconds`. */
window.burst = async (seconds, perSecond) => {
  const rows = [...nativeAll.call(document, "tr.zA")];
  const channel = new MessageChannel();
  const start = performance.now();
  let made = 0;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const row = rows[made % rows.length];
    if (made % 11 === 0) row.parentNode.insertBefore(row, row.parentNode.firstChild);
    else if (made % 7 === 0) {
      const copy = row.querySelector(".yW").firstElementChild.cloneNode(true);
      copy.querySelector("[data-whowrites]")?.remove();
      row.querySelector(".yW [email]").closest(".yW > *").replaceWith(copy);
    } else if (made % 3 === 0) row.querySelector(".y2").textContent = ` - changed ${made}`;
    else row.querySelector(".xW span").title = `Mon ${made}`;
    made += 1;
    if (made >= ((performance.now() - start) * perSecond) / 1000) await new Promise((next) => nativeTimeout(next, 4));
    else await new Promise((next) => { channel.port1.onmessage = next; channel.port2.postMessage(0); });
  }
  return made;
};
