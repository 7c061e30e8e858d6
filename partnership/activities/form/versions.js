import { asking } from "../view/asking.js";
import { choice } from "../view/choices.js";
import { dayInWords, today } from "../view/days.js";
import { h } from "../view/dom.js";
import { button, menuField, textField } from "../tools/fields.js";
import { changed } from "./changed.js";
import { changesOf } from "./changes.js";
import { inside } from "./inside.js";
import { isSaid, say } from "./since.js";

const MOST = 30;
const NOW = "now";

const WORDS = {
  version: {
    heading: "Versions",
    about: "Keep a version before you take it to a meeting. Afterwards, see what changed.",
    name: "Name of this version",
    keep: "Keep this as a version",
    none: "No version is kept yet.",
    full: `There are ${MOST} versions, which is the most. Delete one first.`,
  },
  record: {
    heading: "Records",
    about: "Keep the record, then begin the next one. What you decided before can be looked at again.",
    name: "Reference for this record",
    keep: "Keep this as a record",
    none: "No record is kept yet.",
    full: `There are ${MOST} records, which is the most. Save them as a file, then delete one.`,
  },
};

/**
 * Keep versions, go back to one, and see what changed between two.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {any} out
 * @returns {{element: HTMLElement, refresh: () => void}} `refresh` for when an answer has changed
 */
export function versions(work, spec, redraw, out) {
  const words = WORDS[spec.keeps];
  const kept = work.get("versions");
  let name = "";
  const told = h("p", { class: "pw-warning", role: "alert" });
  const answers = () => work.get("answers");
  const insides = kept.map((one) => inside(spec, one, nameOf(one), answers));
  const comparison = h("div", { class: "pw-changes", role: "region", "aria-label": "What changed", tabindex: -1 });

  function keep() {
    if (!Object.keys(answers()).length) told.textContent = "There is nothing to keep yet.";
    else if (kept.length >= MOST) told.textContent = words.full;
    else {
      const version = { name: name.trim() || `Number ${kept.length + 1}`, saved: today(), answers: answers() };
      work.set("versions", [...kept, version]);
      redraw("versions");
    }
  }

  const element = h(
    "section",
    { class: "pw-versions" },
    h("h4", { tabindex: -1, "data-key": "versions" }, `${words.heading} (${kept.length})`),
    h("p", {}, words.about),
    textField({ label: words.name, text: "", most: 80, keep: (text) => (name = text) }),
    h("div", { class: "pw-actions" }, button(words.keep, keep, { main: true }), ...afresh(work, spec, redraw)),
    told,
    kept.length ? h("ul", { class: "pw-kept" }, ...kept.map((one, place) => row(one, place))) : h("p", {}, words.none),
    kept.length > 0 && comparing(),
    comparison,
    kept.length > 0 && spec.keeps === "version" && saying(),
  );
  return { element, refresh: () => insides.forEach((one) => one.refresh()) };

  function saying() {
    const wanted = ({ target }) => {
      say(spec, target.checked);
      out.refresh();
    };
    return choice({ type: "checkbox", checked: isSaid(spec), onchange: wanted }, "pw-option", "Say in the document what changed since the last version that differs");
  }

  /** @param {any} version @param {number} place */
  function row(version, place) {
    const called = nameOf(version);
    const back = {
      ask: `Go back to ${called}`,
      warning: "Put this version in place of what is written now? What is written now is gone unless you keep it first.",
      yes: "Yes, go back to it",
      no: "No, leave it",
    };
    const drop = { ask: `Delete ${called}`, warning: "Delete it? This cannot be undone.", yes: "Yes, delete it", no: "No, keep it" };
    const goBack = () => {
      work.set("answers", version.answers);
      redraw("versions");
    };
    const goAway = () => {
      work.set("versions", kept.filter((_, other) => other !== place));
      redraw("versions");
    };
    return h("li", {}, h("span", {}, called), insides[place].element, ...asking(back, goBack), ...asking(drop, goAway));
  }

  function comparing() {
    const options = [{ id: NOW, label: "As it is now" }, ...kept.map((one, place) => ({ id: String(place), label: nameOf(one) }))];
    const chosen = { older: String(kept.length - 1), newer: NOW };
    const answersOf = (id) => (id === NOW ? answers() : kept[Number(id)].answers);
    const menu = (label, end) => menuField({ label, options, chosen: chosen[end], change: (id) => void (chosen[end] = id) });
    const show = () => {
      comparison.replaceChildren(...changed(changesOf(spec, answersOf(chosen.older), answersOf(chosen.newer))));
      comparison.focus();
    };
    return h("div", { class: "pw-comparing" }, menu("From", "older"), menu("to", "newer"), button("Show what changed", show));
  }
}

/** Begin again with an empty form; what is kept stays. @param {any} work @param {any} spec @param {(key?: string) => void} redraw */
function afresh(work, spec, redraw) {
  const words = {
    ask: "Begin an empty one",
    warning: "Empty the form? What is kept as a version stays, and everything else here is gone.",
    yes: "Yes, empty it",
    no: "No, leave it",
  };
  return spec.keeps === "record"
    ? asking(words, () => {
        work.set("answers", {});
        redraw("versions");
      })
    : [];
}

/** @param {any} version */
function nameOf(version) {
  return `${version.name}, ${dayInWords(version.saved)}`;
}
