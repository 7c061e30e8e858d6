import { textField } from "../tools/fields.js";
import { rowEditor } from "../tools/row_editor.js";
import { h } from "../view/dom.js";
import { courseSays, lookedUp, madeWord, sorted } from "./words.js";

/** How many of the course's words are shown at a time. */
const SHOWN = 6;

/** @param {any} work @param {any} spec @returns {HTMLElement[]} */
export function glossaryOf(work, spec) {
  const list = h("div", {});
  const found = h("div", { role: "status" });
  const editor = rowEditor(work, show, {
    piece: "words",
    most: spec.most,
    words: { add: "Add a word", change: "Change a word", full: `There are ${spec.most} words, which is the most.` },
    columns: [
      { id: "word", label: "Word or initials", most: 200 },
      { id: "meaning", label: "What it means here", most: 2000, lines: 3 },
      { id: "who", label: "Who uses it so", hint: "If others use it in another way, add it once more for them.", most: 200 },
    ],
    made: madeWord,
    said: ({ word, who }) => (who ? `${word}, ${who}` : word),
    fields: (row) => row,
  });

  function show() {
    const rows = sorted(work.get("words").map((row, at) => ({ ...row, at })));
    list.replaceChildren(rows.length ? h("ul", { class: "pw-story", "aria-label": "Our words" }, ...rows.map(item)) : h("p", {}, "No words yet."));
  }

  /** @param {any} one */
  function item({ at, ...one }) {
    const course = courseSays(spec, one.word);
    return h(
      "li",
      { class: "pw-word" },
      h("strong", {}, one.word),
      one.who && h("span", { class: "pw-small" }, ` (${one.who})`),
      one.meaning && h("p", {}, "Here: ", one.meaning),
      h("p", { class: "pw-small" }, course ? `The course says of ${course.term}: ${course.says}` : "Not in the course's glossary."),
      h("div", { class: "pw-actions" }, ...editor.buttons(one, at)),
    );
  }

  /** @param {string} letters */
  function look(letters) {
    const words = lookedUp(spec, letters, SHOWN);
    found.replaceChildren(
      ...(words.length
        ? [h("ul", {}, ...words.map(([term, acronym, says]) => h("li", {}, h("strong", {}, acronym ? `${term} (${acronym})` : term), `: ${says}`)))]
        : [h("p", {}, letters.trim() ? "The course has no such word. Try fewer letters." : "")]),
    );
  }

  show();
  return [
    editor.element,
    textField({ label: "Look a word up in the course's glossary", text: "", most: 80, keep: look }),
    found,
    list,
  ];
}
