import { h } from "../view/dom.js";
import { changed } from "./changed.js";
import { changesOf, read } from "./changes.js";

/**
 * What is in a version, folded, and what changed since. A record is another document: nothing of it
 * changes afterwards.
 * @param {any} spec @param {any} version @param {string} called @param {() => Record<string, string>} now the answers as they are
 * @returns {{element: HTMLElement, refresh: () => void}} `refresh` for when an answer has changed
 */
export function inside(spec, version, called, now) {
  const follows = spec.keeps === "version";
  const words = follows ? "What is in it, and what changed since" : "What is in it";
  const place = h("div", {});
  const element = h("details", { class: "pw-inside", ontoggle: refresh }, h("summary", { "aria-label": `${words}: ${called}` }, words), place);
  return { element, refresh };

  function refresh() {
    if (!element.open) return;
    const since = follows ? [h("h5", {}, "What changed since"), ...changed(changesOf(spec, version.answers, now()))] : [];
    place.replaceChildren(...spec.sections.flatMap((section) => sectionOf(section, version.answers)), ...since);
  }
}

/** @param {any} section @param {Record<string, string>} answers @returns {HTMLElement[]} */
function sectionOf({ title, fields }, answers) {
  const written = fields.map((field) => [field.label, read(field, answers[field.id])]).filter(([, text]) => text);
  if (!written.length) return [];
  return [h("h5", {}, title), h("dl", {}, ...written.flatMap(([label, text]) => [h("dt", {}, label), h("dd", {}, text)]))];
}
