// One box checks all rows of the page; without this script each has its own.
const all = document.getElementById("pick-all");

if (all) {
  const boxes = [...document.querySelectorAll('#bulk tbody input[name="id"]')];
  const show = () => {
    const on = boxes.filter((box) => box.checked).length;
    all.checked = on === boxes.length;
    all.indeterminate = on > 0 && on < boxes.length;
  };
  all.hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
  boxes.forEach((box) => box.addEventListener("change", show));
  show();
}
