import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { responsesIn } from "../view/responses.js";
import { debrief } from "./debrief.js";
import { deciding } from "./deciding.js";
import { ecomap } from "./ecomap.js";
import { knowing } from "./knowing.js";
import { counted, countedMany, namesIn } from "./names.js";
import { contentNote, roles } from "./opening.js";
import { ended, outcome } from "./outcome.js";
import { pathOf } from "./path.js";
import { planBoard } from "./plan_board.js";
import { gameOf } from "./play/game.js";
import { END } from "./play/state.js";
import { begin, changed, readPlays, rewound, walk } from "./plays.js";
import { reading } from "./reading.js";
import { recordOf } from "./record.js";
import { seminar } from "./seminar.js";
import { standing } from "./standing.js";
import { weeksOf } from "./weeks.js";

/**
 * Play a case: take a side, decide, see what comes of it, and look back.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const game = gameOf(spec);
  const names = namesIn(spec);
  const whole = { id: spec.id, fingerprint: spec.mark };
  const title = uniqueId();
  const stage = h("div", { class: "pw-stage" });
  const intro = h("p", { class: "pw-intro" }, spec.intro);
  const map = ecomap(spec, names);
  let kept = readPlays(game, spec, responses.answer(whole));
  let ownChange = false;
  let boxes = [];

  const play = () => kept.plays[kept.now];
  const walked = () => walk(game, play());

  /** @param {any} next */
  function keep(next) {
    kept = next;
    const done = kept.plays.some((one) => walk(game, one).state.at === END);
    ownChange = true;
    responses.record(whole, kept, done);
    ownChange = false;
  }

  /** @param {{start: HTMLElement, element: HTMLElement, boxes?: any[]}} screen @param {boolean} [focus] */
  function show(screen, focus = true) {
    boxes.forEach((box) => box.keep());
    boxes = screen.boxes ?? [];
    intro.hidden = Boolean(screen.inPlay);
    stage.replaceChildren(screen.element);
    if (focus) screen.start.focus();
  }

  // ------------------------------------------------------------------ before a play

  const toRoles = (focus = true) =>
    show(
      roles(spec, kept, {
        begin: (role) => {
          keep(begin(kept, role));
          toPlay();
        },
        resume: (place) => {
          keep({ ...kept, now: place });
          toPlay();
        },
        read: () => show(reading(spec, null, names, toRoles)),
        seminar: () => show(seminar(spec, names, toRoles)),
        stand: (one) => (walk(game, one).state.at === END ? "finished" : "still open"),
      }),
      focus,
    );

  // ------------------------------------------------------------------ in a play

  const PARTS = {
    decide: "Decide",
    know: "What you know",
    map: "Ties",
    stand: "How it stands",
    plan: "Plan",
    path: "Path",
  };

  /** @param {string} [part] @param {boolean} [focus] */
  function toPlay(part = "decide", focus = true) {
    const at = walked();
    show(inPlay(part, partOf(part, at), at), focus);
  }

  /** @param {string} part @param {any} screen @param {any} at */
  function inPlay(part, screen, { state, steps }) {
    const finished = state.at === END;
    const label = (id) => (id === "decide" && finished ? "How it ended" : PARTS[id]);
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
          ...Object.keys(PARTS).map((id) =>
            h("button", { type: "button", "aria-current": id === part ? "page" : null, onclick: () => toPlay(id) }, label(id)),
          ),
          finished && h("button", { type: "button", "aria-current": part === "debrief" ? "page" : null, onclick: () => toPlay("debrief") }, "Debrief"),
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
    if (part === "plan") return planBoard(spec, names, state, play().board, (board) => keep(changed(kept, { board })));
    if (part === "path") return pathOf(names, steps, { rewind, passOn });
    if (part === "debrief") return lookBack(at);
    return state.at === END ? theEnd(state) : deciding(spec, names, state, game.offered(state), at.arrival, decide);
  }

  /** @param {string} heading @param {...Node} children */
  function headed(heading, ...children) {
    const start = h("h4", { tabindex: -1 }, heading);
    return { start, element: h("div", {}, start, ...children) };
  }

  /** @param {any} state */
  function mapAndWeeks(state) {
    const before = play().choices.length ? walk(game, { ...play(), choices: play().choices.slice(0, -1) }).state : state;
    map.show(before, true);
    requestAnimationFrame(() => map.show(state));
    return headed("Ties between the people and the services", map.element, h("h5", {}, countedMany(spec)), weeksOf(spec, state));
  }

  /** @param {(string | null)[]} picks */
  function decide(picks) {
    keep(changed(kept, { choices: [...play().choices, picks] }));
    const { state, steps } = walked();
    const label = state.at === END ? "See how it ends" : "Go on";
    show(inPlay("decide", outcome(spec, names, state.role, steps.at(-1), { label, go: () => toPlay() }), { state, steps }));
  }

  /** @param {number} step */
  function rewind(step) {
    keep(rewound(kept, step));
    toPlay();
  }

  /** @param {any} state */
  function theEnd(state) {
    const screen = ended(spec, names, game, state);
    screen.element.append(
      h(
        "div",
        { class: "pw-actions" },
        h("button", { type: "button", class: "pw-main", onclick: () => toPlay("debrief") }, "Go to the debrief"),
        spec.reading && h("button", { type: "button", onclick: () => show(reading(spec, walked(), names, () => toPlay())) }, "Read your play from the family's side"),
        h("button", { type: "button", onclick: () => toRoles() }, "Play it again"),
      ),
    );
    return screen;
  }

  /** @param {any} at */
  function lookBack(at) {
    const part = (id) => {
      const { mark } = spec.questions.find((one) => one.id === id);
      return { id: `${spec.id}.${id}`, fingerprint: mark };
    };
    const written = (id) => {
      const text = responses.answer(part(id));
      return typeof text === "string" ? text : "";
    };
    const write = (id, text) => {
      if (text === written(id)) return;
      ownChange = true;
      if (text) responses.record(part(id), text, true);
      else responses.forget([part(id)]);
      ownChange = false;
    };
    const record = () => recordOf(spec, names, game, play(), at, written);
    return debrief(spec, names, game, { kept, walked: at, written, write, record });
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

  // ------------------------------------------------------------------ the whole

  /** @param {boolean} focus */
  function first(focus) {
    if (kept.now >= 0) toPlay("decide", focus);
    else show(contentNote(spec, () => toRoles()), focus);
  }

  function refresh() {
    if (ownChange) return;
    kept = readPlays(game, spec, responses.answer(whole));
    first(false);
  }

  el.append(
    h(
      "section",
      { class: "pw-activity pw-case", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      intro,
      responses.outdated(whole) &&
        h("p", { class: "pw-note" }, "The case has changed since you played it. Your old play has been set aside, and you start afresh."),
      stage,
      keeping(model, () => {
        kept = { now: -1, plays: [] };
        boxes = [];
        responses.clear();
        first(true);
      }),
    ),
  );
  first(false);
  model.on("change:responses", refresh);
  return () => {
    boxes.forEach((box) => box.keep());
    model.off("change:responses", refresh);
  };
}
