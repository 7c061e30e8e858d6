// @ts-check
/** A home pack: the marking desk, with files in place of a server. */
import { h } from "./dom.js";
import { pack, store } from "./server.js";
import { notice } from "../../desk/page/response.js";
import "../../desk/page/main.js";

const words = h("span", {});
const heard = h("p", { role: "status", class: "said-now" });
const trouble = h("div", {});
const chooser = /** @type {HTMLInputElement} */ (h("input", { type: "file", accept: ".json,application/json", onchange: () => bringIn() }));

function show() {
  const count = store.all().length;
  const { unfiled } = store;
  words.textContent = !count ? "Nothing given yet. " : unfiled ? `${unfiled} of ${count} changes stand in no file yet. ` : `All ${count} changes stand in a file. `;
  trouble.replaceChildren(...(store.isKept ? [] : [
    notice("careful", h("p", {}, h("strong", {}, "This browser keeps nothing for this page. "), "Save to a file before you close it, or your marks are lost. Bring the file in when you go on.")),
  ]));
}

function save() {
  const file = store.file();
  const day = file.saved.slice(0, 16).replace(/[:T]/g, "-");
  const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  const link = /** @type {HTMLAnchorElement} */ (h("a", { href: url, download: `marks-${pack.marker.replace(/[^\w-]+/g, "-")}-${pack.id.slice(0, 6)}-${day}.json` }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  store.wasFiled();
  heard.textContent = `Saved. Send ${link.download} back to ${pack.made_by}.`;
  show();
}

async function bringIn() {
  const [file] = chooser.files ?? [];
  if (!file) return;
  try {
    const count = store.bringIn(await file.text());
    sessionSaid(`${count} changes were brought in.`);
    location.reload();
  } catch (error) {
    heard.textContent = error instanceof Error ? error.message : String(error);
  }
  chooser.value = "";
}

/** Say something after the page was loaded again. @param {string} text */
function sessionSaid(text) {
  try {
    sessionStorage.setItem("partnership-pack:v1:said", text);
  } catch {
    // Then it is not said; what was brought in shows.
  }
}

const bar = h("section", { class: "pack", "aria-label": "Your marks in files" },
  h("p", {}, h("strong", {}, pack.title), ". You mark at home: everything is on this computer. ", words),
  h("div", { class: "pack-tools" },
    h("button", { type: "button", class: "main-button", id: "save-file", onclick: save }, "Save to a file"),
    h("label", { class: "bring-in" }, "Bring in a file ", chooser)),
  heard, trouble);
document.querySelector("header")?.after(bar);
for (const id of ["alike", "order"]) {
  const part = document.getElementById(id);
  // Comparing answers with all others needs the course's server.
  (part?.closest("label") ?? part)?.setAttribute("hidden", "");
}
document.addEventListener("pack-changed", show);
addEventListener("beforeunload", (event) => {
  if (!store.isKept && store.unfiled) event.preventDefault();
});
try {
  heard.textContent = sessionStorage.getItem("partnership-pack:v1:said") ?? "";
  sessionStorage.removeItem("partnership-pack:v1:said");
} catch {
  // Nothing was said.
}
show();
