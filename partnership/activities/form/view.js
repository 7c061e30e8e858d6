import { textField } from "../tools/fields.js";
import { frame } from "../tools/frame.js";
import { radios } from "../view/choices.js";
import { h, uniqueId } from "../view/dom.js";
import { checksOf, chosenIn } from "./checks.js";
import { place } from "./place.js";
import { checkedOn, report, sourced } from "./report.js";
import { sheets } from "./sheets.js";
import { versions } from "./versions.js";

const LONGEST = 20_000;

/**
 * A form to think with, whose versions can be compared.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render(context) {
  return frame(context, { draw, report, sheets, place });
}

/** @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {any} out @returns {HTMLElement} */
function draw(work, spec, redraw, out) {
  const todo = h("div", { class: "pw-todo" });
  const change = (id, text) => {
    const { [id]: _, ...others } = work.get("answers");
    work.set("answers", text.trim() ? { ...others, [id]: text } : others);
    todo.replaceChildren(...todoOf(checksOf(spec, work.get("answers"))));
    kept.refresh();
  };
  const kept = versions(work, spec, redraw, out);
  todo.append(...todoOf(checksOf(spec, work.get("answers"))));
  return h(
    "div",
    { class: "pw-form" },
    spec.first && h("p", { class: "pw-first" }, h("strong", {}, "First: "), spec.first),
    spec.ask && h("p", {}, h("strong", {}, "Whom to ask: "), spec.ask),
    spec.checked && h("p", { class: "pw-small" }, checkedOn(spec)),
    ...spec.sections.map((section) => sectionOf(section, work, change)),
    spec.notes.length > 0 && h("h4", {}, "What it rests on"),
    spec.notes.length > 0 && h("ul", {}, ...spec.notes.map((one) => h("li", {}, sourced(one.text, [one.source])))),
    h("h4", {}, "Before you use it"),
    todo,
    kept.element,
  );
}

/** @param {any} section @param {any} work @param {(id: string, text: string) => void} change */
function sectionOf(section, work, change) {
  const name = uniqueId();
  const from = [...new Set(section.asks.map((one) => one.source).filter(Boolean))];
  return h(
    "section",
    { class: "pw-part", "aria-labelledby": name },
    h("h4", { id: name }, section.title),
    section.why && h("p", {}, section.why),
    section.asks.length > 0 &&
      h("ul", {}, ...section.asks.map((one) => h("li", {}, one.text))),
    from.length > 0 && h("p", { class: "pw-small" }, `After ${from.join("; ")}, in this course's words.`),
    ...section.rules.map((text) => h("p", { class: "pw-rule" }, text)),
    ...section.fields.map((field) => FIELDS[field.kind](field, work.get("answers"), (text) => change(field.id, text))),
  );
}

const FIELDS = {
  line: (field, answers, keep) => written(field, answers, keep, 1),
  text: (field, answers, keep) => written(field, answers, keep, 4),
  day: dayField,
  choice: choiceField,
};

/** @param {any} field @param {Record<string, string>} answers @param {(text: string) => void} keep @param {number} lines */
function written(field, answers, keep, lines) {
  return textField({ label: field.label, hint: field.hint, text: answers[field.id] ?? "", most: LONGEST, lines, keep });
}

/** @param {any} field @param {Record<string, string>} answers @param {(text: string) => void} keep */
function dayField(field, answers, keep) {
  const name = uniqueId();
  const input = /** @type {HTMLInputElement} */ (h("input", { id: name, type: "date", onchange: () => keep(input.value) }));
  input.value = answers[field.id] ?? "";
  return h("div", { class: "pw-field" }, h("label", { for: name }, field.label), input);
}

/** @param {any} field @param {Record<string, string>} answers @param {(text: string) => void} keep */
function choiceField(field, answers, keep) {
  const says = h("p", { class: "pw-says", role: "status" });
  const tell = (now) => {
    const option = chosenIn(field, now);
    says.textContent = option ? sourced(option.says, option.sources) : "";
  };
  const change = (id) => {
    keep(id);
    tell({ [field.id]: id });
  };
  tell(answers);
  return h("fieldset", { class: "pw-asked" }, h("legend", {}, field.label), ...radios(field.options, answers[field.id], change), says);
}

/** @param {{ask: string[], open: string[], missing: string[]}} checks */
function todoOf({ ask, open, missing }) {
  const group = (heading, texts) => (texts.length ? [h("p", { class: "pw-heading" }, heading), h("ul", {}, ...texts.map((text) => h("li", {}, text)))] : []);
  const all = [...group("Ask or do first", ask), ...group("Still open", open), ...group("Not written yet", missing)];
  return all.length ? all : [h("p", {}, "Nothing is missing. Read it aloud to somebody who was not there.")];
}
