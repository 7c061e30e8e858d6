import { apply } from "./effects.js";
import { holds } from "./holds.js";
import { firstLuck, nextLuck } from "./luck.js";
import { afterChoice, letTimePass } from "./rules.js";
import { END, newState } from "./state.js";

// A case being played. The twin of game.py.

/** The options of a decision, and of each of its further questions. @param {any} decision */
export function questionsOf(decision) {
  return [decision.options, ...(decision.further ?? []).map((one) => one.options)];
}

/** The rules of one case, made ready for play. @param {any} program */
export function gameOf(program) {
  const decisions = new Map(program.decisions.map((one) => [one.id, one]));
  const course = program.decisions.filter((one) => !one.aside).map((one) => one.id);
  const following = (id) => course[course.indexOf(id) + 1] ?? END;
  const last = program.clock.last * (program.clock.days ?? 7);

  /** @param {any} state @param {string} target */
  function arrive(state, target) {
    while (target !== END && !holds(decisions.get(target).when, state)) {
      target = decisions.get(target).next ?? following(target);
    }
    if (target !== END && !decisions.get(target).aside) state.back = null;
    state.at = target;
    state.refused = new Set();
    letTimePass(state, Math.max(state.day, target === END ? last : (decisions.get(target).day ?? 0)), program);
    if (target === END) {
      state.events.push(["end", ending(state)]);
      return;
    }
    state.events.push(["at", target, state.day]);
    draw(state, decisions.get(target).chance ?? []);
  }

  /** @param {any} state @param {any[]} ways */
  function draw(state, ways) {
    if (!ways.length) return;
    state.luck = nextLuck(state.luck);
    let rest = state.luck % ways.reduce((sum, way) => sum + (way.weight ?? 1), 0);
    for (const way of ways) {
      rest -= way.weight ?? 1;
      if (rest < 0) {
        state.events.push(["chance", way.id]);
        apply(way.effects, state, program);
        return;
      }
    }
  }

  /** @param {string} role @param {number} [play] every play has its own chance */
  function start(role, play = 0) {
    const state = newState(program, role, firstLuck(program.seed, play));
    arrive(state, course[0]);
    return state;
  }

  /** @param {any} state @returns {string[][]} what is offered, and for each further question */
  function offered(state) {
    if (state.at === END) return [];
    return questionsOf(decisions.get(state.at)).map((options, number) =>
      options
        .filter((option) => holds(option.when, state) && (number > 0 || !state.refused.has(option.id)))
        .map((option) => option.id),
    );
  }

  /** Let a choice happen, with all that follows. @param {any} state @param {(string | null)[]} picks @throws {RangeError} where it is not offered */
  function choose(state, picks) {
    const here = state.at;
    const decision = decisions.get(here);
    const option = decision?.options.find((one) => one.id === picks[0]);
    const asked = option?.stays ? offered(state).slice(0, 1) : offered(state);
    const fits = (choices, pick) => (choices.length ? choices.includes(pick) : pick === null);
    if (!option || picks.length !== asked.length || !asked.every((choices, number) => fits(choices, picks[number]))) {
      throw new RangeError(`${picks} is not offered at ${here}`);
    }
    state.events.push(["choice", here, [...picks]]);
    for (const [number, options] of questionsOf(decision).entries()) {
      const picked = options.find((one) => one.id === picks[number]);
      if (!picked) continue;
      state.chosen.add(`${here}.${picked.id}`);
      apply(picked.effects, state, program);
    }
    letTimePass(state, state.day + (option.days ?? 0), program);
    const route = afterChoice(state, program, Boolean(decision.aside));
    const after = option.next ?? decision.next ?? following(here);
    if (option.stays) state.refused.add(option.id);
    else if (decision.aside) arrive(state, state.back ?? END);
    else if (route) {
      state.back = after;
      arrive(state, route);
    } else arrive(state, after);
  }

  /** @param {any} state @returns {string} the ending that would be told now */
  function ending(state) {
    return program.endings.find((one) => holds(one.when, state)).id;
  }

  /** @param {any} state @returns {string[]} the needs that are met now */
  function needsMet(state) {
    return (program.needs ?? []).filter((one) => holds(one.met, state)).map((one) => one.id);
  }

  /** How it stands after the same weeks if these agencies act, each on its own. @param {string[]} agencies */
  function alone(agencies) {
    const state = newState(program, "", firstLuck(program.seed, 0));
    for (let week = 1; week <= program.clock.last; week += 1) {
      for (const agency of program.agencies.filter((one) => agencies.includes(one.id))) {
        for (const one of (agency.alone ?? []).filter((one) => one.week === week)) {
          state.events.push(["alone", agency.id, week]);
          state.role = agency.id;
          apply(one.effects, state, program);
        }
      }
      state.role = "";
      afterChoice(state, program, false);
      letTimePass(state, week * (program.clock.days ?? 7), program);
    }
    state.events.push(["end", ending(state)]);
    return state;
  }

  /** The state after these choices. @param {string} role @param {(string | null)[][]} choices @param {number} [play] */
  function replay(role, choices, play = 0) {
    const state = start(role, play);
    for (const picks of choices) choose(state, picks);
    return state;
  }

  return { start, offered, choose, ending, needsMet, alone, replay };
}
