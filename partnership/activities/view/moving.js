import { h } from "./dom.js";

/**
 * A list of things that are put in order, each with two buttons that move it.
 * @param {any[]} things @param {{up: string, down: string, list: string, row: string}} look words and classes
 * @param {(thing: any) => string} textOf
 * @param {(said: string) => void} moved called with what to say of it
 * @returns {{list: HTMLElement, order: () => any[]}}
 */
export function moving(things, look, textOf, moved) {
  const order = [...things];
  const rows = new Map(things.map((thing) => [thing, row(thing)]));
  const list = h("ol", { class: look.list });
  arrange();
  return { list, order: () => [...order] };

  /** @param {any} thing */
  function row(thing) {
    const button = (word, by) =>
      h("button", { type: "button", "aria-label": `${word}: ${textOf(thing)}`, onclick: () => move(thing, by) }, word);
    const [up, down] = [button(look.up, -1), button(look.down, 1)];
    const buttons = h("span", { class: "pw-move" }, up, down);
    return { up, down, element: h("li", { class: look.row }, h("span", {}, textOf(thing)), buttons) };
  }

  function arrange() {
    list.replaceChildren(...order.map((thing) => rows.get(thing).element));
    order.forEach((thing, place) => {
      rows.get(thing).up.disabled = place === 0;
      rows.get(thing).down.disabled = place === order.length - 1;
    });
  }

  /** @param {any} thing @param {number} by */
  function move(thing, by) {
    const to = order.indexOf(thing) + by;
    order.splice(to - by, 1);
    order.splice(to, 0, thing);
    arrange();
    const { up, down } = rows.get(thing);
    // A button that cannot be used any more cannot hold the focus, which stays with the thing.
    const [pressed, other] = by < 0 ? [up, down] : [down, up];
    (pressed.disabled ? other : pressed).focus();
    moved(`${textOf(thing)}: now number ${to + 1} of ${order.length}.`);
  }
}
