import { h, uniqueId } from "../view/dom.js";
import { writingBox } from "../view/writing_box.js";
import { comparing } from "./comparing.js";
import { throughFrameworks } from "./frameworks.js";
import { whoKnew } from "./knowing.js";
import { standing } from "./standing.js";
import { changesIn } from "./telling.js";

/**
 * The debrief: what it was about, seen from outside.
 * @param {any} spec @param {any} names @param {any} game
 * @param {{kept: any, walked: any, written: (id: string) => string, write: (id: string, text: string) => void, record: () => string}} mine
 */
export function debrief(spec, names, game, { kept, walked, written, write, record }) {
  const start = h("h4", { tabindex: -1 }, "Debrief");
  const fold = (title, ...children) => h("details", { class: "pw-fold" }, h("summary", {}, title), ...children);
  const boxes = (spec.questions ?? []).map((one) => question(one, written, write));
  return {
    start,
    boxes: boxes.map((one) => one.box),
    element: h(
      "div",
      { class: "pw-looked-back" },
      start,
      fold("What everybody knew", whoKnew(spec, names, walked.state)),
      fold("Alone, and your way", comparing(spec, names, game, kept)),
      fold("Your decisions through frameworks", throughFrameworks(spec, names, walked.steps)),
      fold("All the numbers, hidden ones too", standing(spec, names, walked.state, { all: true })),
      fold("Everything that happened", ...happened(spec, names, walked)),
      ...boxes.map((one) => one.element),
      h(
        "div",
        { class: "pw-actions" },
        h("button", { type: "button", class: "pw-main", onclick: () => save(spec, record()) }, "Save a record to keep"),
        h("button", { type: "button", onclick: () => globalThis.print() }, "Print"),
      ),
      h("details", {}, h("summary", {}, "Read the record here"), h("pre", { class: "pw-record", tabindex: 0 }, record())),
    ),
  };
}

/** Decision by decision, all that changed, hidden things too. @param {any} spec @param {any} names @param {any} walked */
function happened(spec, names, { steps }) {
  return steps.flatMap((step) => [
    h("h5", {}, names.decisions(step.at).title),
    h("ul", {}, ...changesIn(step.events, spec, names, { hidden: true })),
  ]);
}

/** @param {any} spec @param {string} text */
function save(spec, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  h("a", { href: url, download: `${spec.id}.txt` }).click();
  URL.revokeObjectURL(url);
}

/** @param {any} one @param {(id: string) => string} written @param {(id: string, text: string) => void} write */
function question(one, written, write) {
  const [label, hint] = [uniqueId(), uniqueId()];
  const box = writingBox({
    labelledBy: label,
    describedBy: hint,
    text: written(one.id),
    keep: (text) => write(one.id, text),
    typed() {},
    part: one.id,
  });
  return {
    box,
    element: h(
      "div",
      {},
      h("p", { id: label, class: "pw-ask" }, one.question),
      h("p", { id: hint, class: "pw-small" }, one.hint ?? "Leave out names and whatever would tell who somebody is."),
      box.element,
    ),
  };
}
