import { BOXES } from "./noting.js";

/**
 * Put the focus where a text stands, and mark the piece of it that was found.
 * @param {HTMLElement} stage @param {string} text @param {{text: string, start: number}} found
 * @param {string | undefined} key of what is near it, where it has no box
 * @returns {boolean} whether it is there
 */
export function goTo(stage, text, found, key) {
  const plain = (one) => one.replace(/\r\n?/g, "\n");
  const boxes = /** @type {HTMLInputElement[]} */ ([...stage.querySelectorAll(BOXES)]);
  const box = boxes.find((one) => one.value === plain(text));
  const listed = [...stage.querySelectorAll("li")].find((one) => one.textContent.includes(found.text));
  const target = box ?? /** @type {HTMLElement | null} */ (stage.querySelector(`[data-key="${key}"]`) ?? listed?.querySelector("button"));
  if (!target) return false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.focus();
  // What was found has the same place in the box, unless the lines above it ended otherwise.
  if (box) box.setSelectionRange(plain(text.slice(0, found.start)).length, plain(text.slice(0, found.start)).length + found.text.length);
  return true;
}
