// While a vetting is under way: looks whether more answers came, and shows the page anew; gives up after half a minute.
const line = document.getElementById("progress");
const began = Date.now();

async function look() {
  const answer = await fetch(`/dossier/${line.dataset.id}/state`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const now = await answer.json();
  if (now.complete || now.findings > Number(line.dataset.findings)) return location.reload();
  if (Date.now() - began < 30000) setTimeout(() => look().catch(() => {}), 500);
}

setTimeout(() => look().catch(() => {}), 300);
