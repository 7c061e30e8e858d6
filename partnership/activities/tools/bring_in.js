import { h, uniqueId } from "../view/dom.js";
import { button } from "./fields.js";
import { LARGEST, readToolFile } from "./file.js";
import { otherKind } from "./other_kind.js";
import { readTables } from "./sheets.js";
import { textOf } from "./text_file.js";

/**
 * Bring saved work back. Where something is here already, it is asked what becomes of it.
 * @param {any} spec @param {any} tool @param {any} work one's own
 * @param {(text: string) => void} done called when it is here, with what to say
 * @returns `element`, and `offer` for work that comes in another way than as a file
 */
export function bringIn(spec, tool, work, done) {
  const [name, about] = [uniqueId(), uniqueId()];
  const warning = h("p", { class: "pw-warning", role: "alert", tabindex: -1 });
  const question = h("div", {});
  const input = /** @type {HTMLInputElement} */ (
    h("input", { id: name, type: "file", accept: tool.sheets ? ".json,.csv,application/json,text/csv" : ".json,application/json", "aria-describedby": tool.sheets ? about : null, onchange: chosen })
  );

  async function chosen() {
    const file = input.files?.[0];
    empty();
    if (!file) return;
    let found;
    if (tool.sheets && /[.](csv|tsv|txt)$/i.test(file.name)) {
      input.value = "";
      return settle(await fromTable(file, tool, spec), "table");
    }
    try {
      // Its size is known before it is read: a huge one is never loaded.
      const bytes = file.size > LARGEST ? new ArrayBuffer(LARGEST + 1) : await file.arrayBuffer();
      found = readToolFile(bytes, spec);
    } catch {
      found = { fault: "That file could not be opened. Nothing here was changed. Try again." };
    }
    input.value = "";
    const kind = found.fault && otherKind(file.name);
    settle(kind ? { fault: notThat(kind, tool) } : found, "file");
  }

  function empty() {
    warning.textContent = "";
    question.replaceChildren();
  }

  /** @param {{work?: any, fault?: string, told?: string}} found @param {string} what it is */
  function settle({ work: theirs, fault, told = "Brought in." }, what) {
    if (fault) warning.textContent = fault;
    else if (work.begun()) ask(theirs, what);
    else take(theirs, told);
  }

  /** @param {{work?: any, fault?: string, told?: string}} found @param {string} what it is */
  function offer(found, what) {
    empty();
    settle(found, what);
    // Whoever opened a link is at the top of the page, and not here.
    if (found.fault) warning.focus();
  }

  /** @param {any} theirs @param {string} what it is */
  function ask(theirs, what) {
    const heading = h("p", { class: "pw-summary", tabindex: -1 }, "There is work of yours here already. What should become of it?");
    question.replaceChildren(
      heading,
      h(
        "div",
        { class: "pw-actions" },
        tool.merge && button(tool.merge.label, () => add(theirs), { main: true }),
        button(`Put the ${what} in its place`, () => take(theirs, "Brought in, in place of what was here.")),
        button("Leave it as it is", () => finish("Nothing was changed.")),
      ),
    );
    heading.focus();
  }

  /** @param {any} theirs */
  function add(theirs) {
    const { work: both, told, fault } = tool.merge.of(work.all(), theirs, spec);
    if (fault) {
      question.replaceChildren();
      warning.textContent = `${fault} Nothing here was changed.`;
    } else take(both, told);
  }

  /** @param {any} found @param {string} told */
  function take(found, told) {
    work.replace(found);
    finish(told);
  }

  /** @param {string} text */
  function finish(text) {
    question.replaceChildren();
    done(text);
  }

  return { offer, element: h("div", { class: "pw-bring" }, h("label", { for: name }, "Bring in a saved file "), tool.sheets && h("span", { id: about, class: "pw-hint" }, HINT), input, warning, question) };
}

const HINT = "The file to bring back (.json), or the table (.csv), also one that you changed in a spreadsheet. In Excel, choose Save as, CSV UTF-8.";

/** @param {string} kind @param {any} tool */
function notThat(kind, tool) {
  const instead = tool.sheets && kind === "an Excel workbook" ? "Open it in Excel, choose Save as, CSV UTF-8, and bring in that." : `Choose the file that “Save as a file to bring back” gave${tool.sheets ? ", which ends in .json, or a table, which ends in .csv" : ". It ends in .json"}.`;
  return `That is ${kind}, which cannot be brought in here. Nothing here was changed. ${instead}`;
}

/** @param {File} file @param {any} tool @param {any} spec @returns {Promise<{work?: any, fault?: string}>} */
async function fromTable(file, tool, spec) {
  const { text, fault } = await textOf(file, LARGEST);
  const found = fault ? { fault } : readTables(text, tool.sheets(spec), tool.passed ?? [], spec);
  return found.fault ? { fault: `${file.name}: ${found.fault.replace(/[.]$/, "")}. Nothing here was changed. Correct it there, and bring it in again.` } : found;
}
