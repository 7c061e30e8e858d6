import { radios } from "../view/choices.js";
import { h, uniqueId } from "../view/dom.js";

/** How long the learner must pause before what they wrote is kept, in milliseconds. */
const PAUSE = 400;

/**
 * Place a partnership of one's own in a typology, with the reason.
 * @param {any} spec @param {any} typology @param {any} responses
 */
export function placingIn(spec, typology, responses) {
  const asked = { id: `${spec.id}.${typology.id}`, fingerprint: typology.mark };
  const reason = { id: `${asked.id}.why`, fingerprint: typology.mark };
  const [why, note] = [uniqueId(), uniqueId()];
  const options = [...typology.types, { id: spec.neither, label: "None of these fits" }];
  let waiting = 0;

  const inputs = radios(options, responses.answer(asked), (id) => responses.record(asked, id, true), "pw-pick");
  const box = /** @type {HTMLTextAreaElement} */ (
    h("textarea", { rows: 3, "aria-labelledby": why, "aria-describedby": note, spellcheck: "true", oninput: soon, onblur: keep })
  );
  const written = () => {
    const answer = responses.answer(reason);
    return typeof answer === "string" ? answer : "";
  };
  box.value = written();

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  }

  function keep() {
    clearTimeout(waiting);
    waiting = 0;
    if (box.value === written()) return;
    if (box.value) responses.record(reason, box.value, true);
    else responses.forget([reason]);
  }

  return {
    element: h(
      "div",
      { class: "pw-own-place" },
      h("h4", {}, `Place a partnership of your own: ${typology.name}`),
      h("fieldset", {}, h("legend", {}, typology.asks), ...inputs),
      h("p", { id: why, class: "pw-what" }, "What tells you so?"),
      h("p", { id: note, class: "pw-note" }, spec.confidentiality),
      box,
    ),
    keep,
    refresh() {
      const answer = responses.answer(asked);
      for (const label of inputs) {
        const input = label.querySelector("input");
        input.checked = input.value === answer;
      }
      if (!waiting && box.value !== written()) box.value = written();
    },
  };
}
