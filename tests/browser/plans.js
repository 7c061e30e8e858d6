// What the plan board says of plans, for a test that asks Python the same.
import { planOf } from "./case/plan_board.js";
import { looked } from "./case/plan_checks.js";

/**
 * @param {any} spec @param {[string[], any][]} plans what a play put in, and what was set on the board
 * @returns {[string, boolean, string[]][][]}
 */
export function said(spec, plans) {
  return plans.map(([plan, board]) =>
    looked(spec, planOf(spec, { plan }, board)).map(({ check, passes, who }) => [check.id, passes, who]),
  );
}
