import { asking } from "../view/asking.js";
import { checkboxes } from "../view/choices.js";
import { h } from "../view/dom.js";
import { button, textField } from "../tools/fields.js";

/** How many own questions there may be. */
const OWN = 8;

/**
 * Choose what is asked: statements of one framework or of several, and questions of one's own.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {() => void} changed
 */
export function choosing(work, spec, redraw, changed) {
  const own = work.get("own");
  const setOwn = (questions, key) => {
    work.set("own", questions);
    redraw(key);
  };
  const add = () => {
    const id = `own.${Math.random().toString(36).slice(2, 8)}`;
    setOwn([...own, { id, text: "" }], id);
  };
  return h(
    "div",
    {},
    textField({ label: "What is your partnership called?", text: work.get("name"), most: 80, keep: (name) => work.set("name", name) }),
    textField({
      label: "What is the check for?",
      hint: "Who will read it, and what may change because of it? If nothing can change, do not ask people for their time.",
      text: work.get("purpose"),
      most: 400,
      lines: 2,
      keep: (purpose) => work.set("purpose", purpose),
    }),
    h("p", {}, "Four to six statements are enough. Take them from one framework, or mix. Each will be rated 1 to 4."),
    ...spec.sets.map((set) => setOf(set, work, changed)),
    h("p", { class: "pw-what" }, "Questions of your own"),
    h("p", { class: "pw-small" }, "No framework asks everything. Add what yours lacks, and one that families choose. Write it so that it can be hardly ever, sometimes, mostly or nearly always so."),
    ...own.map(({ id, text }, place) =>
      h(
        "div",
        { class: "pw-own-question" },
        textField({
          label: `Own question ${place + 1}`,
          text,
          most: 200,
          key: id,
          keep: (written) => {
            work.set("own", work.get("own").map((one) => (one.id === id ? { ...one, text: written } : one)));
            changed();
          },
        }),
        ...asking({ ask: `Take out own question ${place + 1}`, warning: "Take it out? Ratings of it stay in the file, and are not shown.", yes: "Yes, take it out", no: "No, keep it" }, () =>
          setOwn(work.get("own").filter((one) => one.id !== id), "add-own"),
        ),
      ),
    ),
    own.length < OWN && h("div", { class: "pw-actions" }, button("Add a question of your own", add, { key: "add-own" })),
  );
}

/** @param {any} set @param {any} work @param {() => void} changed */
function setOf(set, work, changed) {
  const count = h("span", { class: "pw-outcome" });
  const tell = () => {
    const chosen = set.questions.filter((one) => work.get("questions").includes(one.id)).length;
    count.textContent = chosen ? ` (${chosen} chosen)` : "";
  };
  const ids = set.questions.map((one) => one.id);
  const boxes = checkboxes(set.questions.map((one) => ({ id: one.id, text: `${one.label}: ${one.text}` })), work.get("questions"), (ticked) => {
    work.set("questions", [...work.get("questions").filter((one) => !ids.includes(one)), ...ticked]);
    tell();
    changed();
  });
  tell();
  return h(
    "details",
    { class: "pw-set" },
    h("summary", {}, `${set.name} (${set.by})`, count),
    h("fieldset", {}, h("legend", {}, "Which do you ask?"), ...boxes),
    h("p", { class: "pw-small" }, set.cautions.join(" ")),
  );
}
