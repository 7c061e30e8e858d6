import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { responsesIn } from "../view/responses.js";

/** How long the learner must pause before what they wrote is kept, in milliseconds. */
const PAUSE = 400;

/**
 * Show a reflection prompt with a place to write.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const [title, question, note, count] = [uniqueId(), uniqueId(), uniqueId(), uniqueId()];
  let waiting = 0;

  const box = /** @type {HTMLTextAreaElement} */ (
    h("textarea", {
      rows: 8,
      "aria-labelledby": question,
      "aria-describedby": `${note} ${count}`,
      spellcheck: "true",
      oninput: () => {
        tell();
        clearTimeout(waiting);
        waiting = setTimeout(keep, PAUSE);
      },
      onblur: keep,
    })
  );
  const words = h("span", { id: count, class: "pw-count" });
  const copy = h("button", { type: "button", onclick: download }, "Save a copy to keep");

  function keep() {
    clearTimeout(waiting);
    if (box.value === written()) return;
    if (box.value) responses.record(spec, box.value, true);
    else responses.forget([spec]);
  }

  function written() {
    const answer = responses.answer(spec);
    return typeof answer === "string" ? answer : "";
  }

  function tell() {
    const number = box.value.trim() ? box.value.trim().split(/\s+/).length : 0;
    words.textContent = number === 1 ? "1 word" : `${number} words`;
    copy.disabled = number === 0;
  }

  function download() {
    keep();
    const text = `${spec.title}\n\n${spec.question}\n\n${box.value}\n`;
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    h("a", { href: url, download: `${spec.id}.txt` }).click();
    URL.revokeObjectURL(url);
  }

  function refresh() {
    if (box.value === written()) return;
    box.value = written();
    tell();
  }

  el.append(
    h(
      "section",
      { class: "pw-activity pw-reflect", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      h("p", { class: "pw-time" }, `About ${spec.minutes} minutes`),
      h("p", { id: question, class: "pw-prompt" }, spec.question),
      spec.hints.length > 0 && h("ul", {}, ...spec.hints.map((hint) => h("li", {}, hint))),
      h("p", { id: note, class: "pw-note" }, spec.confidentiality),
      responses.outdated(spec) &&
        h("p", { class: "pw-note" }, "This prompt has changed since you wrote. Your old text has been set aside."),
      box,
      h("div", { class: "pw-actions" }, copy, words),
      keeping(model, () => responses.clear()),
    ),
  );
  box.value = written();
  tell();
  model.on("change:responses", refresh);
  return () => {
    keep();
    model.off("change:responses", refresh);
  };
}
