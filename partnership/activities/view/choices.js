import { h, uniqueId } from "./dom.js";

/**
 * One native radio button or checkbox in a label that is large enough for a finger.
 * @param {Record<string, any>} input the attributes of the control
 * @param {string} look the class of the label
 * @param {string} text
 */
export function choice(input, look, text) {
  return h("label", { class: look }, h("input", input), h("span", {}, text));
}

/**
 * A group of radio buttons, one for each thing.
 * @param {{id: string, text?: string, label?: string}[]} things
 * @param {unknown} chosen the id of the one that is chosen
 * @param {(id: string) => void} change
 * @param {string} [look]
 */
export function radios(things, chosen, change, look = "pw-option") {
  const name = uniqueId();
  return things.map(({ id, text, label }) =>
    choice({ type: "radio", name, value: id, checked: id === chosen, onchange: () => change(id) }, look, text ?? label),
  );
}

/**
 * Checkboxes, one for each thing.
 * @param {{id: string, text?: string, label?: string}[]} things
 * @param {string[]} ticked the ids of those that are ticked
 * @param {(ids: string[]) => void} change called with all that are ticked, in the order of `things`
 * @param {string} [look]
 */
export function checkboxes(things, ticked, change, look = "pw-option") {
  const now = new Set(ticked);
  return things.map(({ id, text, label }) => {
    const onchange = () => {
      if (!now.delete(id)) now.add(id);
      change(things.map((thing) => thing.id).filter((one) => now.has(one)));
    };
    return choice({ type: "checkbox", value: id, checked: now.has(id), onchange }, look, text ?? label);
  });
}

/**
 * A card with its own controls, whose text names them.
 * @param {string} text @param {Node[]} controls
 */
export function cardField(text, controls) {
  return h("fieldset", { class: "pw-card" }, h("legend", {}, text), h("div", { class: "pw-choices" }, ...controls));
}
