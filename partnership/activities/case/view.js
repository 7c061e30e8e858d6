import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { responsesIn } from "../view/responses.js";
import { namesIn } from "./names.js";
import { contentNote, roles } from "./opening.js";
import { gameOf } from "./play/game.js";
import { END } from "./play/state.js";
import { playing } from "./playing.js";
import { begin, readPlays, walk } from "./plays.js";
import { reading } from "./reading.js";
import { seminar } from "./seminar.js";

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
  let kept = readPlays(game, spec, responses.answer(whole));
  let ownChange = false;
  let boxes = [];

  const isFinished = (play) => walk(game, play).state.at === END;
  const toPlay = playing({ spec, names, game, kept: () => kept, keep, show, toRoles, written, write });

  /** Change what is kept, without taking it for somebody else's change. @param {() => void} change */
  function quietly(change) {
    ownChange = true;
    change();
    ownChange = false;
  }

  /** @param {any} next */
  function keep(next) {
    kept = next;
    quietly(() => responses.record(whole, kept, kept.plays.some(isFinished)));
  }

  /** Where the answer to a question of the debrief is kept. @param {string} id */
  function partOf(id) {
    return { id: `${spec.id}.${id}`, fingerprint: spec.questions.find((one) => one.id === id).mark };
  }

  /** @param {string} id */
  function written(id) {
    const text = responses.answer(partOf(id));
    return typeof text === "string" ? text : "";
  }

  /** @param {string} id @param {string} text */
  function write(id, text) {
    if (text === written(id)) return;
    quietly(() => (text ? responses.record(partOf(id), text, true) : responses.forget([partOf(id)])));
  }

  /** @param {{start: HTMLElement, element: HTMLElement, boxes?: any[], inPlay?: boolean}} screen @param {boolean} [focus] */
  function show(screen, focus = true) {
    boxes.forEach((box) => box.keep());
    boxes = screen.boxes ?? [];
    intro.hidden = Boolean(screen.inPlay);
    stage.replaceChildren(screen.element);
    if (focus) screen.start.focus();
  }

  function toRoles() {
    const go = {
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
      stand: (play) => (isFinished(play) ? "finished" : "still open"),
    };
    show(roles(spec, kept, go));
  }

  /** @param {boolean} focus */
  function first(focus) {
    if (kept.now >= 0) toPlay("decide", focus);
    else show(contentNote(spec, toRoles), focus);
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
