import { h } from "../view/dom.js";
import { finderOf } from "../reflect/identifiers.js";
import { counted } from "./words.js";

/** How many findings are listed; more would be a wall. */
const MOST = 8;

/**
 * Looks through what was written before it is shown to anybody, and asks. It never forbids.
 * @param {any} identifiers patterns and lists of the bank
 */
export function checking(identifiers) {
  const find = finderOf(identifiers);
  const element = h("div", { class: "pw-check" });

  return {
    element,

    /**
     * Do it at once where nothing is found; else ask first.
     * @param {{title: string, text: string}[]} texts @param {() => void} go
     */
    before(texts, go) {
      const findings = texts.flatMap(({ title, text }) => find(text).map((finding) => ({ ...finding, title })));
      element.replaceChildren();
      if (findings.length) ask(findings, go);
      else go();
    },
  };

  /** @param {any[]} findings @param {() => void} go */
  function ask(findings, go) {
    const from = document.activeElement;
    const heading = h("p", { class: "pw-summary", tabindex: -1 }, `Please look again: ${counted(findings.length, "thing", "things")} in your writing might identify someone.`);
    const rows = findings.slice(0, MOST).map(({ title, text, looksLike }) => h("li", {}, `In “${title}”: “${text}” looks like ${looksLike}.`));
    const more = findings.length - MOST;
    const close = () => {
      element.replaceChildren();
      from?.focus();
    };
    element.replaceChildren(
      h(
        "div",
        { class: "pw-note", role: "group", "aria-label": "Before you save" },
        heading,
        h("ul", {}, ...rows),
        more > 0 && h("p", {}, `And ${more} more.`),
        h("p", { class: "pw-about" }, "You decide: a role or another detail often does as well. This check runs on your device, and it misses things."),
        h("div", { class: "pw-actions" }, h("button", { type: "button", onclick: () => (close(), go()) }, "It is fine: go on"), h("button", { type: "button", onclick: close }, "Not yet")),
      ),
    );
    heading.focus();
  }
}
