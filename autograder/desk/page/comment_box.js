// @ts-check
/** A box for a comment, with sentences used before offered as one writes. */
import { current, matching } from "./bank.js";
import { h } from "./dom.js";

let count = 0;

/**
 * @param {object} to
 * @param {string} to.label
 * @param {() => import("./bank.js").Kept[]} to.bank
 * @param {(text: string) => void} to.write
 */
export function commentBox({ label, bank, write }) {
  const id = `comment-${(count += 1)}`;
  const list = h("ul", { id: `${id}-list`, role: "listbox", class: "offers", "aria-label": "Sentences used before", hidden: true });
  const heard = h("span", { class: "only-heard", role: "status" });
  const box = /** @type {HTMLTextAreaElement} */ (
    h("textarea", { id, rows: 2, maxlength: 10000, autocomplete: "off", "aria-autocomplete": "list", "aria-controls": `${id}-list` })
  );
  /** @type {import("./bank.js").Kept[]} */
  let offered = [];
  let chosen = -1;

  const element = h("div", { class: "comment" }, h("label", { for: id }, label), box, list, heard);
  const shape = () => element.classList.toggle("has-text", box.value !== "");
  const close = () => {
    offered = [];
    chosen = -1;
    list.hidden = true;
    list.replaceChildren();
    heard.textContent = "";
    box.removeAttribute("aria-activedescendant");
  };
  const mark = () => {
    for (const [place, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(place === chosen));
    if (chosen < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `${id}-${chosen}`);
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const insert = (/** @type {number} */ place) => {
    const [start, end] = current(box.value, box.selectionStart);
    box.setRangeText(`${offered[place].text} `, start, end, "end");
    close();
    write(box.value);
    box.focus();
  };
  const offer = () => {
    const [start, end] = current(box.value, box.selectionStart);
    const found = matching(bank(), box.value.slice(start, end));
    close();
    offered = found;
    if (!found.length) return;
    list.replaceChildren(...found.map(({ text, uses }, place) =>
      h("li", { id: `${id}-${place}`, role: "option", "aria-selected": "false",
        // Before the box loses the focus, which closes the list.
        onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => insert(place) },
        text, " ", h("span", { class: "uses" }, uses === 1 ? "used once" : `used ${uses} times`))));
    list.hidden = false;
    list.scrollIntoView({ block: "nearest" });
    heard.textContent = `${found.length} used before. Down arrow to choose.`;
  };

  box.addEventListener("input", () => {
    write(box.value);
    offer();
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way) {
      chosen = (chosen + way + offered.length + 1) % (offered.length + 1);
      if (chosen === offered.length) chosen = -1;
      mark();
    } else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) insert(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    element,
    box,
    focus: () => box.focus(),
    /** @param {string} text */
    show: (text) => {
      if (box.value !== text) box.value = text;
      shape();
    },
  };
}
