import { asking } from "../view/asking.js";
import { radios } from "../view/choices.js";
import { h } from "../view/dom.js";
import { button, menuField, textField } from "../tools/fields.js";
import { newPerson, PEOPLE } from "./people.js";
import { nameOf, questionsOf, roles } from "./reading.js";

const CANNOT = "cannot";

/** Whose answers are open, by the tool's place in the page. */
const open = new WeakMap();

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
  const answers = roundNow(work).answers;
  const now = Math.min(open.get(spec) ?? 0, answers.length - 1);
  const choose = (place, key) => {
    open.set(spec, place);
    redraw(key);
  };
  const add = () => {
    changeRound(work, { answers: [...roundNow(work).answers, { id: newPerson(), role: "member", who: "", ratings: {} }] });
    choose(roundNow(work).answers.length - 1, "role");
  };
  const more = answers.length < PEOPLE && button(answers.length ? "Add another person's answers" : "Add my answers", add, { main: !answers.length, key: "add" });
  if (!answers.length) return h("div", { class: "pw-actions" }, more);

  const answer = () => roundNow(work).answers[now];
  const set = (change) => {
    changeRound(work, { answers: roundNow(work).answers.map((one, place) => (place === now ? { ...one, ...change } : one)) });
    changed();
  };
  const remove = () => {
    changeRound(work, { answers: roundNow(work).answers.filter((_, place) => place !== now) });
    choose(Math.max(0, now - 1), "add");
  };
  const people = answers.map((one, place) => ({ id: String(place), label: `${place + 1}. ${nameOf(one)}` }));
  const questions = questionsOf(work, spec);
  return h(
    "div",
    {},
    h(
      "div",
      { class: "pw-actions" },
      answers.length > 1 && menuField({ label: "Whose answers?", options: people, chosen: String(now), change: (id) => choose(Number(id), "whose"), key: "whose" }),
      more,
    ),
    menuField({ label: "Role", options: roles, chosen: answer().role, change: (role) => set({ role }), key: "role" }),
    textField({ label: "In more detail, if it helps", hint: "Such as: health, charity, parent member. No name is needed.", text: answer().who, most: 60, keep: (who) => set({ who }) }),
    !questions.length && h("p", { class: "pw-note" }, "Nothing is asked yet. Choose statements under 1."),
    ...questions.map((question, place) => rating(question, place, spec, answer, set)),
    h("div", { class: "pw-actions" }, ...asking({ ...REMOVING, ask: `Take out these answers (${nameOf(answer())})` }, remove)),
  );
}

const REMOVING = { warning: "Take out all of this person's answers in this round?", yes: "Yes, take them out", no: "No, keep them" };

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
