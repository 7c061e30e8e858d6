import { h } from "../view/dom.js";
import { debrief } from "./debrief.js";
import { deciding } from "./deciding.js";
import { ecomap } from "./ecomap.js";
import { knowing } from "./knowing.js";
import { counted, countedMany } from "./names.js";
import { ended, outcome } from "./outcome.js";
import { pathOf } from "./path.js";
import { planBoard } from "./plan_board.js";
import { END } from "./play/state.js";
import { changed, rewound, walk } from "./plays.js";
import { reading } from "./reading.js";
import { recordOf } from "./record.js";
import { standing } from "./standing.js";
import { weeksOf } from "./weeks.js";

const PARTS = {
  decide: "Decide",
  know: "What you know",
  map: "Ties",
  stand: "How it stands",
  plan: "Plan",
  path: "Path",
};

/**
 * A play: its decisions, what can be looked at meanwhile, its end and the debrief.
 * @param {{spec: any, names: any, game: any, kept: () => any, keep: (next: any) => void,
 *   show: (screen: any, focus?: boolean) => void, toRoles: () => void,
 *   written: (id: string) => string, write: (id: string, text: string) => void}} table
 * @returns {(part?: string, focus?: boolean) => void} shows a part of the play
 */
export function playing({ spec, names, game, kept, keep, show, toRoles, written, write }) {
  const map = ecomap(spec, names);
  const play = () => kept().plays[kept().now];
  const walked = () => walk(game, play());

  /** @param {string} [part] @param {boolean} [focus] */
  function toPlay(part = "decide", focus = true) {
    const at = walked();
    show(framed(part, partOf(part, at), at), focus);
  }

  /** A screen with the ways to the other parts above it. @param {string} part @param {any} screen @param {any} at */
  function framed(part, screen, { state, steps }) {
    const finished = state.at === END;
    const way = (id, label) =>
      h("button", { type: "button", "aria-current": id === part ? "page" : null, onclick: () => toPlay(id) }, label);
    return {
      ...screen,
      inPlay: true,
      element: h(
        "div",
        {},
        h("p", { class: "pw-when" }, `${names.agencies(state.role).role.title}, ${names.who(state.role)}: ${counted(steps.length, "decision")} taken`),
        h(
          "nav",
          { class: "pw-parts", "aria-label": "Parts of the case" },
          ...Object.entries(PARTS).map(([id, label]) => way(id, id === "decide" && finished ? "How it ended" : label)),
          finished && way("debrief", "Debrief"),
        ),
        screen.element,
      ),
    };
  }

  /** @param {string} part @param {any} at */
  function partOf(part, at) {
    const { state, steps } = at;
    if (part === "know") return knowing(spec, names, state);
    if (part === "map") return mapAndWeeks(state);
    if (part === "stand") return headed("How it stands", standing(spec, names, state));
    if (part === "plan") return planBoard(spec, names, state, play().board, (board) => keep(changed(kept(), { board })));
    if (part === "path") return pathOf(names, steps, { rewind, passOn });
    if (part === "debrief") {
      const record = () => recordOf(spec, names, game, play(), at, written);
      return debrief(spec, names, game, { kept: kept(), walked: at, written, write, record });
    }
    return state.at === END ? theEnd(state) : deciding(spec, names, state, game.offered(state), at.arrival, decide);
  }

  /** The drawing, moving from how it was before the last decision. @param {any} state */
  function mapAndWeeks(state) {
    const { choices } = play();
    map.show(choices.length ? walk(game, { ...play(), choices: choices.slice(0, -1) }).state : state, true);
    requestAnimationFrame(() => map.show(state));
    return headed("Ties between the people and the services", map.element, h("h5", {}, countedMany(spec)), weeksOf(spec, state));
  }

  /** @param {(string | null)[]} picks */
  function decide(picks) {
    keep(changed(kept(), { choices: [...play().choices, picks] }));
    const at = walked();
    const label = at.state.at === END ? "See how it ends" : "Go on";
    show(framed("decide", outcome(spec, names, at.state.role, at.steps.at(-1), { label, go: () => toPlay() }), at));
  }

  /** @param {number} step */
  function rewind(step) {
    keep(rewound(kept(), step));
    toPlay();
  }

  /** @param {any} state */
  function theEnd(state) {
    const screen = ended(spec, names, game, state);
    const readAlong = () => show(reading(spec, walked(), names, () => toPlay()));
    screen.element.append(
      h(
        "div",
        { class: "pw-actions" },
        h("button", { type: "button", class: "pw-main", onclick: () => toPlay("debrief") }, "Go to the debrief"),
        spec.reading && h("button", { type: "button", onclick: readAlong }, "Read your play from the family's side"),
        h("button", { type: "button", onclick: () => toRoles() }, "Play it again"),
      ),
    );
    return screen;
  }

  function passOn() {
    show(
      headed(
        "Pass the device",
        h("p", {}, "Your play is kept. Whoever comes next takes a side of their own; nothing of yours is shown until they open it."),
        h("div", { class: "pw-actions" }, h("button", { type: "button", class: "pw-main", onclick: () => toRoles() }, "I have the device now")),
      ),
    );
  }

  return toPlay;
}

/** @param {string} heading @param {...Node} children */
function headed(heading, ...children) {
  const start = h("h4", { tabindex: -1 }, heading);
  return { start, element: h("div", {}, start, ...children) };
}
