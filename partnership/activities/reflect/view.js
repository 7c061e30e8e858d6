import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { responsesIn } from "../view/responses.js";
import { copyOf, FREE, partOf, partsOf, whereWritten } from "./parts.js";
import { watching } from "./watching.js";
import { writingBox, wordsIn } from "../view/writing_box.js";

/**
 * Show a reflection prompt, the scaffolds to choose from and a place to write.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const choice = { id: `${spec.id}.scaffold`, fingerprint: spec.fingerprint };
  const [title, question, note, about] = [uniqueId(), uniqueId(), uniqueId(), uniqueId()];
  let boxes = [];

  const written = (part) => {
    const answer = responses.answer(part);
    return typeof answer === "string" ? answer : "";
  };
  const watch = watching(spec.identifiers, () => boxes, {
    texts: () => boxes.flatMap(({ part }) => responses.fine(part)),
    add(text) {
      boxes.forEach((box) => box.keep());
      responses.callFine(boxes.map(({ part }) => part), text);
    },
  });
  const stage = h("div", { class: "pw-boxes" });
  const goodFor = h("span", { id: about, class: "pw-about" });
  const elsewhere = h("p", { class: "pw-elsewhere" });
  const words = h("span", { class: "pw-count" });
  const copy = h("button", { type: "button", onclick: download }, "Save a copy to keep");
  const select = h(
    "select",
    { "aria-describedby": about, onchange: choose },
    ...[FREE, ...spec.scaffolds].map((one) => h("option", { value: one.id }, one.name)),
  );

  /** @returns {any} the scaffold chosen, or the one that was written in, or the first to offer */
  function chosen() {
    const all = [FREE, ...spec.scaffolds];
    const used = all.filter((one) => partsOf(spec, one).some(written));
    const named = (id) => all.find((one) => one.id === id);
    return named(responses.answer(choice)) ?? used[0] ?? named(spec.scaffold) ?? FREE;
  }

  function choose() {
    responses.record(choice, select.value, true);
    boxes.forEach((box) => box.keep());
    show();
  }

  /** @param {any} part @param {string} text */
  function keep(part, text) {
    if (text === written(part)) return;
    if (text) responses.record(part, text, true);
    else responses.forget([part]);
  }

  function show() {
    const scaffold = chosen();
    select.value = scaffold.id;
    goodFor.textContent = scaffold.good_for;
    const stages = scaffold.stages.length ? scaffold.stages : [null];
    boxes = stages.map((one) => {
      const part = partOf(spec, scaffold, one);
      return writingBox({
        label: one?.label,
        asks: one?.asks,
        labelledBy: question,
        describedBy: note,
        text: written(part),
        keep: (text) => keep(part, text),
        typed,
        part,
      });
    });
    stage.replaceChildren(...boxes.map((box) => box.element));
    tell();
    watch.look();
  }

  function typed() {
    tell();
    watch.soon();
  }

  function tell() {
    const number = boxes.reduce((sum, box) => sum + wordsIn(box.text()), 0);
    words.textContent = number === 1 ? "1 word" : `${number} words`;
    const others = whereWritten(spec, written).filter((one) => one.id !== select.value);
    copy.disabled = number === 0 && others.length === 0;
    const names = others.map((one) => one.name).join("; ");
    elsewhere.textContent = names && `You have also written here as: ${names}. It is kept; choose it above to see it.`;
    elsewhere.hidden = !names;
  }

  function download() {
    boxes.forEach((box) => box.keep());
    const url = URL.createObjectURL(new Blob([copyOf(spec, written)], { type: "text/plain" }));
    h("a", { href: url, download: `${spec.id}.txt` }).click();
    URL.revokeObjectURL(url);
  }

  function refresh() {
    if (boxes.some((box) => box.waits())) return;
    if (chosen().id !== select.value) return show();
    boxes.forEach((box) => box.take(written(box.part)));
    return tell();
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
      responses.outdated({ id: spec.id, fingerprint: spec.fingerprint }) &&
        h("p", { class: "pw-note" }, "This prompt has changed since you wrote. Your old text has been set aside."),
      h("p", { class: "pw-choose" }, h("label", {}, "Set it out as ", select), " ", goodFor),
      elsewhere,
      stage,
      h("div", { class: "pw-actions" }, copy, words),
      watch.element,
      keeping(model, () => {
        boxes.forEach((box) => box.take(""));
        responses.clear();
        show();
      }),
    ),
  );
  show();
  model.on("change:responses", refresh);
  return () => {
    boxes.forEach((box) => box.keep());
    watch.stop();
    model.off("change:responses", refresh);
  };
}
