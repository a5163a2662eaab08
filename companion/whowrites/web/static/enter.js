// Hands the ticket of the fragment in, takes it out of the address bar, and goes where it leads.
const state = document.getElementById("state");
const ticket = new URLSearchParams(location.hash.slice(1)).get("t");
history.replaceState(null, "", "/enter");

async function enter() {
  if (!ticket) return fail();
  const answer = await fetch("/enter", { method: "POST", body: new URLSearchParams({ ticket }), headers: { Accept: "application/json" } });
  if (!answer.ok) return fail();
  location.replace((await answer.json()).to);
}

function fail() {
  state.textContent = state.dataset.failed;
}

enter().catch(fail);
