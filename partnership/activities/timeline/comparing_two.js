import { h } from "../view/dom.js";
import { inOrder } from "./rounds.js";
import { eventText, whenOf } from "./words.js";

/**
 * Two events: which came first, and what did each make possible?
 * @param {any[]} round @param {() => void} done @param {() => void} next
 * @returns {HTMLElement[]}
 */
export function comparingTwo(round, done, next) {
  const [first, second] = inOrder(round);
  const told = h("div", { class: "pw-told", role: "status" });
  const buttons = round.map((event) =>
    h("button", { type: "button", onclick: () => judge(event) }, event.asked),
  );
  const choices = h("div", { class: "pw-two" }, ...buttons);
  const actions = h("div", { class: "pw-actions" });
  return [
    h("p", {}, "Before you choose, say to yourself why: what had to be there for the other to happen?"),
    choices,
    told,
    actions,
  ];

  /** @param {any} chosen */
  function judge(chosen) {
    const right = chosen === first;
    buttons.forEach((button) => {
      button.disabled = true;
    });
    told.replaceChildren(
      h(
        "p",
        { class: `pw-verdict ${right ? "pw-is-right" : "pw-is-wrong"}` },
        h("span", { "aria-hidden": "true" }, right ? "✓ " : "✗ "),
        right ? "That came first." : "The other came first.",
      ),
      ...[first, second].flatMap((event) => [h("p", { class: "pw-when" }, whenOf(event)), ...eventText(event)]),
      h("p", {}, "Is the second an answer to the first, a change of mind, or another story altogether?"),
    );
    const again = h("button", { type: "button", class: "pw-main", onclick: next }, "Another two");
    actions.replaceChildren(again);
    again.focus();
    done();
  }
}
