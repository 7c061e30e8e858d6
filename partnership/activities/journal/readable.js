// The journal as a document to keep: HTML for a browser or a word processor, or Markdown.

import { stateOf, whenOf } from "./words.js";

const STYLE =
  "body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}" +
  ".said{white-space:pre-wrap;border-left:3px solid #999;padding-left:1rem}h1,h2,h3{line-height:1.25}small{color:#555}";

/** @param {any} contents @param {string} course @param {Date} now */
export function asHtml(contents, course, now) {
  const lines = documentOf(contents, course, now).map(([kind, text]) => {
    if (kind === "said") return `<p class="said">${escaped(text)}</p>`;
    return kind === "small" ? `<p><small>${escaped(text)}</small></p>` : `<${kind}>${escaped(text)}</${kind}>`;
  });
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(course)}: my journal</title>`,
    `<style>${STYLE}</style></head><body>`,
    ...lines,
    "</body></html>\n",
  ].join("\n");
}

/** @param {any} contents @param {string} course @param {Date} now */
export function asMarkdown(contents, course, now) {
  const marks = { h1: "# ", h2: "## ", h3: "### ", small: "" };
  return documentOf(contents, course, now)
    .map(([kind, text]) => {
      // As a quotation, whatever was written stays what it is; so does a "<".
      if (kind === "said") return text.replaceAll("<", "&lt;").split(/\r?\n/).map((line) => `> ${line}`).join("\n");
      return marks[kind] + text.replaceAll("<", "&lt;");
    })
    .join("\n\n")
    .concat("\n");
}

/** @param {any} contents @param {string} course @param {Date} now @returns {[string, string][]} */
function documentOf(contents, course, now) {
  const lines = [["h1", "My journal"], ["small", `${course}. Saved on ${whenOf(now.getTime())}.`]];
  for (const page of contents.pages) {
    const begun = page.activities.filter((one) => one.state !== "new");
    if (begun.length) lines.push(["h2", page.title]);
    for (const one of begun) {
      lines.push(["h3", `${one.title} (${stateOf(one)})`]);
      for (const said of one.said) lines.push(...saidLines(said));
    }
  }
  if (contents.aside.length) lines.push(["h2", "Set aside, because the question has changed"]);
  for (const said of contents.aside) lines.push(...saidLines(said));
  return lines;
}

/** @param {any} said @returns {[string, string][]} */
function saidLines({ title, text, at }) {
  const heading = [title, whenOf(at)].filter(Boolean).join(", ");
  return [...(heading ? [["small", heading]] : []), ["said", text]];
}

/** @param {string} text */
function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign]);
}
