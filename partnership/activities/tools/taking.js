import { h } from "../view/dom.js";
import { asCsv } from "./csv.js";
import { button } from "./fields.js";
import { toolFile } from "./file.js";
import { asElements, wholeReport } from "./report.js";
import { WORD_TYPE, wordDocument } from "./word.js";

/**
 * See the work as a report, and take it away: as a Word document, as a table, as a file that comes
 * back the same, on paper.
 * @param {any} spec @param {any} tool @param {() => any} work the work that is shown now
 * @param {(text: string) => void} say
 */
export function taking(spec, tool, work, say) {
  const paper = h("div", { class: "pw-report" });
  const inPage = Object.values(spec.pages).some(Boolean);
  const fold = h("details", { class: "pw-see", ontoggle: refresh }, h("summary", {}, "See it as a report"), paper);
  const report = () => wholeReport(spec, tool.report(work(), spec), work().example, new Date());

  function refresh() {
    if (fold.open) paper.replaceChildren(...asElements(report()));
  }

  /** @param {string} ending @param {string} type @param {BlobPart} content */
  function save(ending, type, content) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const mark = work().example ? "-example" : "";
    h("a", { href: url, download: `${spec.id}${mark}-${new Date().toISOString().slice(0, 10)}.${ending}` }).click();
    URL.revokeObjectURL(url);
    say("Saved. Look for it among your downloads.");
  }

  function print() {
    fold.open = true;
    refresh();
    const place = fold.closest(".pw-tool");
    place.setAttribute("data-printing", "");
    globalThis.addEventListener("afterprint", () => place.removeAttribute("data-printing"), { once: true });
    globalThis.print();
  }

  const element = h(
    "section",
    { class: "pw-taking" },
    h("h4", {}, "Take it with you"),
    fold,
    h(
      "div",
      { class: "pw-actions" },
      button("Save as a Word document", () => save("docx", WORD_TYPE, wordDocument(spec.document ?? spec.title, report())), { main: true }),
      button("Save as a table (CSV)", () => save("csv", "text/csv", asCsv(tool.tables(work(), spec)))),
      button("Save as a file to bring back", () => save("json", "application/json", toolFile(spec, work().all(), work().example, new Date()))),
      inPage && button("Print the report", print),
    ),
  );
  return { element, refresh };
}
