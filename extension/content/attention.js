/** Nothing is asked again and again for a tab that nobody looks at: it waits until somebody does. */

/**
 * Does a task now if the page can be seen, else once it can.
 * @param {Document} page
 * @param {() => void} task
 */
export function whenSeen(page, task) {
  if (page.visibilityState === "visible") task();
  else whenBack(page, task);
}

/**
 * Does a task when the user comes to the page the next time: he is away, or about to go.
 * @param {Document} page
 * @param {() => void} task
 */
export function whenBack(page, task) {
  page.addEventListener("visibilitychange", function seen() {
    if (page.visibilityState !== "visible") return;
    page.removeEventListener("visibilitychange", seen);
    task();
  });
}
