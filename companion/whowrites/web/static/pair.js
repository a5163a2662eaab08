// Looks once a second whether another browser asks to connect, or has connected, and shows the page anew.
const box = document.getElementById("pairing");
let browsers = null;

async function look() {
  const answer = await fetch("/pair/state", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const now = await answer.json();
  if (now.pending !== box.dataset.pending || (browsers !== null && now.browsers !== browsers)) return location.reload();
  browsers = now.browsers;
  setTimeout(() => look().catch(later), 1000);
}

function later() {
  setTimeout(() => look().catch(later), 5000);
}

look().catch(later);
