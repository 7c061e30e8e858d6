import { createModel } from "./model.js";
import { createStorage, parse } from "./storage.js";

const KEPT = { kept: true, text: "Your answers are kept on this device only." };
const NOT_KEPT = {
  kept: false,
  text: "This browser will not keep your answers: they are gone when you leave the page.",
};
const UNREADABLE = {
  kept: true,
  text: "What was saved here before could not be read. It has been set aside, and you start afresh.",
};

/**
 * Bring every activity of the page to life.
 *
 * An activity stands in the page as `<div data-activity="id" data-view="quiz"
 * data-page="...">` with a JSON `script` of its spec and, beneath, a version that reads
 * without JavaScript, which is hidden once the activity works. The text of each view's
 * module stands once in the page, in a JSON `script` with `data-view-module`; it is
 * imported from a Blob because a page opened from a folder may not load module files.
 * @param {any} window
 */
export function mountAll(window) {
  const { document } = window;
  const modules = new Map();
  document.documentElement.classList.add("pw-js");
  for (const script of document.querySelectorAll("script[data-view-module]")) {
    const text = JSON.parse(script.textContent);
    const url = window.URL.createObjectURL(new window.Blob([text], { type: "text/javascript" }));
    modules.set(script.dataset.viewModule, import(url));
  }
  for (const place of document.querySelectorAll("[data-activity]")) {
    const module = modules.get(place.dataset.view);
    module
      .then(({ default: view }) => mount(window, place, view))
      .catch((error) => {
        place.dataset.failed = "";
        window.console.error(error);
      });
  }
}

/** @param {any} window @param {any} place @param {{render: Function}} view */
function mount(window, place, view) {
  const storage = createStorage(() => window.localStorage, place.dataset.page, place.dataset.activity);
  const saved = storage.read();
  if (saved.state === "unreadable") storage.setAside();
  const status = { found: KEPT, empty: KEPT, unreadable: UNREADABLE, refused: NOT_KEPT }[saved.state];
  const spec = JSON.parse(place.querySelector("script").textContent);
  const model = createModel({ spec, responses: saved.value, status }, (state) => {
    model.set("status", storage.write(state.responses) ? KEPT : NOT_KEPT);
  });
  window.addEventListener("storage", (event) => {
    const elsewhere = event.key === storage.key && parse(event.newValue);
    if (elsewhere) model.set("responses", elsewhere);
  });
  const live = window.document.createElement("div");
  place.append(live);
  view.render({ model, el: live });
  place.dataset.ready = "";
}
