// @ts-check
/** What a student wrote, and what a marker should know before marking it. */
import { h } from "./dom.js";
import { said } from "./scale.js";

/**
 * Put a student's words on the page. The server has made them safe, the page's policy allows no
 * script and no image, and a browser that can clean markup itself does so once more.
 * @param {string} html
 * @returns {HTMLElement}
 */
export function studentText(html) {
  const place = /** @type {any} */ (h("div", { class: "student", dir: "auto" }));
  if (place.setHTML) place.setHTML(html);
  else place.innerHTML = html;
  for (const link of place.querySelectorAll("a")) {
    // Where it leads is shown, and nobody gets there by a slip of the hand while marking.
    const address = link.getAttribute("href") ?? "";
    link.replaceWith(h("span", { class: "link" }, link.textContent, address ? ` (${address})` : ""));
  }
  return place;
}

/** @param {string} kind @param {...(Node | string | null | false)} children */
export const notice = (kind, ...children) => h("div", { class: `notice ${kind}` }, ...children);

/**
 * @param {any} answer as the server sent it
 * @param {{take: (given: any) => void}} doing
 * @returns {HTMLElement[]}
 */
export function response(answer, doing) {
  const parts = notices(answer, doing);
  parts.push(studentText(answer.html));
  if (answer.auto.length) parts.push(machine(answer.auto));
  return parts;
}

/** @param {any} answer @param {{take: (given: any) => void}} doing */
function notices(answer, doing) {
  const parts = [];
  if (!answer.words) parts.push(notice("plain", h("p", {}, `There is no text: ${answer.missing || "nothing was written"}.`)));
  if (answer.confidential.length) {
    parts.push(notice("careful",
      h("p", {}, h("strong", {}, "This may identify somebody. "),
        "Take no marks off for it and do not copy it into a comment. Press Flag, so that the module leader sees it."),
      h("ul", {}, ...answer.confidential.map((/** @type {string} */ what) => h("li", {}, what)))));
  }
  if (answer.look_at.length) {
    parts.push(notice("careful",
      h("p", {}, h("strong", {}, "Read this notebook's code. "),
        "What it uses is seldom needed, and could change the marks of its own tests. No marks were changed for it."),
      h("ul", {}, ...answer.look_at.map((/** @type {string} */ what) => h("li", {}, what)))));
  }
  for (const { who, because } of answer.flags) {
    parts.push(notice("flagged", h("p", {}, h("strong", {}, `Flagged by ${who}`), because ? `: ${because}` : "")));
  }
  if (answer.outdated) {
    parts.push(notice("plain", h("p", {}, "The rubric has changed since this was marked. The marks stand as they were given until you give new ones.")));
  }
  if (answer.others.length) parts.push(given(answer, doing));
  return parts;
}

/** @param {any} answer @param {{take: (given: any) => void}} doing */
function given(answer, doing) {
  return notice(answer.conflict ? "careful" : "plain",
    answer.conflict && h("p", {}, h("strong", {}, "Two people have marked this in the same role. "),
      "Both marks are kept. It counts as decided when one of you saves marks after seeing the other's."),
    h("table", { class: "given-marks" },
      h("caption", {}, "Marks given so far"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "By"), h("th", { scope: "col" }, "Marks"), h("th", { scope: "col" }, "Comment"), h("th", { scope: "col" }, "Use"))),
      h("tbody", {}, ...answer.others.map((/** @type {any} */ other) =>
        h("tr", {},
          h("th", { scope: "row" }, `${other.who} (${other.role})`),
          h("td", {}, `${said(other.total)}: `, Object.entries(other.given.marks).map(([name, marks]) => `${name} ${said(marks)}`).join(", ")),
          h("td", {}, other.given.comment || "none"),
          h("td", {}, h("button", { type: "button", onclick: () => doing.take(other.given) }, "Start from these")))))));
}

/** @param {{name: string, score: number, most: number}[]} auto */
function machine(auto) {
  return h("details", { class: "machine" },
    h("summary", {}, "What the tests found in the rest of this assignment"),
    h("ul", {}, ...auto.map(({ name, score, most }) => h("li", {}, `${name}: ${said(score)} of ${said(most)}`))));
}
