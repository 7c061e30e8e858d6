import { createModel } from "./model.js";
import { whenNear } from "./near.js";
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
 * without JavaScript, which is hidden once the activity works. Where the spec is large, it is
 * in a file of its own, which `data-from` names. The scripts before this one have left in
 * `partnershipViews` each view and the data that its activities share.
 * @param {any} window
 */
export function mountAll(window) {
  const { document } = window;
  /** The models of each activity, which may have several places in the page. */
  const models = new Map();
  document.documentElement.classList.add("pw-js");
  const places = [...document.querySelectorAll("[data-activity]")];
  const mountNext = () => {
    const place = places.shift();
    if (!place) return;
    const peers = models.get(place.dataset.activity) ?? [];
    models.set(place.dataset.activity, peers);
    const bringToLife = () => {
      try {
        mount(window, place, window.partnershipViews[place.dataset.view], peers);
      } catch (error) {
        place.dataset.failed = "";
        window.console.error(error);
      }
    };
    if (place.dataset.from) whenNear(window, place, bringToLife);
    else bringToLife();
    // One at a time: in between, a slow phone can scroll.
    window.setTimeout(mountNext);
  };
  mountNext();
}

/**
 * Read the data of an activity. A long text that its printed version has too is sent once: the
 * data then names the element that holds it (`partnership/site/sparing.py`).
 * @param {any} place
 */
export function specOf(place) {
  const holders = place.querySelectorAll(".pw-printed :is(p, li, td, strong)");
  const texts = [...holders].filter((one) => !one.firstElementChild).map((one) => one.textContent);
  const data = place.dataset.from
    ? JSON.stringify(place.ownerDocument.defaultView.partnershipData[place.dataset.activity])
    : place.querySelector("script").textContent;
  return JSON.parse(data, (_key, value) => {
    const text = value?.$printed === undefined ? value : texts[value.$printed];
    if (text === undefined) throw new Error(`no printed text ${value.$printed}`);
    return text;
  });
}

/** @param {any} window @param {any} place @param {{render: Function, storage?: Function, shared: any}} view @param {any[]} peers */
function mount(window, place, view, peers) {
  const open = view.storage ?? createStorage;
  const storage = open(() => window.localStorage, place.dataset.page, place.dataset.activity);
  const saved = storage.read();
  if (saved.state === "unreadable") storage.setAside();
  const status = { found: KEPT, empty: KEPT, unreadable: UNREADABLE, refused: NOT_KEPT }[saved.state];
  const spec = { ...view.shared, ...specOf(place) };
  const model = createModel({ spec, responses: saved.value, status }, ({ responses }) => {
    model.set("status", storage.write(responses) ? KEPT : NOT_KEPT);
    for (const peer of peers) peer.set("responses", responses);
  });
  peers.push(model);
  window.addEventListener("storage", (event) => {
    const elsewhere = storage.elsewhere(event);
    if (elsewhere) model.set("responses", elsewhere);
  });
  const live = window.document.createElement("div");
  place.append(live);
  view.render({ model, el: live });
  place.dataset.ready = "";
}
