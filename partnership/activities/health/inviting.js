import { h, uniqueId } from "../view/dom.js";
import { button } from "../tools/fields.js";
import { toolFile } from "../tools/file.js";
import { WORD_TYPE, wordDocument } from "../tools/word.js";
import { answersIn, faultsInWords, together } from "./incoming.js";
import { linkOf } from "./link.js";
import { questionsOf } from "./reading.js";

/** The pieces of the work that an invitation holds. */
const ASKED = ["name", "purpose", "own"];

/**
 * Ask others: a file or a link that holds what is asked, or a form on paper.
 * @param {any} work @param {any} spec @param {any} out
 */
export function inviting(work, spec, out) {
  const form = () => formOf(work, spec);
  const invitation = () => {
    const { questions, own, name, purpose } = work.all();
    return toolFile(spec, { ...spec.empty, questions, own, name, purpose }, work.example, new Date());
  };
  return h(
    "div",
    {},
    h("p", {}, "Ask each person alone. Send the invitation by e-mail: whoever gets it opens this page on any device, brings it in at the foot of this tool, adds their own answers, and sends you the file that they save. Or hand out the form, and type the answers in here."),
    h("p", { class: "pw-note" }, "Tell people what it is for and who will see it, and that they may say no."),
    h(
      "div",
      { class: "pw-actions" },
      button("Save an invitation", () => out.looked(() => out.save("json", "application/json", invitation(), "invitation"), ASKED)),
      button("Save a form in Word", () => out.looked(() => out.save("docx", WORD_TYPE, wordDocument(spec.title, form()), "form"), ASKED)),
      out.print && button("Print a form", () => out.looked(() => out.print(form()), ASKED)),
    ),
    // In a notebook, which cannot print either, the address is that of somebody's own server.
    out.print && /^https?:$/.test(location.protocol) ? linking(work, out) : h("p", { class: "pw-small pw-linking" }, NO_LINK),
  );
}

const NO_LINK = "There is no invitation link here: a link needs the address of a page on the web, and this copy was opened from a folder or in a notebook. The invitation works everywhere.";
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** A link that opens this page with the same questions. @param {any} work @param {any} out */
function linking(work, out) {
  const name = uniqueId();
  const place = h("div", { role: "status" });

  async function copy() {
    const { link, fault } = linkOf(work.all(), location.origin + location.pathname);
    if (fault) return place.replaceChildren(h("p", { class: "pw-warning" }, fault));
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    const box = h("input", { id: name, type: "text", readonly: true, value: link, onfocus: () => box.select() });
    return place.replaceChildren(
      h("div", { class: "pw-field" }, h("label", { for: name }, `${copied ? "Copied. This is the link" : "Copy this link"}. After a change of what you ask, copy it again.`), box),
    );
  }

  return h(
    "div",
    { class: "pw-linking" },
    h("p", { class: "pw-small" }, "Or send a link, which opens this page with what you ask. It holds your questions, the name and what it is for, and nobody's answers; no server is told of them."),
    LOCAL.test(location.hostname) && h("p", { class: "pw-note" }, "This page comes from your own computer, so the link would open on it alone."),
    h("div", { class: "pw-actions" }, button("Copy an invitation link", () => out.looked(copy, ASKED))),
    place,
  );
}

/** An empty form. @param {any} work @param {any} spec @returns {any[][]} */
function formOf(work, spec) {
  const { name, purpose } = work.all();
  const scale = spec.scale.map(({ id, text }) => `${id} ${text}`).join("   ");
  return [
    ["h1", spec.title],
    ["p", name.trim()],
    ["p", purpose.trim()],
    ["p", spec.form.role],
    ["p", spec.form.how],
    ...questionsOf(work, spec).flatMap(({ text }, place) => [
      ["h3", `${place + 1}. ${text}`],
      ["p", `${scale}   ${spec.form.cannot}`],
      ["p", spec.form.saw],
      ["p", "\n"],
    ]),
  ].filter(([, content]) => content !== "");
}

/**
 * Bring in the answers of others, from one file or from several.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {any} out
 */
export function gathering(work, spec, redraw, out) {
  const name = uniqueId();
  const faults = h("div", { class: "pw-faults", role: "alert" });
  const input = /** @type {HTMLInputElement} */ (
    h("input", { id: name, type: "file", multiple: true, accept: ".json,.csv,.xlsx,application/json,text/csv", "data-key": "answers", onchange: chosen })
  );

  async function chosen() {
    const files = [...(input.files ?? [])];
    faults.replaceChildren();
    const found = [];
    for (const file of files) {
      try {
        found.push({ name: file.name, ...(await answersIn(file, work.all(), spec)) });
      } catch {
        found.push({ name: file.name, faults: ["it could not be opened"] });
      }
    }
    input.value = "";
    const bad = found.filter((one) => one.faults);
    if (bad.length) return tell(faultsInWords(bad));
    if (!found.length) return undefined;
    const { work: both, told, fault } = together(work.all(), found, statements(spec));
    if (fault) return tell([fault]);
    work.replace(both);
    redraw("answers");
    out.say([told, ...found.flatMap(({ name, notes = [] }) => notes.map((one) => `${name}: ${one}`))].join(" "));
    return undefined;
  }

  /** @param {string[]} lines */
  function tell(lines) {
    faults.replaceChildren(h("ul", { class: "pw-warning" }, ...lines.map((line) => h("li", {}, line))), h("p", {}, "Nothing here was changed."));
  }

  return h(
    "div",
    { class: "pw-bring" },
    h("label", { for: name }, "Bring in the answers of others: one file or several, saved here (.json) or as a table (.xlsx, .csv)"),
    h("p", { class: "pw-small" }, "What Microsoft Forms or Google Forms give you can be brought in as it is: a row for each person, a column for each statement. A table of your own may also have a row for each rating, with columns called Role, Who, Question, Rating and Example."),
    input,
    faults,
  );
}

/** The ids of all statements there are. @param {any} spec @returns {string[]} */
export function statements(spec) {
  return spec.sets.flatMap((set) => set.questions.map((one) => one.id));
}
