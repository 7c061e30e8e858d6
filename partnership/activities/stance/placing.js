import { h, uniqueId } from "../view/dom.js";

/** How long the learner must pause before what they wrote is kept, in milliseconds. */
const PAUSE = 400;

/**
 * One placing: a slider with named places, and a box for the reasons.
 *
 * A slider always stands somewhere; it is an answer only once the learner has moved it or
 * said so. What was said before reading is not changed once there is something after.
 * @param {{spec: any, part: string, responses: any, both: boolean}} context
 */
export function placing({ spec, part, responses, both }) {
  const asked = { id: `${spec.id}.${part}`, fingerprint: spec.mark };
  const reasons = { id: `${asked.id}.why`, fingerprint: spec.mark };
  const [label, why, marks, note] = [uniqueId(), uniqueId(), uniqueId(), uniqueId()];
  const last = spec.names.length - 1;
  const middle = Math.floor(last / 2);
  let waiting = 0;

  const slider = /** @type {HTMLInputElement} */ (
    h("input", { type: "range", min: 0, max: last, step: 1, list: marks, "aria-labelledby": label, oninput: place })
  );
  slider.value = String(middle);
  const here = h("button", { type: "button", onclick: place }, "I stand here");
  const said = h("span", { class: "pw-place-name" });
  const meaning = h("p", { class: "pw-about" });
  const closed = h("p", { class: "pw-about" }, "This is kept as you left it, to compare with.");
  const box = /** @type {HTMLTextAreaElement} */ (
    h("textarea", { rows: 4, "aria-labelledby": why, "aria-describedby": note, spellcheck: "true", oninput: soon, onblur: keep })
  );

  function place() {
    responses.record(asked, Number(slider.value), true);
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  }

  const written = () => {
    const answer = responses.answer(reasons);
    return typeof answer === "string" ? answer : "";
  };

  function keep() {
    clearTimeout(waiting);
    waiting = 0;
    if (box.value === written()) return;
    if (box.value) responses.record(reasons, box.value, true);
    else responses.forget([reasons]);
  }

  /** @param {boolean} after whether there is a place after reading */
  function refresh(after) {
    const answer = responses.answer(asked);
    const placed = Number.isInteger(answer) && spec.names[answer] !== undefined;
    slider.value = String(placed ? answer : middle);
    const name = placed ? spec.names[answer] : "Not placed yet";
    slider.setAttribute("aria-valuetext", name);
    said.textContent = name;
    meaning.textContent = (placed && spec.positions.find((one) => one.at === answer)?.meaning) || "";
    const shut = part === "before" && after && placed;
    slider.disabled = shut;
    closed.hidden = !shut;
    here.hidden = placed;
    if (!waiting && box.value !== written()) box.value = written();
  }

  const ticks = spec.positions.map((one) => h("option", { value: one.at, label: one.name }));
  return {
    element: h(
      "div",
      { class: "pw-placing" },
      both && h("h4", {}, part === "before" ? "Before you read" : "When you have read"),
      h("p", { id: label, class: "pw-prompt" }, spec.question),
      h("div", { class: "pw-ends", "aria-hidden": "true" }, h("span", {}, spec.positions[0].name), h("span", {}, spec.positions.at(-1).name)),
      slider,
      h("datalist", { id: marks }, ...ticks),
      h("p", { class: "pw-where" }, said, " ", here),
      meaning,
      closed,
      legend(spec),
      h("p", { id: why, class: "pw-asks" }, part === "before" ? spec.ask_before : spec.ask_after),
      h("p", { id: note, class: "pw-note" }, spec.confidentiality),
      box,
    ),
    refresh,
    keep,
  };
}

/** @param {any} spec */
function legend(spec) {
  return h(
    "details",
    {},
    h("summary", {}, "What the places mean"),
    h("ul", {}, ...spec.positions.map((one) => h("li", {}, h("strong", {}, `${one.at}, ${one.name}. `), one.meaning))),
  );
}
