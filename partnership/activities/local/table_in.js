import { button, menuField } from "../tools/fields.js";
import { LARGEST } from "../tools/file.js";
import { tableOf } from "../tools/report.js";
import { textOf } from "../tools/text_file.js";
import { h, uniqueId } from "../view/dom.js";
import { added, heldAgainst } from "./adding.js";
import { whenOf } from "./story.js";
import { readTable } from "./table.js";

/** Faults that are listed; more would be a wall. */
const LISTED = 20;
const NOTHING = "Nothing here was changed.";
const CHOICES = [
  { id: "mine", label: "Keep ours" },
  { id: "theirs", label: "Take the table's" },
  { id: "both", label: "Keep both" },
];

/**
 * Bring in a table from a spreadsheet. What it would add is shown, and what cannot be read is named
 * with its row and column, before anything is added.
 * @param {any} work @param {any} spec @param {(text: string) => void} done called when it is added, with what to say
 * @returns {HTMLElement[]}
 */
export function tableIn(work, spec, done) {
  const [name, about] = [uniqueId(), uniqueId()];
  const stage = h("div", { class: "pw-table-in" });
  const told = h("p", { class: "pw-summary", role: "status", tabindex: -1 });
  const input = /** @type {HTMLInputElement} */ (
    h("input", { id: name, type: "file", accept: ".csv,.txt,.tsv,text/csv", "aria-describedby": about, "data-key": "table-in", onchange: chosen })
  );

  async function chosen() {
    const file = input.files?.[0];
    if (!file) return;
    const { text, fault } = await textOf(file, LARGEST);
    input.value = "";
    const found = fault ? { events: [], words: [], left: [], faults: [fault] } : readTable(text, spec.columns);
    show(file.name, found);
    told.focus();
  }

  /** @param {string} text */
  function leave(text) {
    stage.replaceChildren();
    told.textContent = text;
    told.focus();
  }

  /** @param {string} file @param {any} found */
  function show(file, { faults, left, ...theirs }) {
    const mine = work.all();
    const held = heldAgainst(mine, theirs);
    const choices = held.alike.map(() => "mine");
    const { events, words } = held.fresh;
    const nothing = !events.length && !words.length && !held.alike.length;
    const warning = h("p", { class: "pw-warning", role: "alert" });
    const add = () => {
      const all = added(mine, held, choices);
      const over = Object.values(all).some((rows) => rows.length > spec.most);
      if (over) return void (warning.textContent = `Together that would be more than ${spec.most} events or words. ${NOTHING}`);
      const changed = choices.filter((one) => one === "theirs").length;
      const both = choices.filter((one) => one === "both").length;
      for (const [piece, rows] of Object.entries(all)) if (piece in held.fresh) work.set(piece, rows);
      done(`Added from ${file}: ${counted(events.length + words.length + both, "row")}.${changed ? ` Changed: ${changed}.` : ""} What was here is still here.`);
    };
    told.textContent = nothing && faults.length ? `Nothing in ${file} could be read. ${NOTHING}` : `${file}: ${counted(events.length, "new event")}, ${counted(words.length, "new word")}. Nothing is added yet.`;
    stage.replaceChildren(
      ...listed("What cannot be read, and would be left out", faults, "Correct it in the file and bring it in again, or go on without it."),
      ...listed("What there is no place for here", left),
      ...(held.known ? [h("p", {}, `${counted(held.known, "row")} ${held.known === 1 ? "is" : "are"} here already, word for word, and would not be added again.`)] : []),
      ...held.alike.map((one, place) => alike(one, (id) => (choices[place] = id))),
      ...(events.length ? [tableOf({ caption: "Events that would be added", columns: ["When", "What happened", "What it changed"], rows: events.map((one) => [whenOf(one), one.title, one.changed]) })] : []),
      ...(words.length ? [tableOf({ caption: "Words that would be added", columns: ["Word", "What it means here", "Who uses it so"], rows: words.map((one) => [one.word, one.meaning, one.who]) })] : []),
      warning,
      h("div", { class: "pw-actions" }, !nothing && button("Add this", add, { main: true }), button(nothing ? "Close" : "Leave it", () => leave(NOTHING))),
    );
  }

  return [
    h(
      "div",
      { class: "pw-field" },
      h("label", { for: name }, "Bring in a table (CSV)"),
      h("span", { id: about, class: "pw-hint" }, "Its first row names the columns: Date, What happened, What it changed; or Word, What it means here, Who uses it so. Dates as you write them, such as 2019, September 2019 or 3/9/2019. In Excel, choose Save as, CSV UTF-8."),
      input,
    ),
    told,
    stage,
  ];
}

/** @param {string} title @param {string[]} lines @param {string} [advice] */
function listed(title, lines, advice) {
  if (!lines.length) return [];
  const shown = lines.length > LISTED ? [...lines.slice(0, LISTED), `And ${lines.length - LISTED} more.`] : lines;
  return [h("p", { class: "pw-what" }, `${title}:`), h("ul", {}, ...shown.map((one) => h("li", {}, upper(one)))), advice && h("p", {}, advice)].filter(Boolean);
}

/** @param {any} one @param {(id: string) => void} change */
function alike({ said, here, there }, change) {
  return h(
    "fieldset",
    { class: "pw-adding" },
    h("legend", {}, `Here in other words: ${said}`),
    h("p", {}, h("strong", {}, "Ours: "), here || "nothing more"),
    h("p", {}, h("strong", {}, "The table's: "), there || "nothing more"),
    menuField({ label: "Which do you keep?", options: CHOICES, chosen: "mine", change }),
  );
}

const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
