// @ts-check
/** What only the module leader is shown: a changed rubric, and whom it meets before it applies. */
import { h } from "./dom.js";
import { RefusedError } from "./outbox.js";
import { panel } from "./panels.js";
import { said } from "./scale.js";
import { ask, path } from "./server.js";
import { tell } from "./showing.js";

const INTRO = "The rubric in the course's folder is not the one that marks are given by. No mark changes by itself: if the new one applies, the answers below are flagged and keep their marks until somebody looks at them again. Until then, marking goes on by the rubric as it was.";

/**
 * @param {{assignment: string, cell: string}} sheet
 * @param {(script: string) => void} open
 * @param {() => Promise<void>} reopen shows the question by the rubric that applies now
 * @param {string} [trouble] why it has to be looked at again
 */
export async function rubricChange(sheet, open, reopen, trouble = "") {
  const { assignment, cell } = sheet;
  const found = await ask(`change/${path(assignment, cell)}`);
  if (!found.token) {
    await reopen();
    tell("The rubric in its file is the one that is marked by.");
    return;
  }
  const accept = async () => {
    buttons.forEach((button) => button.toggleAttribute("disabled", true));
    try {
      const { flagged } = await ask("accept", { assignment, cell, token: found.token });
      dialog.close();
      await reopen();
      tell(`The new rubric applies. ${count(flagged, "answer is", "answers are")} flagged; every mark is kept.`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (error instanceof RefusedError) {
        dialog.close();
        await rubricChange(sheet, open, reopen, why);
        return;
      }
      problem.textContent = `Nothing was changed: ${why}`;
      buttons.forEach((button) => button.removeAttribute("disabled"));
    }
  };
  const keep = () => {
    dialog.close();
    tell("Marking goes on by the rubric as it was.");
  };
  const buttons = [
    h("button", { type: "button", class: "main-button", onclick: accept }, "Let the new rubric apply"),
    h("button", { type: "button", onclick: keep }, "Keep the rubric as it was"),
  ];
  const problem = h("p", { role: "alert" }, trouble);
  const show = (/** @type {string} */ script) => {
    dialog.close();
    open(script);
  };
  const dialog = panel("The rubric has changed",
    h("p", {}, INTRO), problem, h("p", { class: "deciding" }, ...buttons),
    h("h3", {}, "What reads otherwise"), otherwise(found.differences),
    h("h3", {}, "Whom it meets"), met(found, show));
}

/** @param {any} found @param {(script: string) => void} open */
function met({ affected, scripts }, open) {
  if (!affected.length) return h("p", {}, "No mark that was given reads otherwise. Nobody is flagged.");
  const level = ({ marks, was, now }) => [marks === null ? "none" : said(marks), was || "none", now || "none"];
  const rows = affected.map((/** @type {any} */ each) => h("tr", {},
    h("th", { scope: "row" }, h("button", { type: "button", class: "as-link", onclick: () => open(each.script) }, each.script)),
    h("td", {}, `${each.criterion} ${each.said}`), ...level(each).map((text) => h("td", {}, text)),
    h("td", {}, `${each.who} (${each.role})`)));
  return table(`${count(scripts, "answer", "answers")}, ${count(affected.length, "mark", "marks")}`,
    ["Answer", "What it means for it", "Marks", "Level as it was", "Level now", "Given by"], rows);
}

/** @param {any[]} differences */
function otherwise(differences) {
  if (!differences.length) return h("p", {}, "Nothing that a marker reads: only what stands behind the rubric.");
  const rows = differences.map(({ criterion, what, was, now }) => h("tr", {},
    h("th", { scope: "row" }, criterion), h("td", {}, what), h("td", {}, was || "was not there"), h("td", {}, now || "is gone")));
  return table("The rubric, before and after", ["Criterion", "What", "As it was", "In the file now"], rows);
}

/** @param {string} caption @param {string[]} heads @param {HTMLElement[]} rows */
const table = (caption, heads, rows) =>
  h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": caption },
    h("table", { class: "list" }, h("caption", {}, caption),
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...rows)));

/** @param {number} many @param {string} one @param {string} more */
const count = (many, one, more) => `${many} ${many === 1 ? one : more}`;
