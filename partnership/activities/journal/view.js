import { asking } from "../view/asking.js";
import { h, uniqueId } from "../view/dom.js";
import { following } from "../view/following.js";
import { arranged } from "./arranging.js";
import { bringIn } from "./bring_in.js";
import { certificateAsked } from "./certificate.js";
import { contentsOf, marksOf, progressOf } from "./contents.js";
import { certificateOf, documentOf } from "./document.js";
import { notesIn } from "./notes.js";
import { orderings } from "./orderings.js";
import { section, writtenAside } from "./rows.js";
import { shelf } from "./shelf.js";
import { takingAway } from "./taking_away.js";
import { counted } from "./words.js";

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
  const notes = notesIn(spec, kept);
  const status = h("p", { class: "pw-status" });
  const summary = h("p", { class: "pw-summary", role: "status", tabindex: -1 });
  const nothing = h("p", { class: "pw-nothing" }, NOTHING);
  const bar = h("progress", { "aria-label": "Activities done" });
  const stage = h("div", { class: "pw-chapters" });
  const order = orderings(spec, notes, { changed: show, save });
  let shown = contentsOf(spec, kept());
  let noting = false;

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

  /** Keep a note and leave the page as it stands: the learner is in the middle of it. */
  function save(part, value) {
    noting = true;
    keep(notes.with(part, value), "Your note is kept.");
    noting = false;
    offer();
  }

  /** An empty file helps nobody, and who opens it later thinks that the work is lost. */
  function offer() {
    const some = Object.keys(kept()).length > 0;
    nothing.hidden = some;
    away.element.hidden = !some;
  }

  function tell() {
    const { done, of } = progressOf(shown);
    offer();
    bar.max = Math.max(of, 1);
    bar.value = done;
    summary.textContent = `You have done ${done} of ${counted(of, "activity", "activities")}.`;
  }

  function clearAll() {
    keep({}, "Everything is cleared.");
    order.refresh();
    summary.focus();
  }

  const sections = () => arranged(shown, order.chosen(), notes);

  function show() {
    shown = contentsOf(spec, kept());
    tell();
    stage.replaceChildren(
      ...sections().map((one) => section(one, spec, notes, save)),
      ...(shown.aside.length ? writtenAside(shown.aside) : []),
    );
  }

  const tellStatus = () => {
    const { kept: safe = true, text = "" } = model.get("status") ?? {};
    status.classList.toggle("pw-problem", !safe);
    status.textContent = text;
  };
  const { save: saveFile, ...away } = takingAway({
    spec,
    kept,
    summary,
    contents: () => shown,
    blocks: () => documentOf(sections(), { spec, notes, aside: shown.aside, now: new Date() }),
  });
  const certificate = certificateAsked(spec.certificate, (name, hours) => {
    if (!progressOf(shown).done) return "There is nothing to put on it yet. Do an activity first.";
    saveFile.word("my-certificate", certificateOf(shown, { spec, name, hours, now: new Date() }));
    return "";
  });
  el.append(
    h(
      "section",
      { class: "pw-activity pw-journal", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      h("p", { class: "pw-intro" }, spec.intro),
      summary,
      nothing,
      bar,
      away.element,
      bringIn({ here: kept, mark: marksOf(spec), spec, keep, summary }),
      certificate,
      order.element,
      stage,
      h("div", { class: "pw-keeping" }, status, ...asking(CLEARING, clearAll)),
    ),
  );
  show();
  tellStatus();
  const changed = () => {
    if (noting) return;
    const told = summary.textContent;
    show();
    order.refresh();
    if (told && !told.startsWith("You have done")) summary.textContent = told;
  };
  return following(model, { "change:responses": changed, "change:status": tellStatus });
}

const NOTHING =
  "Nothing is kept here yet. If you have worked in the course before, your work is still where you did it: on that device, in that browser, and on the web or in the folder from which you opened the course. A private window keeps nothing. Open it there, or save your journal there and bring the file in here.";

const CLEARING = {
  ask: "Clear everything",
  warning: "Clear every answer and everything you wrote, on every page? Save it first: this cannot be undone.",
  yes: "Yes, clear everything",
  no: "No, keep it",
};
