import { h } from "../view/dom.js";
import { finderOf } from "./identifiers.js";

/** How long the learner must pause before the text is looked at, in milliseconds. */
const PAUSE = 1200;

/** How many findings are listed; more would be a wall. */
const MOST = 5;

/**
 * Points at what might identify somebody. It never stops anyone from writing.
 * @param {any} identifiers patterns and lists of the bank
 * @param {() => {area: HTMLTextAreaElement, text: () => string}[]} boxes those that are shown now
 * @param {{texts: () => string[], add: (text: string) => void}} fine what the learner has called fine
 */
export function watching(identifiers, boxes, fine) {
  const find = finderOf(identifiers);
  let waiting = 0;
  const summary = h("p", { class: "pw-watch-summary", role: "status", tabindex: -1 });
  const list = h("ul", {});
  const more = h("p", {});
  const advice = h(
    "p",
    { class: "pw-about" },
    "You decide: a role or another detail often does as well. This check runs on your device, and it misses things.",
  );
  const rest = h("div", {}, list, more, advice);
  const element = h("div", { class: "pw-watch" }, summary, rest);

  function look() {
    clearTimeout(waiting);
    const findings = boxes()
      .flatMap((box) => find(box.text()).map((finding) => ({ ...finding, box })))
      .filter((finding) => !fine.texts().includes(finding.text));
    const count = findings.length === 1 ? "1 thing" : `${findings.length} things`;
    const text = findings.length ? `Please look again: ${count} here might identify someone.` : "";
    if (summary.textContent !== text) summary.textContent = text;
    element.classList.toggle("pw-note", findings.length > 0);
    rest.hidden = findings.length === 0;
    list.replaceChildren(...findings.slice(0, MOST).map(row));
    more.textContent = findings.length > MOST ? `And ${findings.length - MOST} more.` : "";
    more.hidden = findings.length <= MOST;
  }

  /** @param {any} finding */
  function row({ box, start, text, looksLike }) {
    return h(
      "li",
      {},
      h("span", {}, `\u201c${text}\u201d looks like ${looksLike}. `),
      h("button", { type: "button", class: "pw-quiet", onclick: showIt, "aria-label": `Show me ${text}` }, "Show me"),
      h("button", { type: "button", class: "pw-quiet", onclick: leaveIt, "aria-label": `It is fine: ${text}` }, "It is fine"),
    );

    function showIt() {
      box.area.focus();
      box.area.setSelectionRange(start, start + text.length);
    }

    function leaveIt() {
      fine.add(text);
      look();
      (list.querySelector("button") ?? box.area).focus();
    }
  }

  rest.hidden = true;
  return {
    element,
    look,
    soon() {
      clearTimeout(waiting);
      waiting = setTimeout(look, PAUSE);
    },
    stop: () => clearTimeout(waiting),
  };
}
