import { countedIn } from "./names.js";

// What the plan board looks out for: each check is data, and this says whether it passes.

/**
 * @param {any} spec @param {any[]} plan the actions as the learner has set them
 * @returns {{check: any, passes: boolean, who: string[]}[]} `who`: the people or actions concerned
 */
export function looked(spec, plan) {
  return spec.board.checks.map((check) => {
    const who = plan.length ? concerned(check, spec, plan) : [];
    return { check, who, passes: plan.length > 0 && who.length === 0 };
  });
}

/** @param {any} check @param {any} spec @param {any[]} plan @returns {string[]} */
function concerned(check, spec, plan) {
  if (check.everyone === "action") return missing(spec.people, plan, "about");
  if (check.everyone === "voice") return missing(spec.people.filter((one) => one.child), plan, "voice");
  if (check.each) return plan.filter((action) => !isGiven(action[check.each])).map((action) => action.text);
  if (check.not_both) return atOdds(check.not_both, plan);
  if (check.appointments_at_most !== undefined) {
    const sum = plan.reduce((all, action) => all + (action.appointments ?? 0), 0);
    return sum > check.appointments_at_most ? [`${sum} ${countedIn(spec)}s a ${spec.clock.called ?? "week"}`] : [];
  }
  return plan.length > check.actions_at_most ? [`${plan.length} actions`] : [];
}

/** @param {any[]} people @param {any[]} plan @param {string} field */
function missing(people, plan, field) {
  return people.filter((one) => !plan.some((action) => (action[field] ?? []).includes(one.id))).map((one) => one.name);
}

/** @param {string[]} asks @param {any[]} plan */
function atOdds(asks, plan) {
  const sides = asks.map((ask) => plan.filter((action) => (action.asks ?? []).includes(ask)));
  return sides.every((side) => side.length) ? sides.flat().map((action) => action.text) : [];
}

/** @param {unknown} value */
function isGiven(value) {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";
}
