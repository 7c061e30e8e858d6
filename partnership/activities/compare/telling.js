import { h } from "../view/dom.js";

/**
 * Practice: what is said of one of the things, and which one is it?
 * @param {any} spec @param {any} responses
 */
export function telling(spec, responses) {
  const part = { id: `${spec.id}.which`, fingerprint: spec.mark };
  const labelOf = Object.fromEntries(spec.things.map((thing) => [thing.id, thing.label]));
  const rowOf = Object.fromEntries(spec.rows.map((row) => [row.id, row]));
  const stage = h("div", {});
  const total = spec.asked.length;
  let at = 0;
  let right = 0;

  function start() {
    at = 0;
    right = 0;
    return ask();
  }

  /** @returns {HTMLElement} what is asked, to take the focus */
  function ask() {
    const [row, answer] = spec.asked[at];
    const told = h("div", { class: "pw-told", role: "status" });
    const actions = h("div", { class: "pw-actions" });
    const buttons = spec.things.map((thing) =>
      h("button", { type: "button", onclick: () => judge(thing.id) }, thing.label),
    );
    const asked = h("p", { class: "pw-what", tabindex: -1 }, `${rowOf[row].feature}: “${rowOf[row].said[answer]}”`);
    stage.replaceChildren(
      h("p", { class: "pw-count" }, `${at + 1} of ${total}`),
      asked,
      h("div", { class: "pw-three" }, ...buttons),
      told,
      actions,
    );
    return asked;

    /** @param {string} chosen */
    function judge(chosen) {
      const good = chosen === answer;
      right += good ? 1 : 0;
      buttons.forEach((button) => {
        button.disabled = true;
      });
      const others = spec.things.filter((thing) => thing.id !== answer);
      told.replaceChildren(
        h(
          "p",
          { class: `pw-verdict ${good ? "pw-is-right" : "pw-is-wrong"}` },
          h("span", { "aria-hidden": "true" }, good ? "✓ " : "✗ "),
          good ? `Yes: ${labelOf[answer]}.` : `No: ${labelOf[answer]}.`,
        ),
        ...others.map((thing) => h("p", {}, `${thing.label}: ${rowOf[row].said[thing.id]}.`)),
      );
      at += 1;
      if (at === total) responses.record(part, right, true);
      const onward = h("button", { type: "button", class: "pw-main", onclick: go }, at === total ? "See how you did" : "Next");
      actions.replaceChildren(onward);
      onward.focus();
    }
  }

  function go() {
    (at === total ? sumUp() : ask()).focus();
  }

  /** @returns {HTMLElement} how many were right */
  function sumUp() {
    const sum = h("p", { class: "pw-what", tabindex: -1 }, `You told ${right} of ${total} rightly.`);
    const again = h("button", { type: "button", onclick: () => start().focus() }, "Do it again");
    stage.replaceChildren(sum, h("div", { class: "pw-actions" }, again));
    return sum;
  }

  start();
  return { element: h("section", { class: "pw-practice" }, h("h4", {}, "Which is it?"), stage), part, start };
}
