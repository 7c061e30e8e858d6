import { h, uniqueId } from "../view/dom.js";
import { choice } from "../view/choices.js";
import { dayInStory, listed } from "./names.js";
import { questionsOf } from "./play/game.js";
import { learnt } from "./telling.js";

/**
 * A decision to take: the scene as this role meets it, and what is offered.
 * @param {any} spec @param {any} names @param {any} state @param {string[][]} offered
 * @param {any[]} arrival what happened on the way here
 * @param {(picks: (string | null)[]) => void} decide
 */
export function deciding(spec, names, state, offered, arrival, decide) {
  const decision = names.decisions(state.at);
  const start = h("h4", { tabindex: -1 }, decision.title);
  const problem = h("p", { class: "pw-warning", role: "alert" });
  const asked = [{ text: decision.ask, options: decision.options }, ...(decision.further ?? [])];
  const known = learnt(arrival, state.role, names);
  const groups = asked.map((one, number) => group(one, offered[number]));

  function done() {
    const picks = groups.map((one) => one.picked());
    const option = decision.options.find((one) => one.id === picks[0]);
    const whole = option?.stays ? picks.slice(0, 1) : picks;
    const missing = groups.find((one, number) => number < whole.length && one.element && !picks[number]);
    if (missing || !option) {
      problem.textContent = "Choose an answer to each question, then decide.";
      (missing ?? groups[0]).focus();
    } else decide(whole);
  }

  return {
    start,
    element: h(
      "div",
      { class: "pw-decision" },
      start,
      h("p", { class: "pw-when" }, dayInStory(spec, state.day)),
      state.chosen.size === 0 && h("p", { class: "pw-brief" }, names.agencies(state.role).role.brief),
      ...sceneOf(decision, state, names).map((text) => h("p", {}, text)),
      known.length > 0 && h("p", {}, "You now know: ", ...known.map((fact) => `${fact.text} `)),
      ...groups.map((one) => one.element),
      problem,
      h("div", { class: "pw-actions" }, h("button", { type: "button", class: "pw-main", onclick: done }, "Decide")),
    ),
  };
}

/** What is told before the question. @param {any} decision @param {any} state @param {any} names @returns {string[]} */
export function sceneOf(decision, state, names) {
  const outcome = drawn(state, decision);
  return [
    whose(decision, state.role, names),
    decision.scene_for?.[state.role] ?? decision.scene,
    outcome?.text,
  ].filter(Boolean);
}

/** @param {any} decision @param {string} role @param {any} names */
function whose(decision, role, names) {
  const { decides = [] } = decision;
  if (!decides.length || decides.includes(role)) return "";
  return `This is for ${listed(decides.map(names.mid))} to decide. You are asked what you would do, and it is done.`;
}

/** What chance brought at this decision. @param {any} state @param {any} decision */
function drawn(state, decision) {
  const here = state.events.findLastIndex(([kind, id]) => kind === "at" && id === decision.id);
  const event = here < 0 ? null : state.events.slice(here, here + 2).find(([kind]) => kind === "chance");
  return event && decision.chance.find((one) => one.id === event[1]);
}

/** @param {{text: string, options: any[]}} asked @param {string[]} offered */
function group(asked, offered) {
  if (!offered.length) return { element: null, picked: () => null, focus() {} };
  const name = uniqueId();
  const inputs = asked.options
    .filter((option) => offered.includes(option.id))
    .map((option) => choice({ type: "radio", name, value: option.id }, "pw-option", withMeeting(option)));
  return {
    element: h("fieldset", {}, h("legend", { class: "pw-ask" }, asked.text), ...inputs),
    picked: () => inputs.find((one) => one.firstElementChild.checked)?.firstElementChild.value ?? null,
    focus: () => inputs[0].firstElementChild.focus(),
  };
}

/** @param {any} option */
export function withMeeting({ text, where, time }) {
  const meeting = [where, time].filter(Boolean).join(", ");
  return meeting ? `${text} (${meeting})` : text;
}

/** The options that were picked, in order. @param {any} decision @param {(string | null)[]} picks @returns {any[]} */
export function pickedOf(decision, picks) {
  return questionsOf(decision)
    .map((options, number) => options.find((one) => one.id === picks[number]))
    .filter(Boolean);
}
