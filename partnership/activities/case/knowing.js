import { h } from "../view/dom.js";
import { dayInWords } from "../view/days.js";
import { counted, listed } from "./names.js";

const STANDING = {
  given: "given in the story",
  assumed: "taken to be so; nobody has asked",
  discoverable: "found out",
};

/**
 * The knowledge board: what the learner's agency knows, whom else it has told, and what
 * sharing can rest on. What others know is told in the debrief only.
 * @param {any} spec @param {any} names @param {any} state
 */
export function knowing(spec, names, state) {
  const mine = (spec.facts ?? []).filter((fact) => state.knows.get(state.role).has(fact.id));
  const hidden = (spec.facts ?? []).length - mine.length;
  const start = h("h4", { tabindex: -1 }, `What ${names.mid(state.role)} knows`);
  return {
    start,
    element: h(
      "div",
      {},
      start,
      h("p", {}, "At the start: ", names.agencies(state.role).role.brief),
      h("ul", { class: "pw-facts" }, ...mine.map((fact) => factLine(fact, state, names))),
      hidden > 0 &&
        h("p", { class: "pw-note" }, `There is more to know about this case: ${counted(hidden, "thing")}. Who knew what is told at the end.`),
      (spec.bases ?? []).length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, "On what basis may it be shared?"),
          h("ul", {}, ...spec.bases.map((basis) => basisLine(basis, names))),
        ),
    ),
  };
}

/** @param {any} fact @param {any} state @param {any} names */
function factLine(fact, state, names) {
  const told = state.events
    .filter(([kind, sender, facts]) => kind === "share" && sender === state.role && facts.includes(fact.id))
    .flatMap(([, , , to]) => to);
  return h(
    "li",
    {},
    h("span", {}, fact.text),
    h("span", { class: "pw-small" }, ` (${STANDING[fact.standing]}${fact.sensitive ? "; sensitive: it needs a second condition" : ""})`),
    told.length > 0 && h("span", { class: "pw-small" }, ` You told ${listed([...new Set(told)].map(names.mid))}.`),
  );
}

/** @param {any} basis @param {any} names */
function basisLine(basis, names) {
  const law = (basis.law ?? []).map((id) => names.law(id));
  return h(
    "li",
    {},
    h("strong", {}, basis.name),
    `: ${basis.gist}`,
    ...law.map((one) => h("span", { class: "pw-small" }, ` ${one.says} (${one.nation}; looked up on ${dayInWords(one.as_of)}; ${names.source(one)})`)),
  );
}

/**
 * Who knew what, at the start and at the end: for the debrief.
 * @param {any} spec @param {any} names @param {any} state
 */
export function whoKnew(spec, names, state) {
  const rows = (spec.facts ?? []).map((fact) => {
    const ending = [...state.knows.keys()].filter((agency) => state.knows.get(agency).has(fact.id));
    const starting = fact.known_by ?? [];
    const gained = ending.filter((agency) => !starting.includes(agency));
    return h(
      "li",
      {},
      h("strong", {}, fact.text),
      ` ${starting.length ? `Known at the start to ${listed(starting.map(names.mid))}.` : "Nobody knew it at the start."}`,
      gained.length > 0 && ` Later also to ${listed(gained.map(names.mid))}.`,
      !ending.includes(state.role) && h("em", {}, " You never knew."),
      fact.standing === "discoverable" && h("span", { class: "pw-small" }, " (invented for this case)"),
    );
  });
  return h(
    "div",
    {},
    h("p", {}, "Nobody had the whole picture. This is what each of you held."),
    h("ul", { class: "pw-facts" }, ...rows),
    (spec.not_given ?? []).length > 0 && h("p", {}, "The story never said:"),
    h("ul", {}, ...(spec.not_given ?? []).map((text) => h("li", {}, text))),
  );
}
