import { h } from "../view/dom.js";
import { moving } from "../view/moving.js";
import { inOrder } from "./rounds.js";
import { eventText, whenOf } from "./words.js";

/**
 * Events to be put in order, earliest first, with buttons that move them.
 * @param {any[]} round @param {() => void} done @param {() => void} next
 * @returns {HTMLElement[]}
 */
export function ordering(round, done, next) {
  const told = h("div", { class: "pw-told", role: "status" });
  const { list, order: now } = moving(round, LOOK, (event) => event.asked, (text) => {
    told.textContent = text;
  });
  const check = h("button", { type: "button", class: "pw-main", onclick: judge }, "Check the order");
  const actions = h("div", { class: "pw-actions" }, check);
  return [h("p", {}, "The earliest first."), list, told, actions];

  function judge() {
    const order = now();
    const right = inOrder(order);
    const inPlace = order.filter((event, place) => event === right[place]).length;
    const words =
      inPlace === order.length
        ? "That is the order."
        : `${inPlace} of ${order.length} are in their place. This is the order:`;
    const answers = right.map((event, place) => answer(event, order.indexOf(event), place));
    // The order is a part of what is told, so that it is heard as well as seen.
    list.remove();
    told.replaceChildren(h("p", {}, words), h("ol", { class: "pw-events" }, ...answers));
    const again = h("button", { type: "button", class: "pw-main", onclick: next }, "Other events");
    actions.replaceChildren(again);
    again.focus();
    done();
  }

  /** @param {any} event @param {number} was @param {number} is */
  function answer(event, was, is) {
    const [mark, word] = was === is ? ["✓", "In its place"] : ["✗", `You had it as number ${was + 1}`];
    return h(
      "li",
      { class: was === is ? "pw-is-right" : "pw-is-wrong" },
      h("span", { class: "pw-when" }, whenOf(event)),
      h("span", { class: "pw-verdict" }, h("span", { "aria-hidden": "true" }, `${mark} `), word),
      ...eventText(event),
    );
  }
}

const LOOK = { up: "Earlier", down: "Later", list: "pw-events", row: "pw-event" };
