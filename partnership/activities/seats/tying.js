import { h } from "../view/dom.js";
import { rowEditor } from "../tools/row_editor.js";
import { nameOf } from "./reading.js";
import { endsOf, HANGS, LIKES, tieInWords, tiesOf } from "./ties.js";

/** Ties that can be kept, as in `work.py`. */
const MOST = 80;

/**
 * Ties between two seats: add one, change one, take one out.
 * @param {any} work @param {() => void} changed
 * @returns {{elements: HTMLElement[], refresh: () => void}} `refresh` for when a seat has another name
 */
export function tying(work, changed) {
  const list = h("div", {});
  const seats = () => work.get("seats").map((one, place) => ({ id: one.id, label: `${place + 1}. ${nameOf(one)}` }));
  const ends = [{ id: "", label: "Choose" }, ...seats()];
  const editor = rowEditor(work, () => (show(), changed()), {
    piece: "ties",
    most: MOST,
    words: { add: "Add a tie", change: "Change a tie", full: `There are ${MOST} ties, which is the most.` },
    columns: [
      { id: "one", label: "Who", options: ends },
      { id: "other", label: "works with whom?", options: ends },
      { id: "like", label: "What is the tie like?", options: LIKES },
      { id: "hangs", label: "On how many people does it hang?", hint: "Would it still be there if somebody left?", options: HANGS },
    ],
    made,
    said: endsOf,
    fields: ({ at }) => work.get("ties")[at],
  });

  /** @param {Record<string, string>} fields @param {any[]} others */
  function made({ one = "", other = "", like = "strong", hangs = "" }, others) {
    if (!one || !other) return { fault: "Choose a seat in both menus." };
    if (one === other) return { fault: "A tie needs two different seats." };
    const known = others.some((tie) => [tie.one, tie.other].sort().join() === [one, other].sort().join());
    return known ? { fault: "These two have a tie already. Change that one." } : { row: { one, other, like, hangs } };
  }

  function show() {
    const ties = tiesOf(work);
    const item = (tie) => h("li", {}, tieInWords(tie), h("div", { class: "pw-actions" }, ...editor.buttons(tie, tie.at)));
    list.replaceChildren(ties.length ? h("ul", { class: "pw-ties", "aria-label": "Ties" }, ...ties.map(item)) : h("p", {}, "No ties yet."));
  }

  function refresh() {
    show();
    const labels = new Map(seats().map((one) => [one.id, one.label]));
    for (const option of editor.element.querySelectorAll("option")) option.textContent = labels.get(option.value) ?? option.textContent;
  }

  show();
  if (work.get("seats").length < 2) return { elements: [h("p", {}, "Add at least two seats to say who works with whom.")], refresh: () => {} };
  return { elements: [editor.element, list], refresh };
}
