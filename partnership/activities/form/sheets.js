import { whenIn } from "../tools/dates.js";
import { shown } from "../tools/sheets.js";
import { read } from "./changes.js";

const LONGEST = 20_000;

/** The answers and what was kept of them, as tables out and in, see `tools/sheets.js`. @param {any} spec */
export function sheets(spec) {
  const all = spec.sections.flatMap(({ title, fields }) => fields.map((field) => ({ title, field })));
  const asked = ["Part", "Question", "Answer"];
  const kept = spec.keeps === "version" ? "Versions" : "Records";
  const numbers = new WeakMap();
  return [
    {
      name: "Answers",
      heads: asked,
      most: { Answer: LONGEST },
      rows: (work) => all.map(({ title, field }) => [title, field.label, read(field, work.get("answers")[field.id])]),
      take: (cell, into, fault) => answer(cell, into.answers, fault),
    },
    {
      name: kept,
      heads: ["Number", "Name", "Kept on", ...asked],
      most: { Name: 80, Answer: LONGEST },
      rows: (work) =>
        work.get("versions").flatMap(({ name, saved, answers }, place) =>
          all.filter(({ field }) => read(field, answers[field.id])).map(({ title, field }) => [place + 1, name, saved, title, field.label, read(field, answers[field.id])]),
        ),
      take(cell, into, fault) {
        const saved = dayIn(cell("Kept on"));
        if (!saved) fault("Kept on", `${shown(cell("Kept on"))} is no day such as 22/11/2026`);
        if (!cell("Name")) fault("Name", "nothing is written there");
        const number = cell("Number");
        const known = into.versions.find((one) => numbers.get(one) === number);
        const version = known ?? { name: cell("Name"), saved, answers: {} };
        numbers.set(version, number);
        if (!known) into.versions.push(version);
        else if (known.name !== cell("Name") || known.saved !== saved) fault("Number", `${shown(number)} has another name or day further up`);
        answer(cell, version.answers, fault);
      },
    },
  ];

  /** @param {(head: string) => string} cell @param {Record<string, string>} into @param {(head: string, what: string) => void} fault */
  function answer(cell, into, fault) {
    const part = all.filter(({ title }) => same(title, cell("Part")));
    const found = part.find(({ field }) => same(field.label, cell("Question")));
    if (!part.length) fault("Part", `${shown(cell("Part"))} is no part of this form`);
    else if (!found) fault("Question", `${shown(cell("Question"))} is not asked in ${shown(cell("Part"))}`);
    else if (cell("Answer") && Object.hasOwn(into, found.field.id)) fault("Answer", "this question has an answer already, further up");
    else if (cell("Answer")) into[found.field.id] = meant(found.field, cell("Answer"), (what) => fault("Answer", what));
  }
}

/** An answer as it is kept. @param {any} field @param {string} text @param {(what: string) => void} fault @returns {string} */
function meant(field, text, fault) {
  if (field.kind === "day") {
    if (!dayIn(text)) fault(`${shown(text)} is no day such as 22/11/2026`);
    return dayIn(text);
  }
  if (field.kind !== "choice") return text;
  const found = field.options.find((one) => same(one.label, text));
  if (!found) fault(`${shown(text)} is not ${field.options.map((one) => one.label).join(" or ")}`);
  return found?.id ?? "";
}

/** A day as it is kept, or nothing. @param {string} text */
function dayIn(text) {
  const found = whenIn(text);
  if (!found?.day) return "";
  return [String(found.year), ...[found.month, found.day].map((one) => String(one).padStart(2, "0"))].join("-");
}

/** @param {string} one @param {string} other */
const same = (one, other) => [one, other].map((text) => text.toLowerCase().replace(/\s+/g, " ").trim()).reduce((a, b) => a === b);
