// Hands the ticket of the fragment in, takes it out of the address bar, and goes where it leads.
const state = document.getElementById("state");
const ticket = new URLSearchParams(location.hash.slice(1)).get("t");
history.replaceState(null, "", "/enter");

async function enter() {
  if (!ticket) return fail();
  const answer = await handIn().catch(later).catch(later);
  if (!answer.ok) return fail();
  location.replace((await answer.json()).to);
}

function handIn() {
  return fetch("/enter", { method: "POST", body: new URLSearchParams({ ticket }), headers: { Accept: "application/json" } });
}

// A browser drops what is under way when the computer changes its network, even to this computer: then once more.
async function later() {
  await new Promise((next) => setTimeout(next, 500));
  return handIn();
}

function fail() {
  state.textContent = state.dataset.failed;
}

enter().catch(fail);
