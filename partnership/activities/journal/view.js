import { asking } from "../view/asking.js";
import { h, uniqueId } from "../view/dom.js";
import { bringIn } from "./bring_in.js";
import { contentsOf, marksOf, progressOf } from "./contents.js";
import { journalFile } from "./file.js";
import { asHtml, asMarkdown } from "./readable.js";
import { shelf } from "./shelf.js";
import { counted, stateOf, whenOf } from "./words.js";

/** Where a page keeps the answers of this activity: they are those of all the others. */
export const storage = shelf;

/**
 * Show everything a learner wrote and did, with ways to keep it, take it away and bring it back.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const title = uniqueId();
  const kept = () => model.get("responses") ?? {};
  const status = h("p", { class: "pw-status" });
  const summary = h("p", { class: "pw-summary", role: "status", tabindex: -1 });
  const bar = h("progress", { "aria-label": "Activities done" });
  const stage = h("div", { class: "pw-chapters" });
  let shown = contentsOf(spec, kept());

  /** @param {Record<string, any>} value @param {string} told @returns {boolean} */
  function keep(value, told) {
    const before = kept();
    model.set("responses", value);
    model.save_changes();
    const safe = (model.get("status") ?? {}).kept !== false;
    if (!safe) model.set("responses", before);
    summary.textContent = safe
      ? told
      : "There is no room for that on this device, so nothing was changed. Save your journal, then clear something.";
    return safe;
  }

  /** @param {string} ending @param {string} type @param {string} text */
  function save(ending, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    h("a", { href: url, download: `my-journal-${new Date().toISOString().slice(0, 10)}.${ending}` }).click();
    URL.revokeObjectURL(url);
    summary.textContent = "Saved. Look for it among your downloads.";
  }

  function tell() {
    const { done, of } = progressOf(shown);
    bar.max = Math.max(of, 1);
    bar.value = done;
    summary.textContent = `You have done ${done} of ${counted(of, "activity", "activities")}.`;
  }

  function clearAll() {
    keep({}, "Everything is cleared.");
    summary.focus();
  }

  function show() {
    shown = contentsOf(spec, kept());
    tell();
    stage.replaceChildren(
      ...shown.pages.map(chapter),
      ...(shown.aside.length ? [h("h4", {}, "Set aside, because the question has changed"), written(shown.aside)] : []),
    );
  }

  const tellStatus = () => {
    const { kept: safe = true, text = "" } = model.get("status") ?? {};
    status.classList.toggle("pw-problem", !safe);
    status.textContent = text;
  };
  const button = (text, onclick, look) => h("button", { type: "button", onclick, class: look }, text);
  const everything = () => journalFile(kept(), spec.course, new Date());
  const readable = (make) => make(shown, spec.course, new Date());
  el.append(
    h(
      "section",
      { class: "pw-activity pw-journal", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      h("p", { class: "pw-intro" }, spec.intro),
      summary,
      bar,
      h(
        "div",
        { class: "pw-actions" },
        button("Save everything as one file", () => save("json", "application/json", everything()), "pw-main"),
        button("Save to read (web page)", () => save("html", "text/html", readable(asHtml))),
        button("Save to edit (Markdown)", () => save("md", "text/markdown", readable(asMarkdown))),
        Object.values(spec.pages).some(Boolean) && button("Print", () => globalThis.print()),
      ),
      bringIn({ here: kept, mark: marksOf(spec), spec, keep, summary }),
      stage,
      h("div", { class: "pw-keeping" }, status, ...asking(CLEARING, clearAll)),
    ),
  );
  show();
  tellStatus();
  const changed = () => {
    const told = summary.textContent;
    show();
    if (told && !told.startsWith("You have done")) summary.textContent = told;
  };
  model.on("change:responses", changed);
  model.on("change:status", tellStatus);
  return () => {
    model.off("change:responses", changed);
    model.off("change:status", tellStatus);
  };
}

const CLEARING = {
  ask: "Clear everything",
  warning: "Clear every answer and everything you wrote, on every page? Save it first: this cannot be undone.",
  yes: "Yes, clear everything",
  no: "No, keep it",
};

/** @param {any} page */
function chapter(page) {
  const heading = page.href ? h("a", { href: page.href }, page.title) : page.title;
  return h("section", {}, h("h4", {}, heading), h("ul", { class: "pw-done" }, ...page.activities.map((one) => row(one, page))));
}

/** @param {any} one @param {any} page */
function row(one, page) {
  const mark = { done: "✓", begun: "…", new: "○" }[one.state];
  return h(
    "li",
    { class: `pw-is-${one.state}` },
    h("span", { "aria-hidden": "true", class: "pw-mark" }, mark),
    page.href ? h("a", { href: `${page.href}#activity-${one.id}` }, one.title) : one.title,
    h("span", { class: "pw-outcome" }, ` ${stateOf(one)}`),
    one.said.length > 0 && written(one.said),
  );
}

/** @param {any[]} all */
function written(all) {
  return h(
    "dl",
    { class: "pw-written" },
    ...all.flatMap(({ title, text, at }) => [
      h("dt", {}, title || "What you wrote", h("span", { class: "pw-outcome" }, ` ${whenOf(at)}`)),
      h("dd", {}, text),
    ]),
  );
}
