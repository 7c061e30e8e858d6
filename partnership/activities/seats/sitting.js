import { checkboxes } from "../view/choices.js";
import { h } from "../view/dom.js";
import { oneAfterAnother } from "../tools/one_after_another.js";
import { nameOf, THERE } from "./reading.js";
import { fieldOf, newId } from "./rows.js";

const MOST = 40;
const DEGREE = [
  { id: "", label: "Not said" },
  { id: "high", label: "Much" },
  { id: "low", label: "Little" },
];

/**
 * One seat after another.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {() => void} changed
 * @returns {{element: HTMLElement, refresh: () => void}} `refresh` for when a purpose has other words
 */
export function sitting(work, spec, redraw, changed) {
  let refresh = () => {};
  const element = oneAfterAnother({
    spec,
    redraw,
    changed,
    rows: () => work.get("seats"),
    put: (seats) => putSeats(work, seats),
    blank: () => ({ id: newId(), who: "", sector: "other", there: "member", speaks_for: "", vote: "", power: "", interest: "", tie: "none", covers: [] }),
    most: MOST,
    first: "who",
    nameOf,
    words: WORDS,
    fields: (seat, set) => {
      const brought = bringing(work, seat, set);
      refresh = brought.refresh;
      return [...fieldsOf(spec).map((field) => fieldOf(field, seat(), (value) => set({ [field.name]: value }), field.name)), brought.element];
    },
  });
  return { element, refresh };
}

/**
 * What a seat brings to each purpose. A purpose gets its words while this stands there: its box is
 * shown then, and no box is made anew, or a click that is under way would be lost.
 * @param {any} work @param {() => any} seat @param {(part: any) => void} set
 */
function bringing(work, seat, set) {
  const boxes = checkboxes(work.get("remit"), seat().covers, (covers) => set({ covers }));
  const element = h("fieldset", { class: "pw-bare" }, h("legend", {}, "Which parts of the remit do they bring something to?"), ...boxes);
  refresh();
  return { element, refresh };

  function refresh() {
    for (const [place, { text }] of work.get("remit").entries()) {
      boxes[place].lastElementChild.textContent = text;
      boxes[place].hidden = !text.trim();
    }
    element.hidden = boxes.every((box) => box.hidden);
  }
}

/** Ties of a seat that is taken out go with it. @param {any} work @param {any[]} seats */
function putSeats(work, seats) {
  const ids = new Set(seats.map((one) => one.id));
  const left = work.get("ties").filter(({ one, other }) => ids.has(one) && ids.has(other));
  if (left.length < work.get("ties").length) work.set("ties", left);
  work.set("seats", seats);
}

const WORDS = {
  whose: "Which seat?",
  begin: "Add somebody",
  more: "Add another",
  takeOut: "Take out this seat",
  warning: "Take it out?",
  yes: "Yes, take it out",
  no: "No, keep it",
};

/** @param {any} spec */
function fieldsOf(spec) {
  return [
    { name: "who", label: "Who?", hint: "An organisation, a group or a role. Put in those who are missing, too.", most: 60 },
    { name: "sector", label: "Who owns them, or whom do they answer to?", options: spec.sectors },
    { name: "there", label: "Are they there?", options: THERE },
    { name: "speaks_for", label: "For whom do they speak, and who chose them?", most: 160 },
    { name: "vote", label: "Do they have a vote?", options: [{ id: "", label: "Not said" }, { id: "yes", label: "Yes" }, { id: "no", label: "No" }] },
    { name: "power", label: "How much power have they to make things happen here, or to stop them?", options: DEGREE },
    { name: "interest", label: "How much is at stake for them?", options: DEGREE },
    {
      name: "tie",
      label: "What ties them to the rest?",
      options: [
        { id: "none", label: "Nothing yet" },
        { id: "strong", label: "A strong tie" },
        { id: "weak", label: "A weak tie" },
        { id: "stressful", label: "A stressful tie" },
      ],
    },
  ];
}
