/** How far off the screen a place is fetched for: a reader should not have to wait for it. */
const AHEAD = "1500px";
const WAITING = "This activity is large. It is being loaded.";

/**
 * Fetch the data of a large activity when a reader comes near its place, and then go on.
 *
 * The place says in `data-from` which script leaves the data in `partnershipData`; a script,
 * because a page from a folder may fetch nothing else.
 * @param {any} window @param {any} place @param {() => void} then
 */
export function whenNear(window, place, then) {
  const { document } = window;
  const note = document.createElement("p");
  note.className = "pw-waiting";
  note.textContent = WAITING;
  place.append(note);
  const fetchData = () => {
    const script = document.createElement("script");
    script.src = place.dataset.from;
    script.addEventListener("load", () => {
      note.remove();
      then();
    });
    script.addEventListener("error", () => {
      note.remove();
      place.dataset.failed = "";
    });
    document.head.append(script);
  };
  const watcher = new window.IntersectionObserver(
    (/** @type {any[]} */ seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watcher.disconnect();
      fetchData();
    },
    { rootMargin: AHEAD },
  );
  watcher.observe(place);
}
