import { radios } from "../view/choices.js";
import { h } from "../view/dom.js";
import { menuField, textField } from "../tools/fields.js";
import { oneAfterAnother } from "../tools/one_after_another.js";
import { newPerson, PEOPLE } from "./people.js";
import { nameOf, questionsOf, roles } from "./reading.js";

const CANNOT = "cannot";

/** The round that is asked now. @param {any} work */
export function roundNow(work) {
  return work.get("rounds").at(-1) ?? { label: "", day: "", answers: [] };
}

/** @param {any} work @param {any} change */
export function changeRound(work, change) {
  work.set("rounds", [...work.get("rounds").slice(0, -1), { ...roundNow(work), ...change }]);
}

/**
 * The answers of one person after another.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {() => void} changed
 */
export function answering(work, spec, redraw, changed) {
  return oneAfterAnother({
    spec,
    redraw,
    changed,
    rows: () => roundNow(work).answers,
    put: (answers) => changeRound(work, { answers }),
    blank: () => ({ id: newPerson(), role: "member", who: "", ratings: {} }),
    most: PEOPLE,
    first: "role",
    nameOf,
    words: WORDS,
    fields: (answer, set) => fieldsOf(questionsOf(work, spec), spec, answer, set),
  });
}

const WORDS = {
  whose: "Whose answers?",
  begin: "Add my answers",
  more: "Add another person's answers",
  takeOut: "Take out these answers",
  warning: "Take out all of this person's answers in this round?",
  yes: "Yes, take them out",
  no: "No, keep them",
};

/** @param {any[]} questions @param {any} spec @param {() => any} answer @param {(change: any) => void} set */
function fieldsOf(questions, spec, answer, set) {
  return [
    menuField({ label: "Role", options: roles, chosen: answer().role, change: (role) => set({ role }), key: "role" }),
    textField({ label: "In more detail, if it helps", hint: "Such as: health, charity, parent member. No name is needed.", text: answer().who, most: 60, keep: (who) => set({ who }) }),
    !questions.length && h("p", { class: "pw-note" }, "Nothing is asked yet. Choose statements under 1."),
    ...questions.map((question, place) => rating(question, place, spec, answer, set)),
  ];
}

/** @param {any} question @param {number} place @param {any} spec @param {() => any} answer @param {(change: any) => void} set */
function rating(question, place, spec, answer, set) {
  const given = () => (Object.hasOwn(answer().ratings, question.id) ? answer().ratings[question.id] : null);
  const put = (change) => set({ ratings: { ...answer().ratings, [question.id]: { ...given(), ...change } } });
  const options = [...spec.scale.map(({ id, text }) => ({ id, text: `${id} ${text}` })), { id: CANNOT, text: "I cannot say" }];
  const chosen = given() && (given().rating === null ? CANNOT : String(given().rating));
  const waits = h("p", { class: "pw-warning", role: "status" });
  // An example without a rating would be kept as "I cannot say", which nobody has said.
  let early = "";

  function rated(id) {
    waits.textContent = "";
    put({ example: given()?.example ?? early, rating: id === CANNOT ? null : Number(id) });
  }

  function seen(example) {
    if (given()) return put({ example });
    early = example;
    waits.textContent = example.trim() ? "Choose a rating as well, or “I cannot say”. Until then this is not kept." : "";
    return undefined;
  }

  return h(
    "div",
    { class: "pw-rating" },
    h(
      "fieldset",
      {},
      h("legend", {}, `${place + 1}. ${question.text || "A question of your own, without words yet"}`),
      h("div", { class: "pw-scale" }, ...radios(options, chosen, rated)),
    ),
    textField({ label: `${place + 1}. What did you see that makes it so?`, text: given()?.example ?? "", most: 600, lines: 2, keep: seen }),
    waits,
  );
}
