import { h } from "../view/dom.js";
import { checkboxes } from "../view/choices.js";
import { looked } from "./plan_checks.js";

/**
 * The actions of a plan as the learner has set them, or as they would usually be.
 * @param {any} spec @param {any} state @param {any} board what is kept: `{ <action>: { in, owner, day, agreed, contingency } }`
 */
export function planOf(spec, state, board = {}) {
  return spec.board.actions
    .filter((action) => board[action.id]?.in ?? state.plan.includes(action.id))
    .map((action) => ({ ...action, ...(board[action.id] ?? {}) }));
}

/**
 * The plan board: actions with owner, day, who agreed and what if it does not work; and what
 * is missing, at once.
 * @param {any} spec @param {any} names @param {any} state @param {any} kept @param {(board: any) => void} keep
 */
export function planBoard(spec, names, state, kept = {}, keep) {
  let board = structuredClone(kept);
  const start = h("h4", { tabindex: -1 }, "One plan");
  const checks = h("ul", { class: "pw-checks" });
  const status = h("p", { class: "pw-when", role: "status" });
  const rows = h("div", {});

  /** @param {string} action @param {any} changes */
  function set(action, changes) {
    board = { ...board, [action]: { ...board[action], ...changes } };
    keep(board);
    look();
  }

  function look() {
    const found = looked(spec, planOf(spec, state, board));
    const open = found.filter((one) => !one.passes).length;
    const empty = !planOf(spec, state, board).length;
    if (empty) status.textContent = "The plan is empty. Put in an action, and the board says what to look at.";
    else status.textContent = open ? `${open} of ${found.length} checks are open.` : "Every check passes.";
    checks.replaceChildren(
      ...(empty ? [] : found).map(({ check, passes, who }) =>
        h(
          "li",
          { class: passes ? "pw-passes" : "pw-open" },
          h("strong", {}, `${passes ? "Yes" : "Look again"}: ${check.title}`),
          !passes && h("span", {}, ` ${check.message}${who.length ? ` (${who.join("; ")})` : ""}`),
          h("details", {}, h("summary", {}, "Why it matters", h("span", { class: "pw-hidden" }, `: ${check.title}`)), h("p", {}, `${check.reason} Basis: ${names.source(check)}`)),
        ),
      ),
    );
  }

  rows.append(...spec.board.actions.map((action) => actionRow(action, spec, names, state, board, set)));
  look();
  return {
    start,
    element: h("div", {}, start, h("p", {}, spec.board.intro), rows, h("h5", {}, "What the board looks out for"), status, checks),
  };
}

/** @param {any} action @param {any} spec @param {any} names @param {any} state @param {any} board @param {(action: string, changes: any) => void} set */
function actionRow(action, spec, names, state, board, set) {
  const now = { ...action, ...(board[action.id] ?? {}) };
  const isIn = board[action.id]?.in ?? state.plan.includes(action.id);
  const more = h("div", { class: "pw-action-more", hidden: !isIn });
  const [tick] = checkboxes([{ id: "in", text: action.text }], isIn ? ["in"] : [], (ids) => {
    more.hidden = ids.length === 0;
    set(action.id, { in: ids.length > 0 });
  });
  const owner = h(
    "select",
    { onchange: () => set(action.id, { owner: owner.value }) },
    h("option", { value: "" }, "Nobody yet"),
    ...spec.agencies.map((one) => h("option", { value: one.id, selected: one.id === now.owner }, one.name)),
    ...spec.people.filter((one) => !one.child).map((one) => h("option", { value: one.id, selected: one.id === now.owner }, one.name)),
  );
  const day = h("input", {
    type: "number",
    min: 0,
    max: spec.clock.last * (spec.clock.days ?? 7),
    value: now.day ?? "",
    onchange: () => set(action.id, { day: day.value === "" ? null : Number(day.value) }),
  });
  const contingency = h("input", {
    type: "text",
    value: now.contingency ?? "",
    maxlength: 300,
    onchange: () => set(action.id, { contingency: contingency.value.trim() }),
  });
  const adults = spec.people.filter((one) => !one.child).map((one) => ({ id: one.id, text: one.name }));
  more.append(
    h("label", {}, "Owner ", owner),
    h("label", {}, "By day ", day),
    h("label", { class: "pw-wide" }, "If it does not work ", contingency),
    h("fieldset", {}, h("legend", {}, "Agreed with"), ...checkboxes(adults, now.agreed ?? [], (agreed) => set(action.id, { agreed }))),
    h("p", { class: "pw-small" }, `${action.reason} Basis: ${names.source(action)}`),
  );
  return h("div", { class: "pw-action", role: "group", "aria-label": action.text }, tick, more);
}
