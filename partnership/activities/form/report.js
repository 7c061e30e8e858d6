import { dayInWords } from "../view/days.js";
import { read } from "./changes.js";
import { checksOf, chosenIn } from "./checks.js";
import { changedSince } from "./since.js";

/** The document that comes of the answers. @param {any} work @param {any} spec */
export function report(work, spec) {
  const answers = work.get("answers");
  const { ask, open, missing } = checksOf(spec, answers);
  return [
    ...spec.sections.flatMap((section) => sectionOf(section, answers)),
    ...listed("Before this is used: ask", ask),
    ...listed("Still open", open),
    ...listed("Not written yet", missing),
    ...(spec.signatures ? [["h2", "Agreed by"], ["table", signing(answers)]] : []),
    ...(spec.ask ? [["h2", "Whom to ask"], ["p", spec.ask]] : []),
    ...(spec.notes.length ? [["h2", "What it rests on"], ["list", spec.notes.map((one) => sourced(one.text, [one.source]))]] : []),
    ...(spec.checked ? [["small", checkedOn(spec)]] : []),
    ...(spec.closing ? [["p", spec.closing]] : []),
    ...changedSince(work, spec),
  ];
}

/** @param {any} spec */
export function checkedOn(spec) {
  return `What is said here of law and guidance is about ${spec.nation}, and was checked on ${dayInWords(spec.checked)}.`;
}

/** @param {string} text @param {string[]} sources */
export function sourced(text, sources) {
  return sources.length ? `${text} Source: ${sources.join("; ")}.` : text;
}

/** @param {any} section @param {Record<string, string>} answers @returns {any[][]} */
function sectionOf(section, answers) {
  const written = section.fields.filter((field) => read(field, answers[field.id]));
  if (!written.length) return [];
  return [
    ["h2", section.title],
    ...written.flatMap((field) => {
      const option = chosenIn(field, answers);
      if (option && !option.says) return [["p", `${field.label} ${option.label}.`]];
      const lines = read(field, answers[field.id]).split(/\r?\n/).filter((line) => line.trim());
      return [
        ["h3", field.label],
        ...(lines.length > 1 ? [["list", lines]] : [["p", lines[0]]]),
        // Advice on what to write has been taken by then; what the law says is part of the record.
        ...(option?.sources.length ? [["small", sourced(option.says, option.sources)]] : []),
      ];
    }),
  ];
}

/** @param {string} heading @param {string[]} texts @returns {any[][]} */
function listed(heading, texts) {
  return texts.length ? [["h2", heading], ["list", texts]] : [];
}

/** A line to sign for each who is in it. @param {Record<string, string>} answers */
function signing(answers) {
  const members = (answers.members ?? "").split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const rows = (members.length ? members : [""]).map((line) => [line, "", ""]);
  return { caption: "Those who have agreed to it", columns: ["For", "Name and signature", "Day"], rows };
}
