import { h } from "./dom.js";

/** How many findings are listed; more would be a wall. */
const MOST = 8;

/**
 * Looks through what was written before it is shown to anybody, and asks. It never forbids.
 * @param {(text: string) => {text: string, looksLike: string, start: number}[]} find
 */
export function checking(find) {
  const element = h("div", { class: "pw-check" });

  return {
    element,

    /**
     * Do it at once where nothing is found; else ask first. A text with `show` can be gone to; one
     * with `by` is looked through by that.
     * @param {{title: string, text: string, show?: (finding: any) => void, by?: typeof find}[]} texts
     * @param {() => void} go
     */
    before(texts, go) {
      const findings = texts.flatMap(({ title, text, show, by = find }) => by(text).map((finding) => ({ ...finding, title, show })));
      element.replaceChildren();
      if (findings.length) ask(findings, go);
      else go();
    },
  };

  /** @param {any[]} findings @param {() => void} go */
  function ask(findings, go) {
    const from = document.activeElement;
    const count = findings.length === 1 ? "1 thing" : `${findings.length} things`;
    const heading = h("p", { class: "pw-summary", tabindex: -1 }, `Please look again: ${count} in your writing might identify someone.`);
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
        h("ul", {}, ...findings.slice(0, MOST).map((one) => row(one, close))),
        more > 0 && h("p", {}, `And ${more} more.`),
        h("p", { class: "pw-about" }, "You decide: a role or another detail often does as well. This check runs on your device, and it misses things."),
        h("div", { class: "pw-actions" }, h("button", { type: "button", onclick: () => (close(), go()) }, "It is fine: go on"), h("button", { type: "button", onclick: close }, "Not yet")),
      ),
    );
    heading.focus();
  }

  /** @param {any} finding @param {() => void} close */
  function row({ title, text, looksLike, start, show }, close) {
    const there = () => (close(), show({ text, start }));
    return h(
      "li",
      {},
      `In “${title}”: “${text}” looks like ${looksLike}. `,
      show && h("button", { type: "button", class: "pw-quiet", "aria-label": `Go there: ${text}, in ${title}`, onclick: there }, "Go there"),
    );
  }
}
