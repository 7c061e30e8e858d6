import { read } from "./changes.js";

/** The option that is chosen in a field. @param {any} field @param {Record<string, string>} answers */
export function chosenIn(field, answers) {
  return field.options.find((one) => one.id === answers[field.id]);
}

/**
 * What is still to be done before the document is used: what to ask, what is open, what is missing.
 * @param {any} spec @param {Record<string, string>} answers
 */
export function checksOf(spec, answers) {
  const fields = spec.sections.flatMap((section) => section.fields.map((field) => ({ ...field, section: section.title })));
  const chosen = fields.flatMap((field) => ({ ...field, option: chosenIn(field, answers) })).filter((one) => one.option);
  return {
    ask: chosen.filter(({ option }) => option.ask).map(({ option }) => option.ask),
    open: chosen.filter(({ option }) => option.open).map(({ section, option }) => under(section, option.label.toLowerCase())),
    missing: fields.filter((one) => one.needed && !read(one, answers[one.id])).map((one) => under(one.section, one.label)),
  };
}

/** What stands in a section, after the section's title. @param {string} title @param {string} text */
function under(title, text) {
  return title.endsWith("?") ? `${title} ${text}` : `${title}: ${text}`;
}
