import { h, uniqueId } from "../view/dom.js";
import { reasonFor } from "./outcome.js";

/**
 * For a room: one decision on a projector, hands to count, then what to make of it.
 * @param {any} spec @param {any} names @param {() => void} back
 */
export function seminar(spec, names, back) {
  const start = h("h4", { tabindex: -1 }, "In a seminar");
  const stage = h("div", { class: "pw-projector" });
  const decisions = h("select", { onchange: turn }, ...spec.decisions.map((one) => h("option", { value: one.id }, one.title)));
  const roles = h(
    "select",
    { onchange: show },
    ...spec.agencies.filter((one) => one.role).map((one) => h("option", { value: one.id }, one.role.title)),
  );

  /** Another decision, first as those meet it whose decision it is. */
  function turn() {
    const [own] = names.decisions(decisions.value).decides ?? [];
    if (names.agencies(own)?.role) roles.value = own;
    show();
  }

  function show() {
    const decision = names.decisions(decisions.value);
    const said = h("div", {});
    const counts = decision.options.map((option) => counter(option));
    const reveal = h(
      "button",
      {
        type: "button",
        class: "pw-main",
        "aria-expanded": "false",
        onclick: () => {
          reveal.setAttribute("aria-expanded", "true");
          const sum = counts.reduce((all, one) => all + one.hands(), 0);
          said.replaceChildren(
            ...decision.options.map((option, place) =>
              h("div", {}, h("p", {}, h("strong", {}, `${counts[place].hands()} of ${sum} hands`)), reasonFor(option, names, "")),
            ),
          );
        },
      },
      "Show what to make of it",
    );
    stage.replaceChildren(
      h("h5", {}, decision.title),
      h("p", {}, decision.scene_for?.[roles.value] ?? decision.scene),
      h("p", { class: "pw-ask" }, decision.ask),
      h("ol", { type: "A" }, ...counts.map((one) => one.element)),
      reveal,
      said,
    );
  }
  turn();
  return {
    start,
    element: h(
      "div",
      {},
      start,
      h("p", {}, "Read the scene aloud, let people talk in pairs, count hands, then show. The counts are not kept."),
      h("div", { class: "pw-filters" }, h("label", {}, "Decision ", decisions), h("label", {}, "As met by ", roles)),
      stage,
      h("div", { class: "pw-actions" }, h("button", { type: "button", onclick: back }, "Back")),
    ),
  };
}

/** @param {any} option */
function counter(option) {
  const id = uniqueId();
  const input = h("input", { id, type: "number", min: 0, max: 999, value: 0, class: "pw-hands" });
  return {
    hands: () => Math.max(0, Math.trunc(Number(input.value)) || 0),
    element: h("li", {}, h("p", {}, option.text), h("label", { for: id }, "Hands ", h("span", { class: "pw-hidden" }, `for: ${option.text}`)), input),
  };
}
