import { h } from "../view/dom.js";
import { holds } from "./play/holds.js";

const GROUPS = {
  wellbeing: "How people are",
  safety: "Safety",
  trust: "Trust",
  information: "What is known and shared",
  together: "Working together",
  place: "The place",
};

/**
 * How it stands: every measure in words, as a number and as a bar.
 * @param {any} spec @param {any} names @param {any} state @param {{all?: boolean}} [show] `all`: hidden ones too
 */
export function standing(spec, names, state, { all = false } = {}) {
  const shown = spec.measures.filter((one) => all || one.shown !== false);
  const groups = Object.entries(GROUPS).map(([group, heading]) => {
    const own = shown.filter((one) => one.group === group);
    return own.length > 0 && h("div", { class: "pw-group" }, h("h5", {}, heading), ...own.map((one) => bar(one, spec, names, state)));
  });
  return h("div", {}, h("div", { class: "pw-groups" }, ...groups), h("p", { class: "pw-small" }, spec.numbers));
}

/** @param {any} measure @param {any} spec @param {any} names @param {any} state */
function bar(measure, spec, names, state) {
  const { id, title, meaning, low = 0, high = 10, start, better } = measure;
  const value = state.values.get(id);
  const person = names.people(measure.about);
  const pale = person?.pale_until && !holds(person.pale_until, state);
  const since = value === start ? "as at the start" : `${start} at the start`;
  const good = better === "neither" ? "" : better === "up" ? "; more is better" : "; less is better";
  const filled = h("div", {});
  // Not as an attribute: a page's policy refuses those.
  filled.style.inlineSize = `${((value - low) * 100) / (high - low || 1)}%`;
  return h(
    "div",
    { class: pale ? "pw-measure pw-pale" : "pw-measure" },
    h("p", {}, h("strong", {}, title), ` ${value} of ${high} (${since}${good})`),
    h("div", { class: "pw-bar", "aria-hidden": "true" }, filled),
    h("details", {}, h("summary", {}, "What it stands for", h("span", { class: "pw-hidden" }, `: ${title}`)), h("p", {}, meaning)),
  );
}
