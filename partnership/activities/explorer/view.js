import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { outdatedNote } from "../view/outdated.js";
import { responsesIn } from "../view/responses.js";
import { panel } from "./panel.js";
import { placingIn } from "./placing_in.js";

/**
 * Look into typologies, set two beside each other, and place a partnership of one's own.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const title = uniqueId();
  let placing = null;

  const first = select(spec.typologies, null);
  const second = select(spec.typologies, "Nothing");
  const panels = h("div", { class: "pw-panels" });
  const stage = h("div", {});
  const told = h("p", { class: "pw-count", role: "status" });
  const summary = h("div", {});
  const named = (id) => spec.typologies.find((one) => one.id === id);

  /** @param {any[]} typologies @param {string | null} nothing */
  function select(typologies, nothing) {
    return h(
      "select",
      { onchange: show },
      nothing && h("option", { value: "" }, nothing),
      ...typologies.map((one) => h("option", { value: one.id }, `${one.name} (${one.by})`)),
    );
  }

  function show() {
    placing?.keep();
    const chosen = [named(first.value), second.value !== first.value && named(second.value)].filter(Boolean);
    panels.replaceChildren(...chosen.map((one) => panel(one, placedIn(one))));
    told.textContent = `Showing ${chosen.map((one) => one.name).join(" beside ")}.`;
    placing = placingIn(spec, chosen[0], responses);
    stage.replaceChildren(placing.element);
    sumUp();
  }

  /** @param {any} typology */
  function partOf(typology) {
    return { id: `${spec.id}.${typology.id}`, fingerprint: typology.mark };
  }

  /** @param {any} typology @returns {string} the type the learner's own partnership was placed in */
  function placedIn(typology) {
    const answer = responses.answer(partOf(typology));
    if (answer === spec.neither) return "None of these fits";
    return typology.types.find((type) => type.id === answer)?.label ?? "";
  }

  function sumUp() {
    const placed = spec.typologies.filter(placedIn);
    summary.replaceChildren(
      ...(placed.length ? [h("p", {}, "Your partnership so far:"), h("ul", {}, ...placed.map((one) => h("li", {}, `${one.name}: ${placedIn(one)}`)))] : []),
    );
  }

  function refresh() {
    placing.refresh();
    sumUp();
    for (const [place, element] of [...panels.children].entries()) {
      element.querySelector(".pw-own").textContent = ownText(placedIn(named([first, second][place].value)));
    }
  }

  el.append(
    h(
      "section",
      { class: "pw-activity pw-explorer", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      h("p", { class: "pw-intro" }, spec.intro),
      outdatedNote(responses, spec.typologies.map(partOf)),
      h("div", { class: "pw-filters" }, h("label", {}, "Look into ", first), h("label", {}, "Set beside it ", second)),
      told,
      panels,
      stage,
      summary,
      keeping(model, () => responses.clear()),
    ),
  );
  show();
  model.on("change:responses", refresh);
  return () => {
    placing?.keep();
    model.off("change:responses", refresh);
  };
}

/** @param {string} label */
function ownText(label) {
  return label ? `Your partnership: ${label}` : "";
}
