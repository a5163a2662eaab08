// While a vetting is under way: looks whether more answers came, and shows the page anew; gives up after half a minute, or what the page says.
const line = document.getElementById("progress");
const began = Date.now();
const patience = Number(line.dataset.patience || 30) * 1000;
const every = Number(line.dataset.every || 500);

async function look() {
  const answer = await fetch(line.dataset.state || `/dossier/${line.dataset.id}/state`, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const now = await answer.json();
  if (now.complete || now.findings > Number(line.dataset.findings)) return location.reload();
  if (Date.now() - began < patience) setTimeout(() => look().catch(() => {}), every);
}

setTimeout(() => look().catch(() => {}), 300);
