// Runs the background's look for changes with a browser made of plain objects and a companion that answers from argv: prints what the
// desktop would show, what was asked, what is kept, and where a click on each notification leads. argv[2]: [{ at, answer, notify, granted }, ...],
// one look each.
const looks = JSON.parse(process.argv[2]);
const kept = { notify: true, emblem: 1 };
const shown = [];
let granted = true;
const pick = (names) => Object.fromEntries([names].flat().filter((name) => name in kept).map((name) => [name, kept[name]]));
globalThis.chrome = {
  storage: { local: { get: async (names) => structuredClone(pick(names)), set: async (some) => Object.assign(kept, structuredClone(some)) } },
  permissions: { contains: async () => granted },
  i18n: { getMessage: (name, values = []) => [name, ...values].join(" ") },
  notifications: { create: (name, { title, message }) => shown.push([name, title, message]), clear: (name) => cleared.push(name),
    onClicked: { addListener: (listener) => { click = listener; } } },
};
const cleared = [];
const opened = [];
let click = () => undefined;
const { listen, lookForChanges } = await import("../../extension/background/notifications.js");
listen((page, id) => opened.push([page, id]));
const asked = [];
for (const { at, answer, notify = true, granted: leave = true } of looks) {
  kept.notify = notify;
  granted = leave;
  await lookForChanges("en", async (path, body) => { asked.push([path, body]); return answer; }, at);
}
for (const [name] of shown) click(name);
console.log(JSON.stringify({ shown, asked, kept: kept.changes ?? null, opened, cleared }));
