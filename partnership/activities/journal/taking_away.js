import { h } from "../view/dom.js";
import { finderOf } from "../reflect/identifiers.js";
import { gently } from "../tools/gently.js";
import { WORD_TYPE, wordDocument } from "../tools/word.js";
import { checking } from "../view/checking.js";
import { journalFile } from "./file.js";
import { lock } from "./locked.js";
import { lockingWish } from "./passphrases.js";
import { writtenIn } from "./contents.js";
import { asHtml, asMarkdown } from "./readable.js";

/**
 * Ways to take one's work away. What others may read is looked through first.
 * @param {{spec: any, kept: () => Record<string, any>, summary: HTMLElement, contents: () => any,
 *   blocks: () => [string, any][]}} context
 */
export function takingAway({ spec, kept, summary, contents, blocks }) {
  const find = { "": finderOf(spec.identifiers), ...Object.fromEntries(Object.entries(spec.tools).map(([id, { expects }]) => [id, gently({ identifiers: spec.identifiers, expects }, () => [])])) };
  const check = checking(find[""]);
  const wish = lockingWish();
  const button = (text, onclick, look) => h("button", { type: "button", onclick, class: look }, text);
  const title = `${spec.course}: my portfolio`;

  /** @param {string} name @param {string} ending @param {string} type @param {string | Uint8Array} content */
  function save(name, ending, type, content) {
    const url = URL.createObjectURL(new Blob([content], { type }));
    h("a", { href: url, download: `${name}-${new Date().toISOString().slice(0, 10)}.${ending}` }).click();
    URL.revokeObjectURL(url);
    summary.textContent = "Saved. Look for it among your downloads.";
  }

  const word = (name, all) => save(name, "docx", WORD_TYPE, wordDocument(all[0][1], all.map(asReport)));

  async function saveAll() {
    const text = journalFile(kept(), spec, new Date());
    if (!wish.wanted()) return save("my-journal", "json", "application/json", text);
    const passphrase = wish.passphrase();
    if (passphrase === null) return undefined;
    summary.textContent = "Locking the file …";
    const locked = await lock(new TextEncoder().encode(text), passphrase);
    return save("my-journal-locked", "json", "application/json", locked);
  }

  /** Everything that a reader of the document would read. */
  function texts() {
    const { pages, aside } = contents();
    // What belongs in a tool is passed over here as it is there.
    const written = pages.flatMap((page) => page.activities).flatMap(writtenIn);
    return [...written, ...aside].map((one) => ({ ...one, by: (text) => asked(one, text) }));
  }

  /** What was called fine where it was written is not asked about again. @param {{tool?: string, fine?: string[]}} one @param {string} text */
  function asked({ tool = "", fine = [] }, text) {
    return find[tool](text).filter((found) => !fine.includes(found.text));
  }

  const looked = (go) => () => check.before(texts(), go);
  return {
    save: { word },
    element: h(
      "div",
      { class: "pw-away" },
      h(
        "div",
        { class: "pw-actions" },
        button("Save everything as one file", saveAll, "pw-main"),
        button("Save for Word", looked(() => word("my-portfolio", blocks()))),
        button("Save to read (web page)", looked(() => save("my-portfolio", "html", "text/html", asHtml(blocks(), title)))),
        button("Save to edit (Markdown)", looked(() => save("my-portfolio", "md", "text/markdown", asMarkdown(blocks())))),
        Object.values(spec.pages).some(Boolean) && button("Print", looked(() => globalThis.print())),
      ),
      wish.element,
      check.element,
    ),
  };
}

/** A block as the reports of tools have them: the heading above a table names it. @param {[string, any]} block @returns {[string, any]} */
function asReport([kind, content]) {
  if (kind === "li") return ["list", [content]];
  if (kind !== "table") return [kind, content];
  const [columns, ...rows] = content;
  return ["table", { caption: "", columns, rows }];
}
