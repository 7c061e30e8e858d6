import { pickedOf, sceneOf, withMeeting } from "./deciding.js";
import { dayInStory, listed } from "./names.js";
import { VERDICTS } from "./outcome.js";
import { planOf } from "./plan_board.js";

/**
 * A readable record of a play: the path, the choices and the reasons, as text.
 * @param {any} spec @param {any} names @param {any} game @param {any} play @param {any} walked @param {(id: string) => string} written
 */
export function recordOf(spec, names, game, play, { state, steps }, written) {
  const lines = [spec.title, `Played as: ${names.agencies(play.role).role.title}, ${names.who(play.role)}.`, spec.numbers, ""];
  const replayed = game.start(play.role, play.play);
  for (const [number, step] of steps.entries()) {
    const decision = names.decisions(step.at);
    lines.push(`${number + 1}. ${decision.title} (${dayInStory(spec, replayed.day)})`);
    lines.push(...sceneOf(decision, replayed, names));
    for (const option of pickedOf(decision, step.picks)) {
      lines.push(`Chosen: ${withMeeting(option)}`, `${VERDICTS[option.verdict]}. ${option.reason}`, `Basis: ${names.source(option)}`);
    }
    for (const [kind, id] of step.events) {
      if (kind === "rule") lines.push(`Then: ${names.rules(id).message} (Rule: ${names.rules(id).title}. ${names.rules(id).reason})`);
    }
    lines.push("");
    game.choose(replayed, step.picks);
  }
  if (state.at === "end") {
    const ending = names.endings(game.ending(state));
    lines.push(ending.title, ending.text, "", "Needs");
    const met = game.needsMet(state);
    for (const need of spec.needs ?? []) lines.push(`- ${names.who(need.about)}: ${need.text} (${met.includes(need.id) ? "met" : "open"})`);
    lines.push("");
  }
  lines.push("The plan", ...planOf(spec, state, play.board).map((action) => actionLine(action, names)), "");
  for (const one of spec.questions ?? []) {
    const text = written(one.id);
    if (text) lines.push(one.question, text, "");
  }
  return lines.join("\n");
}

/** @param {any} action @param {any} names */
function actionLine({ text, owner, day, agreed = [], contingency }, names) {
  const details = [
    owner ? `owner: ${names.who(owner)}` : "no owner",
    typeof day === "number" ? `by day ${day}` : "no date",
    agreed.length ? `agreed with ${listed(agreed.map(names.mid))}` : "agreed with nobody yet",
    contingency ? `if not: ${contingency}` : "no contingency",
  ];
  return `- ${text} (${details.join("; ")})`;
}
