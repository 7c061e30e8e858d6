// @ts-check
/** The panels that open over the desk: each is a native dialog, which Escape closes. */
import { h } from "./dom.js";
import { studentText } from "./response.js";
import { bandOf, said } from "./scale.js";

/**
 * Show a panel; the focus comes back to where it was when it is closed.
 * @param {string} title
 * @param {...(Node | string)} children
 * @returns {HTMLDialogElement}
 */
export function panel(title, ...children) {
  const dialog = /** @type {HTMLDialogElement} */ (
    h("dialog", { class: "panel", "aria-labelledby": "panel-title" },
      h("div", { class: "panel-top" },
        h("h2", { id: "panel-title", tabindex: -1 }, title),
        h("button", { type: "button", class: "close", onclick: () => dialog.close() }, "Close")),
      h("div", { class: "panel-body", tabindex: 0, role: "region", "aria-label": title }, ...children))
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement} */ (dialog.querySelector("h2")).focus();
  return dialog;
}

/**
 * Exemplars of each band; digits go from one to another.
 * @param {any} sheet the piece's page as the server sent it
 * @param {number} place which band to start at
 */
export function exemplars(sheet, place) {
  const holder = h("div", {});
  const tabs = sheet.exemplars.map((/** @type {any} */ { name }, /** @type {number} */ number) =>
    h("button", { type: "button", onclick: () => show(number) }, `${number + 1} ${name}`));
  const show = (/** @type {number} */ number) => {
    const found = sheet.exemplars[number];
    if (!found) return;
    for (const [each, tab] of tabs.entries()) tab.setAttribute("aria-pressed", String(each === number));
    const shares = sheet.piece.criteria.map((/** @type {any} */ { id, name }) => `${name} ${said(found.marks[id])}`).join(", ");
    holder.replaceChildren(
      h("h3", {}, `${found.name}: ${said(found.total)} of ${said(sheet.piece.points)}`),
      studentText(found.html), h("p", {}, h("strong", {}, "Why: "), found.because), h("p", { class: "quiet" }, shares));
  };
  const dialog = panel("An exemplar of each band",
    h("p", { class: "quiet" }, "Written for this course; no student wrote them. They show a level, not the only way to reach it."),
    h("div", { class: "tabs", role: "group", "aria-label": "Bands" }, ...tabs), h("div", { "aria-live": "polite" }, holder));
  dialog.addEventListener("keydown", ({ key }) => /^[1-9]$/.test(key) && show(Number(key) - 1));
  show(place);
}

/**
 * All answers to this question.
 * @param {any} sheet
 * @param {string} now the script that is open
 * @param {(script: string) => void} open
 */
export function list(sheet, now, open) {
  const kinds = { all: "All", todo: "To do", mine: "Marked by me", flagged: "Flagged", skipped: "Skipped", told: "Needs a decision" };
  const fits = {
    all: () => true, todo: (/** @type {any} */ row) => row.todo, mine: (/** @type {any} */ row) => row.mine !== null, flagged: (/** @type {any} */ row) => row.flagged,
    skipped: (/** @type {any} */ row) => row.skipped, told: (/** @type {any} */ row) => row.conflict || row.differs,
  };
  const body = h("tbody", {});
  const count = h("p", { role: "status" });
  const word = /** @type {HTMLInputElement} */ (h("input", { type: "search", autocomplete: "off", oninput: () => fill() }));
  const menu = /** @type {HTMLSelectElement} */ (h("select", { onchange: () => fill() },
    ...Object.entries(kinds).map(([kind, label]) => h("option", { value: kind }, label))));
  const dialog = panel("All answers to this question",
    h("div", { class: "filters" }, h("label", {}, "Show ", menu), h("label", {}, sheet.rows.some((/** @type {any} */ { name }) => name) ? "Code or name " : "Code ", word)), count,
    h("table", { class: "list" }, h("thead", {}, h("tr", {}, ...["Answer", "Marks", "State"].map((head) => h("th", { scope: "col" }, head)))), body));
  const fill = () => {
    const rows = sheet.rows.filter((/** @type {any} */ row) => /** @type {any} */ (fits)[menu.value](row) && `${row.script} ${row.name ?? ""}`.toUpperCase().includes(word.value.trim().toUpperCase()));
    count.textContent = `${rows.length} of ${sheet.rows.length} answers`;
    body.replaceChildren(...rows.map((/** @type {any} */ row) => h("tr", { "aria-current": row.script === now && "true" },
      h("th", { scope: "row" }, h("button", { type: "button", class: "as-link", onclick: () => { dialog.close(); open(row.script); } }, row.script), row.name && ` ${row.name}`),
      h("td", {}, row.mine === null ? "" : row.todo ? `${said(row.mine)} so far` : `${said(row.mine)}, ${bandOf(sheet.piece, row.mine).name}`),
      h("td", {}, state(row)))));
  };
  fill();
}

/** @param {any} row */
const state = (row) =>
  [row.todo && (row.mine === null ? "to do" : "begun"), row.flagged && "flagged", row.skipped && "skipped", row.conflict && "two marks", row.differs && "marks differ", row.by && `by ${row.by}`]
    .filter(Boolean).join(", ") || "marked";

/** @param {any[]} events @param {any} piece */
export function history(events, piece) {
  const names = Object.fromEntries(piece.criteria.map((/** @type {any} */ { id, name }) => [id, name]));
  panel("What has happened to this answer",
    h("p", { class: "quiet" }, "Nothing here is ever changed or removed; new events are added."),
    events.length
      ? h("ol", { class: "history" }, ...events.map((event) => h("li", {},
        h("p", {}, h("strong", {}, `${event.who} (${event.role})`), ` ${event.does}, `, h("time", { datetime: event.at }, new Date(event.at).toLocaleString("en-GB")), event.outdated ? ", by an earlier rubric" : ""),
        event.given && h("p", {}, Object.entries(event.given.marks).map(([id, marks]) => `${names[id] ?? id} ${said(Number(marks))}`).join(", ")),
        ...(event.given ? [...Object.entries(event.given.comments).map(([id, text]) => h("p", { class: "said" }, `${names[id] ?? id}: ${text}`)), event.given.comment && h("p", { class: "said" }, event.given.comment)] : []).filter(Boolean),
        event.because && h("p", {}, `Why: ${event.because}`))))
      : h("p", {}, "Nothing yet."));
}

const BY_WORDS = "Found by comparing words (TF-IDF).";
const BY_MEANING = "Found by a model of language that was trained on English from the web; 0 % is what any two of these answers have in common. It may go by the subject or the story rather than the point, and it knows some ways of writing better than others.";

/**
 * Answers that are like this one, beside it, and passages that stand in both.
 * @param {any} answer the one that is open
 * @param {any} found
 * @param {any} piece
 * @param {(script: string) => void} open
 */
export function alike(answer, found, piece, open) {
  const card = (/** @type {any} */ other) => h("article", { class: "card" },
    h("h4", {}, `${other.script}: ${Math.round(other.likeness * 100)} % alike`, other.mine === null ? ", not marked by you" : `, you gave ${said(other.mine)} (${bandOf(piece, other.mine).name})`),
    ...other.passages.map((/** @type {string} */ text) => h("blockquote", {}, h("p", {}, h("strong", {}, "In both: "), h("mark", {}, text)))),
    h("details", { open: !other.passages.length }, h("summary", {}, "The whole answer"), studentText(other.html)),
    h("button", { type: "button", onclick: () => { dialog.close(); open(other.script); } }, `Mark ${other.script}`));
  const dialog = panel("Answers that are alike",
    h("p", { class: "quiet" }, found.by_meaning ? BY_MEANING : BY_WORDS, " It helps you to mark like answers alike; it says nothing about what they are worth. The same passage in two answers can have a good reason: a quotation, or work that was done together."),
    h("div", { class: "beside" },
      h("section", { "aria-label": "This answer", tabindex: 0 }, h("h3", {}, `${answer.script} (this one)`), studentText(answer.html)),
      h("section", { "aria-label": "Others" }, h("h3", {}, "Others"),
        ...(found.others.length ? found.others.map(card) : [h("p", {}, "No other answer is much like this one.")]))));
}
