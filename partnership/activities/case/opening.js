import { h } from "../view/dom.js";
import { choice } from "../view/choices.js";
import { counted } from "./names.js";

/**
 * What is said before anything else: what might be hard to read, help, and the way round.
 * @param {any} spec @param {() => void} go
 */
export function contentNote(spec, go) {
  const { text, help = [], way_round } = spec.note;
  const start = h("h4", { tabindex: -1 }, "Before you begin");
  return {
    start,
    element: h(
      "div",
      {},
      start,
      h("p", { class: "pw-note" }, text),
      help.length > 0 && h("ul", {}, ...help.map(({ who, how }) => h("li", {}, h("strong", {}, who), `: ${how}`))),
      h("p", {}, way_round),
      h("p", {}, spec.numbers),
      h("div", { class: "pw-actions" }, h("button", { type: "button", class: "pw-main", onclick: go }, "Go on to the case")),
    ),
  };
}

/**
 * Whose side to take, and what else can be done with the case.
 * @param {any} spec @param {any} kept
 * @param {{begin: (role: string) => void, resume: (place: number) => void, read: () => void, seminar: () => void, stand: (play: any) => string}} go
 */
export function roles(spec, kept, go) {
  const start = h("h4", { tabindex: -1 }, "Whose side do you take?");
  const playable = spec.agencies.filter((agency) => agency.role);
  const problem = h("p", { class: "pw-warning", role: "alert" });
  const name = `role-${spec.id}-${Math.random().toString(36).slice(2, 8)}`;
  const options = playable.map((agency) => {
    const label = choice({ type: "radio", name, value: agency.id }, "pw-option", "");
    label.lastElementChild.append(
      h("strong", {}, agency.role.title),
      h("span", { class: "pw-small" }, ` ${agency.name}. It wants: ${agency.role.asks}`),
    );
    return label;
  });
  const chosen = () => options.find((label) => label.firstElementChild.checked)?.firstElementChild.value;
  const begin = () => {
    if (chosen()) go.begin(chosen());
    else problem.textContent = "Choose a side first.";
  };
  const button = (label, onclick, look = "") => h("button", { type: "button", class: look, onclick }, label);
  return {
    start,
    element: h(
      "div",
      {},
      start,
      h("p", {}, `You start with what this agency knows, and no more.`), h("p", { class: "pw-small" }, spec.place),
      kept.plays.length > 0 && resumeList(kept, spec, go),
      h("fieldset", {}, h("legend", {}, "Sides to take"), ...options),
      problem,
      h(
        "div",
        { class: "pw-actions" },
        button("Begin", begin, "pw-main"),
        spec.reading && button(spec.reading, go.read),
        button("Show it in a seminar", go.seminar),
      ),
    ),
  };
}

/** @param {any} kept @param {any} spec @param {any} go */
function resumeList(kept, spec, go) {
  const title = (play) => spec.agencies.find((agency) => agency.id === play.role).role.title;
  return h(
    "details",
    { open: true },
    h("summary", {}, `Plays so far (${kept.plays.length})`),
    h(
      "ul",
      { class: "pw-plays" },
      ...kept.plays.map((play, place) =>
        h(
          "li",
          {},
          h("button", { type: "button", class: "pw-quiet", onclick: () => go.resume(place) }, `${place + 1}. ${title(play)}`),
          h("span", {}, ` ${counted(play.choices.length, "decision")} taken; ${go.stand(play)}`),
        ),
      ),
    ),
  );
}
