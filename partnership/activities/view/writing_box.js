import { h, uniqueId } from "./dom.js";

/** How long the learner must pause before what they wrote is kept, in milliseconds. */
const PAUSE = 400;

/** @param {string} text */
export function wordsIn(text) {
  return text.trim() ? text.trim().split(/\s+/).length : 0;
}

/**
 * A box to write in, which keeps itself.
 *
 * With a label it is one stage of several; without, it is labelled by the question.
 * @param {{label?: string, asks?: string, labelledBy: string, describedBy: string, text: string,
 *   keep: (text: string) => void, typed: () => void, part: any}} options
 */
export function writingBox({ label, asks, labelledBy, describedBy, text, keep, typed, part }) {
  const [name, asking, count] = [uniqueId(), uniqueId(), uniqueId()];
  let waiting = 0;
  let kept = text;
  const words = h("span", { id: count, class: "pw-count" });
  const area = /** @type {HTMLTextAreaElement} */ (
    h("textarea", {
      rows: label ? 4 : 8,
      "aria-labelledby": label ? name : labelledBy,
      "aria-describedby": label ? `${asking} ${describedBy}` : `${describedBy} ${count}`,
      spellcheck: "true",
      oninput: () => {
        clearTimeout(waiting);
        waiting = setTimeout(keepNow, PAUSE);
        tell();
        typed();
      },
      onblur: keepNow,
    })
  );
  area.value = text;

  function keepNow() {
    clearTimeout(waiting);
    waiting = 0;
    kept = area.value;
    keep(kept);
  }

  function tell() {
    const number = wordsIn(area.value);
    words.textContent = number === 1 ? "1 word" : `${number} words`;
  }

  tell();
  return {
    element: h(
      "div",
      { class: "pw-box" },
      label && h("p", { class: "pw-stage-name" }, h("span", { id: name }, label), " ", words),
      asks && h("p", { id: asking, class: "pw-asks" }, asks),
      area,
      !label && h("span", { hidden: true }, words),
    ),
    part,
    area,
    text: () => area.value,
    keep: keepNow,

    /** Whether something typed is not kept yet. */
    waits: () => waiting !== 0 && area.value !== kept,

    /** Show what is kept elsewhere. @param {string} other */
    take(other) {
      clearTimeout(waiting);
      waiting = 0;
      kept = other;
      if (area.value !== other) area.value = other;
      tell();
    },
  };
}
