// @ts-check
/** Names behind candidate codes: only the module leader is asked, and every look is recorded. */
import { h } from "./dom.js";
import { panel } from "./panels.js";
import { ask } from "./server.js";
import { tell } from "./showing.js";

/**
 * @param {any} sheet
 * @param {string} script the answer that is open
 * @param {() => Promise<void>} reopen shows the question with what may be shown now
 */
export function names(sheet, script, reopen) {
  const { assignment, cell } = sheet;
  const why = /** @type {HTMLInputElement} */ (h("input", { type: "text", maxlength: 1000, autocomplete: "off" }));
  const problem = h("p", { role: "alert" });
  const attempt = async (/** @type {() => Promise<void>} */ act) => {
    try {
      await act();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const one = () => attempt(async () => {
    const found = await ask("name", { assignment, cell, script, because: why.value });
    dialog.close();
    panel("Who wrote this", h("p", {}, found.name));
  });
  const all = () => attempt(async () => {
    const { shown } = await ask("names", { assignment, because: why.value });
    dialog.close();
    await reopen();
    tell(`${shown === 1 ? "1 name is" : `${shown} names are`} shown to you. All answers lists them.`);
  });
  const dialog = panel("Show who wrote it?",
    h("form", { class: "asking", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); one(); } },
      h("p", {}, "That you looked is recorded in the answer's history. Markers never see names."),
      h("label", {}, "Why ", why), problem,
      h("p", { class: "deciding" },
        h("button", { class: "main-button" }, "Show the name"),
        sheet.may_lift_all && h("button", { type: "button", onclick: all }, "Show all names of this assignment")),
      sheet.may_lift_all && h("p", { class: "quiet" }, "All names: feedback is out, so you may lift anonymity for the assignment, once and with a reason. It stands in the record of decisions and in every answer's history. An answer whose feedback is not out stays a code until it is.")));
  why.focus();
}
