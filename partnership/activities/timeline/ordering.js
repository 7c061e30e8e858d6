import { h } from "../view/dom.js";
import { inOrder } from "./rounds.js";
import { eventText, whenOf } from "./words.js";

/**
 * Events to be put in order, earliest first, with buttons that move them.
 * @param {any[]} round @param {() => void} done @param {() => void} next
 * @returns {HTMLElement[]}
 */
export function ordering(round, done, next) {
  const order = [...round];
  const rows = new Map(round.map((event) => [event, row(event)]));
  const list = h("ol", { class: "pw-events" });
  const told = h("div", { class: "pw-told", role: "status" });
  const check = h("button", { type: "button", class: "pw-main", onclick: judge }, "Check the order");
  const actions = h("div", { class: "pw-actions" }, check);
  arrange();
  return [h("p", {}, "The earliest first."), list, told, actions];

  /** @param {any} event */
  function row(event) {
    const button = (word, by) =>
      h("button", { type: "button", "aria-label": `${word}: ${event.asked}`, onclick: () => move(event, by) }, word);
    const [up, down] = [button("Earlier", -1), button("Later", 1)];
    const buttons = h("span", { class: "pw-move" }, up, down);
    return { up, down, buttons, element: h("li", { class: "pw-event" }, h("span", {}, event.asked), buttons) };
  }

  function arrange() {
    list.replaceChildren(...order.map((event) => rows.get(event).element));
    order.forEach((event, place) => {
      rows.get(event).up.disabled = place === 0;
      rows.get(event).down.disabled = place === order.length - 1;
    });
  }

  /** @param {any} event @param {number} by */
  function move(event, by) {
    const to = order.indexOf(event) + by;
    order.splice(to - by, 1);
    order.splice(to, 0, event);
    arrange();
    const { up, down } = rows.get(event);
    const [pressed, other] = by < 0 ? [up, down] : [down, up];
    (pressed.disabled ? other : pressed).focus();
    told.textContent = `${event.asked}: now number ${to + 1} of ${order.length}.`;
  }

  function judge() {
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
