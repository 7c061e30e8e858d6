import { h, uniqueId } from "../view/dom.js";
import { kinds } from "./kinds/*.js";
import { find } from "./answers.js";
import { pointsOfBest } from "./attempts.js";
import { askHowSure } from "./confidence.js";
import { list } from "./reasons.js";

/**
 * Show one question: its controls and, in practice, the check and what is said of the answer.
 * @param {any} item
 * @param {any} attempt
 * @param {{practice: boolean, levels: any[] | null, outdated: boolean, nextLabel: string, next: () => void, back: (() => void) | null}} around
 * @returns {{element: HTMLElement, start: HTMLElement}} `start` is what takes the focus
 */
export function question(item, attempt, around) {
  const kind = kinds[item.kind];
  const levels = attempt.asksHowSure && pointsOfBest(item) > 0 && around.levels;
  const hint = uniqueId();
  const prompt = h("span", { class: "pw-prompt", tabindex: -1 }, item.prompt);
  const told = h("div", { class: "pw-told", role: "status" });
  const rest = h("div", { class: "pw-rest" });
  const warning = h("p", { class: "pw-warning", role: "alert" });
  const keep = (changed) => {
    warning.replaceChildren();
    attempt.keep(changed, !around.practice);
  };
  const fields = h(
    "fieldset",
    { "aria-describedby": kind.hint && hint },
    h("legend", {}, prompt),
    kind.hint && h("p", { class: "pw-hint", id: hint }, kind.hint),
    ...kind.controls(item, attempt.answer, (answer) => keep({ answer })),
    levels && askHowSure(levels, attempt.confidence, (confidence) => keep({ confidence })),
  );
  const onward = h("button", { type: "button", class: "pw-main", onclick: go });
  const back = h("button", { type: "button", disabled: !around.back, onclick: around.back }, "Previous question");
  refresh();
  return {
    start: prompt,
    element: h(
      "div",
      { class: `pw-question pw-${item.kind}` },
      around.outdated && h("p", { class: "pw-note" }, OUTDATED),
      fields,
      warning,
      told,
      rest,
      h("div", { class: "pw-actions" }, onward, back),
    ),
  };

  function refresh() {
    const judged = around.practice && attempt.checked;
    fields.disabled = judged;
    onward.textContent = judged || !around.practice ? around.nextLabel : "Check my answer";
    if (judged) explain();
  }

  function go() {
    if (!around.practice || attempt.checked) return around.next();
    warning.textContent = whatIsMissing();
    if (warning.textContent) return undefined;
    attempt.check();
    return refresh();
  }

  function whatIsMissing() {
    if (!kind.isComplete(item, attempt.answer)) return kind.whatIsMissing(item, attempt.answer);
    return levels && !find(levels, attempt.confidence) ? "Say how sure you are first." : "";
  }

  function explain() {
    const rows = kind.reasons(item, attempt.answer);
    const others = rows.filter((row) => !row.telling);
    told.replaceChildren(
      h("p", { class: "pw-summary" }, kind.summary(kind.judge(item, attempt.answer))),
      list(rows.filter((row) => row.telling)),
    );
    rest.replaceChildren(
      ...(others.length ? [list(others)] : []),
      ...(item.source ? [h("p", { class: "pw-source" }, `Source: ${item.source}`)] : []),
    );
  }
}

const OUTDATED = "This question has changed since you answered it. Your old answer has been set aside.";
