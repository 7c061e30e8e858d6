import { h, uniqueId } from "../view/dom.js";
import { button } from "../tools/fields.js";
import { toolFile } from "../tools/file.js";
import { WORD_TYPE, wordDocument } from "../tools/word.js";
import { answersIn, faultsInWords, together } from "./incoming.js";
import { questionsOf } from "./reading.js";

/**
 * Ask others: a file that holds what is asked, or a form on paper.
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
      button("Save an invitation", () => out.save("json", "application/json", invitation(), "invitation")),
      button("Save a form in Word", () => out.save("docx", WORD_TYPE, wordDocument(spec.title, form()), "form")),
      out.print && button("Print a form", () => out.print(form())),
    ),
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
    ["p", "Your role (chair, lead officer, member):"],
    ["p", "Ring a number, and say what you saw. “I cannot say” is an answer too. Leave out the names of children and families."],
    ...questionsOf(work, spec).flatMap(({ text }, place) => [
      ["h3", `${place + 1}. ${text}`],
      ["p", `${scale}   I cannot say`],
      ["p", "What did you see that makes it so?"],
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
    h("input", { id: name, type: "file", multiple: true, accept: ".json,.csv,application/json,text/csv", "data-key": "answers", onchange: chosen })
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
    out.say(told);
    return undefined;
  }

  /** @param {string[]} lines */
  function tell(lines) {
    faults.replaceChildren(h("ul", { class: "pw-warning" }, ...lines.map((line) => h("li", {}, line))), h("p", {}, "Nothing here was changed."));
  }

  return h(
    "div",
    { class: "pw-bring" },
    h("label", { for: name }, "Bring in the answers of others: one file or several, saved here (.json) or as a table (.csv)"),
    h("p", { class: "pw-small" }, "A table has a row for each rating, and columns called Role, Who, Question, Rating and Example. Save your own as a table to see how it looks."),
    input,
    faults,
  );
}

/** The ids of all statements there are. @param {any} spec @returns {string[]} */
export function statements(spec) {
  return spec.sets.flatMap((set) => set.questions.map((one) => one.id));
}
