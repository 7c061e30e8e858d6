import { h, uniqueId } from "../view/dom.js";
import { following } from "../view/following.js";
import { keeping } from "../view/keeping.js";
import { outdatedNote } from "../view/outdated.js";
import { responsesIn } from "../view/responses.js";
import { bringIn } from "./bring_in.js";
import { button } from "./fields.js";
import { gently } from "./gently.js";
import { goTo } from "./going.js";
import { noting } from "./noting.js";
import { taking } from "./taking.js";
import { placeInWords, textsIn } from "./texts.js";
import { exampleWork, ownWork } from "./work.js";

/**
 * What every tool shows around its own controls.
 *
 * A tool is `{ draw, report, sheets, results?, passed?, merge?, arriving?, place? }`. `draw(work, spec, redraw, out)` returns the controls
 * for some work; `redraw(key)` draws them anew and puts the focus on the element with that
 * `data-key`; `out` has `save(ending, type, content, name)`, `print(blocks)`, `looked(go, pieces)`
 * and `say(text)`. `report(work, spec)` returns blocks (`report.js`), `sheets(spec)` how
 * the work stands in a spreadsheet, out and in (`sheets.js`); `results(work, spec)` are tables that only tell, `passed`
 * their names. A tool that brings tables in by other rules has `tables(work, spec)` instead. `merge` is `{ label, of(mine, theirs, spec) }`, which returns
 * `{ work, told }` or `{ fault }`. `arriving(spec)` returns the same for an invitation in the page's
 * address, or null. `place(path, work, spec)` says where a text of the work stands: `{ label, open?,
 * key?, away? }`, see `textsToLookAt`.
 * @param {{model: any, el: HTMLElement}} context
 * @param {{draw: Function, report: Function, sheets?: Function, tables?: Function, merge?: any, arriving?: Function}} tool
 */
export function frame({ model, el }, tool) {
  const spec = model.get("spec");
  const own = ownWork(model, spec);
  const title = uniqueId();
  let shown = own;
  let writing = false;

  const told = h("p", { class: "pw-summary", role: "status", tabindex: -1 });
  const stage = h("div", { class: "pw-work" });
  const look = button("Look at a worked example", () => turn(true));
  const leave = button("Leave the example", () => turn(false), { main: true });
  const banner = h(
    "div",
    { class: "pw-example", role: "group", "aria-label": "A worked example", hidden: true },
    h("p", {}, h("strong", {}, "A worked example. "), spec.example.about, " Try what you like: nothing in it is kept."),
    leave,
  );
  const find = gently(spec, own.fine);
  const notes = noting(stage, { find, accept }, () => !shown.example);
  const taken = taking(spec, tool, () => shown, say, { find, texts: textsToLookAt });

  /** Nobody is asked twice about a text, as long as it stands there. @param {string} text */
  function accept(text) {
    writing = true;
    own.callFine(text);
    writing = false;
  }

  /** @param {string} text */
  function say(text) {
    told.textContent = text;
  }

  /**
   * What somebody wrote in some pieces of the work, with where it stands and a way to go there. A tool
   * names the place; `open` brings it into view, `key` is what is near it where it has no box, and
   * what is `away`, as in a round that is over, cannot be gone to.
   * @param {string[]} pieces
   */
  function textsToLookAt(pieces) {
    const all = shown.example ? {} : Object.fromEntries(pieces.map((name) => [name, shown.get(name)]));
    return textsIn(spec.shape, all).map(({ path, text }) => {
      const { label = placeInWords(path), open, key, away } = tool.place?.(path, shown, spec) ?? {};
      const show = (found) => {
        open?.();
        draw();
        if (!goTo(stage, text, found, key)) say(`That is kept here and not shown now: ${label}.`);
      };
      return { title: label, text, show: away ? undefined : show };
    });
  }

  /** The work, which tells the report whenever it changes. */
  function watched() {
    const work = shown;
    return {
      ...work,
      set(name, value) {
        writing = true;
        work.set(name, value);
        writing = false;
        taken.refresh();
      },
    };
  }

  /** @param {string} [key] */
  function draw(key) {
    stage.replaceChildren(tool.draw(watched(), spec, draw, { ...taken, say }));
    notes.all();
    taken.refresh();
    if (key) /** @type {HTMLElement | null} */ (stage.querySelector(`[data-key="${key}"]`))?.focus();
  }

  /** @param {boolean} example */
  function turn(example) {
    shown = example ? exampleWork(spec) : own;
    banner.hidden = !example;
    look.hidden = example;
    draw();
    say(example ? "This is the worked example." : "This is your own work again.");
    (example ? leave : look).focus();
  }

  function clear() {
    own.clear();
    if (shown.example) turn(false);
    else draw();
    say("Your work here is deleted.");
    told.focus();
  }

  const incoming = bringIn(spec, tool, own, (text) => {
    if (shown.example) turn(false);
    else draw();
    say(text);
    told.focus();
  });

  function arrive() {
    const found = tool.arriving?.(spec);
    if (found) incoming.offer(found, "invitation");
  }

  const chapters = Object.entries(spec.pages).map(([, page]) => page).filter(Boolean);
  const place = h(
    "section",
    { class: "pw-activity pw-tool", "aria-labelledby": title },
    h("h3", { id: title, class: "pw-title" }, spec.title),
    h("p", { class: "pw-intro" }, spec.intro),
    outdatedNote(responsesIn(model), spec.pieces),
    h("p", {}, spec.idea),
    h(
      "p",
      { class: "pw-small" },
      `After: ${spec.sources.join("; ")}. `,
      ...chapters.flatMap((page) => ["The chapter that teaches it: ", h("a", { href: page.href }, page.title), "."]),
    ),
    h("p", { class: "pw-note" }, spec.reminder),
    h("div", { class: "pw-actions" }, look),
    banner,
    stage,
    notes.element,
    told,
    taken.element,
    incoming.element,
    h("h4", {}, "What this cannot tell you"),
    h("ul", {}, ...spec.cannotTell.map((text) => h("li", {}, text))),
    keeping(model, clear, CLEARING),
  );
  el.append(place);
  draw();

  const changed = () => {
    if (!writing && !shown.example) draw();
  };
  const stop = following(model, { "change:responses": changed });
  globalThis.addEventListener("hashchange", arrive);
  arrive();
  return () => {
    stop();
    globalThis.removeEventListener("hashchange", arrive);
  };
}

const CLEARING = {
  ask: "Delete my work here",
  warning: "Delete all your work in this tool? Save it first: this cannot be undone.",
  yes: "Yes, delete it",
  no: "No, keep it",
};
