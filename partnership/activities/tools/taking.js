import { checking } from "../view/checking.js";
import { h } from "../view/dom.js";
import { asCsv } from "./csv.js";
import { button } from "./fields.js";
import { toolFile } from "./file.js";
import { withPictures } from "./picture.js";
import { asElements, wholeReport } from "./report.js";
import { tablesOf } from "./sheets.js";
import { WORD_TYPE, wordDocument } from "./word.js";

/**
 * See the work as a report, and take it away: as a Word document, as a table, as a file that comes
 * back the same, on paper. What might identify somebody is listed first.
 * @param {any} spec @param {any} tool @param {() => any} work the work that is shown now
 * @param {(text: string) => void} say
 * @param {{find: any, texts: (pieces: string[]) => any[]}} look finds it, in the texts of some pieces
 */
export function taking(spec, tool, work, say, look) {
  const check = checking(look.find);
  const paper = h("div", { class: "pw-report" });
  const inPage = Object.values(spec.pages).some(Boolean);
  const fold = h("details", { class: "pw-see", ontoggle: refresh }, h("summary", {}, "See it as a report"), paper);
  const report = () => wholeReport(spec, tool.report(work(), spec), work().example, new Date());

  /** What is on its way to paper in place of the report. */
  let printing = null;

  function refresh() {
    if (fold.open) paper.replaceChildren(...asElements(printing ?? report()));
  }

  /** @param {string} ending @param {string} type @param {BlobPart} content @param {string} [name] what it is, if not the work */
  function save(ending, type, content, name = work().example ? "example" : "") {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const called = [spec.id, name, new Date().toISOString().slice(0, 10)].filter(Boolean).join("-");
    h("a", { href: url, download: `${called}.${ending}` }).click();
    URL.revokeObjectURL(url);
    say("Saved. Look for it among your downloads.");
  }

  /** @param {any[][]} [blocks] */
  function print(blocks) {
    const place = fold.closest(".pw-tool");
    const wasOpen = fold.open;
    const after = () => {
      printing = null;
      fold.open = wasOpen;
      refresh();
      place.removeAttribute("data-printing");
    };
    printing = blocks ?? report();
    fold.open = true;
    refresh();
    place.setAttribute("data-printing", "");
    globalThis.addEventListener("afterprint", after, { once: true });
    globalThis.print();
  }

  /** Do something with what stands in some pieces once it has been looked through. @param {() => void} go @param {string[]} [pieces] */
  const looked = (go, pieces = Object.keys(spec.empty)) => check.before(look.texts(pieces), go);

  const saveWord = async () => save("docx", WORD_TYPE, wordDocument(spec.document ?? spec.title, await withPictures(report(), fold.closest(".pw-tool"))));
  const saveTable = () => save("csv", "text/csv", asCsv(tablesOf(tool, work(), spec)));
  const saveFile = () => save("json", "application/json", toolFile(spec, work().all(), work().example, new Date()));
  const element = h(
    "section",
    { class: "pw-taking" },
    h("h4", {}, "Take it with you"),
    fold,
    h(
      "div",
      { class: "pw-actions" },
      button("Save as a Word document", () => looked(saveWord), { main: true }),
      button("Save as a table (CSV)", () => looked(saveTable)),
      button("Save as a file to bring back", () => looked(saveFile)),
      inPage && button("Print the report", () => looked(() => print())),
    ),
    check.element,
  );
  return { element, refresh, save, looked, print: inPage && print };
}
