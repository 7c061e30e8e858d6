import { h, uniqueId } from "../../view/dom.js";

export const hint = "Two or three sentences are enough. Leave out names and anything else that could identify a person.";

/** How long the learner must pause before what they wrote is kept, in milliseconds. */
const PAUSE = 400;

/** Letters that an answer may have; the same number as in `written_reason.py`. */
const LONGEST = 2000;

/** The spaces that `written_reason.py` names. */
const BLANK = /^[\t\n\v\f\r \u0085\u00a0\u2000-\u200b\u2028\u2029\u3000\ufeff]*$/;

/** There is nothing to be right or wrong about, so there are no points. */
export function judge() {
  return { parts: [], judged: 0 };
}

/** @param {any} _item @param {unknown} answer */
export function isComplete(_item, answer) {
  return typeof answer === "string" && !BLANK.test(answer) && answer.length <= LONGEST;
}

/** @param {any} _item @param {unknown} answer @param {(answer: string) => void} change */
export function controls(_item, answer, change) {
  const count = uniqueId();
  const left = h("p", { class: "pw-count", id: count });
  let waiting = 0;
  const keep = () => {
    clearTimeout(waiting);
    if (box.isConnected) change(box.value);
  };
  const box = /** @type {HTMLTextAreaElement} */ (
    h("textarea", {
      rows: 5,
      maxlength: LONGEST,
      "aria-label": "Your reason",
      "aria-describedby": count,
      spellcheck: "true",
      onchange: keep,
      oninput: () => {
        tell();
        clearTimeout(waiting);
        waiting = setTimeout(keep, PAUSE);
      },
    })
  );
  box.value = typeof answer === "string" ? answer : "";
  tell();
  return [box, left];

  function tell() {
    left.textContent = `${LONGEST - box.value.length} letters left`;
  }
}

/**
 * The learner's own reason beside the model one, and what to look for in both.
 * @param {any} item @param {string} answer
 */
export function reasons(item, answer) {
  return [
    { telling: true, text: "You wrote", reason: answer },
    { telling: true, text: "A model reason", reason: item.model_reason },
    { telling: true, text: "Look for", points: item.look_for },
  ];
}

/** @param {any} _item @param {unknown} answer @returns {string} what to do before the answer can be checked */
export function whatIsMissing(_item, answer) {
  const long = typeof answer === "string" && answer.length > LONGEST;
  return long ? `Shorten your reason to ${LONGEST} letters.` : "Write your reason first.";
}

/** @returns {string} */
export function summary() {
  return "Compare your reason with ours. Yours may be as good in other words.";
}
