// Blocks of a document as HTML for a browser, or as Markdown.

const STYLE =
  "body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}" +
  ".said{white-space:pre-wrap;border-left:3px solid #999;padding-left:1rem}h1,h2,h3,h4{line-height:1.25}small{color:#555}" +
  ".wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;vertical-align:top;border:1px solid #999;padding:.3rem .5rem;white-space:pre-wrap}";

/** @param {[string, any][]} blocks @param {string} title */
export function asHtml(blocks, title) {
  const lines = blocks.map(([kind, text]) => {
    if (kind === "said") return `<p class="said">${escaped(text)}</p>`;
    if (kind === "table") return tableOf(text);
    if (kind === "li") return `<ul><li>${escaped(text)}</li></ul>`;
    return kind === "small" ? `<p><small>${escaped(text)}</small></p>` : `<${kind}>${escaped(text)}</${kind}>`;
  });
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>`,
    `<style>${STYLE}</style></head><body>`,
    ...lines,
    "</body></html>\n",
  ].join("\n");
}

/** @param {string[][]} rows the first has the heads */
function tableOf([heads, ...rows]) {
  const row = (cells) => `<tr>${cells.join("")}</tr>`;
  const body = rows.map(([name, ...cells]) => row([`<th scope="row">${escaped(name)}</th>`, ...cells.map((text) => `<td>${escaped(text)}</td>`)]));
  return `<div class="wide" tabindex="0" role="group" aria-label="A table"><table><thead>${row(heads.map((text) => `<th scope="col">${escaped(text)}</th>`))}</thead><tbody>${body.join("")}</tbody></table></div>`;
}

/** @param {[string, any][]} blocks */
export function asMarkdown(blocks) {
  const marks = { h1: "# ", h2: "## ", h3: "### ", h4: "#### ", li: "- " };
  return blocks
    .map(([kind, text]) => {
      // As a quotation, whatever was written stays what it is; so does a "<".
      if (kind === "table") {
        const [heads, ...rows] = text.map((row) => `| ${row.map(inCell).join(" | ")} |`);
        return [heads, `${"|---".repeat(text[0].length)}|`, ...rows].join("\n");
      }
      if (kind === "said") return text.replaceAll("<", "&lt;").split(/\r?\n/).map((line) => `> ${line}`).join("\n");
      return (marks[kind] ?? "") + text.replaceAll("<", "&lt;");
    })
    .join("\n\n")
    .concat("\n");
}

/** A text that stays in its cell, and a text. @param {string} text */
function inCell(text) {
  return text.replace(/[\\`*_[|]/g, "\\$&").replaceAll("<", "&lt;").replace(/\r\n|\r|\n/g, "<br>");
}

/** @param {string} text */
function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign]);
}
