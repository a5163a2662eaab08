/** The popup's first line: how it stands with the companion, and the one thing to do about it. */

import { element } from "../shared/dom.js";
import { text } from "../shared/i18n.js";
import { readSettings, writeSettings } from "../shared/settings.js";
import { byId, tell } from "./texts.js";

const POLL_MS = 700;
const UPGRADE = "pipx upgrade whowrites";

/**
 * @typedef {import("../background/pairing.js").Pairing} Pairing
 * @typedef {import("../background/companion.js").State | "broken"} State broken: the extension itself could not answer
 */

/** @type {Pairing} */
const NO_PAIRING = { stage: "none", number: "", message: "" };

/**
 * Shows the state of the connection; `changed` is called when it may have become another one.
 * @param {{ state: State, pairing?: Pairing, update?: import("../background/releases.js").Behind }} status
 * @param {() => void} changed
 * @param {{ withPort: boolean }} [how] withPort: whether another port can be chosen here
 */
export async function showConnection({ state, pairing = NO_PAIRING, update = "" }, changed, { withPort } = { withPort: true }) {
  const box = byId("state");
  box.className = `is-${state}`;
  const line = element("h2", {}, text(`state_${state}`));
  if (state === "ok") {
    box.replaceChildren(line, ...toUpdate(update));
  } else if (pairing.stage === "waiting") {
    box.replaceChildren(line, ...waiting(pairing));
    setTimeout(() => void follow(changed), POLL_MS);
  } else {
    const fault = pairing.stage === "none" || pairing.stage === "done" ? "" : pairing.message || text(`pair_${pairing.stage}`);
    box.replaceChildren(line, element("p", { class: "soft" }, text(`help_${state}`)), ...(await action(state, changed, withPort)), element("p", { class: "fault" }, fault));
  }
}

/** @param {() => void} changed */
async function follow(changed) {
  // The background may be stopped while it answers: asking again wakes it.
  const { stage } = await tell({ type: "pairing" }).catch(() => ({ stage: "waiting" }));
  if (stage === "waiting") setTimeout(() => void follow(changed), POLL_MS);
  else changed();
}

/** @param {Pairing} pairing */
function waiting({ number, message }) {
  const digits = element("input", { id: "code", inputmode: "numeric", maxlength: "6", size: "8", autocomplete: "off", "aria-label": text("pair_code") });
  digits.addEventListener("input", () => {
    if (/^\d{6}$/u.test(digits.value)) void tell({ type: "code", code: digits.value });
  });
  const page = button("show_companion_page", () => void openCompanionPage());
  return [element("p", { class: "number", id: "number" }, number), element("p", {}, text("pair_compare")), element("div", { class: "row" }, page),
    element("details", {}, element("summary", {}, text("pair_code")), digits), element("p", { class: "fault" }, message)];
}

async function openCompanionPage() {
  const { port } = await readSettings();
  await chrome.tabs.create({ url: `http://127.0.0.1:${port}/pair` });
}

/**
 * The one action of a state.
 * @param {Exclude<State, "ok">} state
 * @param {() => void} changed
 * @param {boolean} withPort
 */
async function action(state, changed, withPort) {
  if (state === "not_paired" || state === "refused") {
    return [element("div", { class: "row" }, button(state === "refused" ? "pair_again" : "connect", () => void tell({ type: "connect" }).then((told) =>
      showConnection(told.state ? told : { state, pairing: told }, changed, { withPort })), "first"))];
  }
  const again = element("div", { class: "row" }, button("try_again", changed, "first"));
  if (state === "broken") return [again];
  if (state === "wrong_version") return [command(UPGRADE), again];
  const port = withPort ? [await portField(changed)] : [];
  return state === "off" ? [command("whowrites"), again, ...port] : port;
}

/** What to do where one of the two is older than the other; they still work together. @param {import("../background/releases.js").Behind} update */
function toUpdate(update) {
  if (!update) return [];
  const act = update === "companion" ? command(UPGRADE) : element("div", { class: "row" }, button("reload_extension", () => chrome.runtime.reload()));
  return [element("p", { class: "update" }, text(`update_${update}`)), act];
}

/** A command and the button that copies it. @param {string} line */
function command(line) {
  const copy = button("copy", () => void navigator.clipboard.writeText(line).then(() => { copy.textContent = text("copied"); }));
  return element("div", { class: "row" }, element("code", {}, line), copy);
}

/** @param {() => void} changed */
async function portField(changed) {
  const { port } = await readSettings();
  const input = element("input", { id: "port", inputmode: "numeric", size: "6", maxlength: "5", value: String(port), "aria-label": text("port") });
  const fault = element("p", { class: "fault", role: "alert" });
  const use = button("use_port", async () => {
    const wanted = /^\d+$/u.test(input.value.trim()) ? Number(input.value) : 0;
    fault.textContent = wanted < 1 || wanted > 65535 ? text("not_a_port") : "";
    if (fault.textContent) return;
    await writeSettings({ port: wanted });
    changed();
  });
  return element("div", { class: "row" }, element("label", { for: "port" }, text("port")), input, use, fault);
}

/** @param {string} name @param {() => void} act @param {string} [className] */
function button(name, act, className = "") {
  const made = element("button", { type: "button", class: className, id: name }, text(name));
  made.addEventListener("click", (event) => {
    if (event.isTrusted) act();
  });
  return made;
}
