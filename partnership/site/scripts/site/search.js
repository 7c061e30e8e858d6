import { controls, make, root } from "./page.js";
import { excerpt, find } from "./find.js";

/** @typedef {{title: string, url: string, sections: [string, string, string][]}} Indexed */

/** The version of this script, for the index that was made with it. */
const version = new URL(document.currentScript.src).search;

/** @type {Promise<Indexed[]> | undefined} */
let loading;

const index = () => {
  loading ||= new Promise((resolve, reject) => {
    // A script and not a fetch: a page opened from a folder may not fetch its neighbours.
    window.partnershipSearchIndex = resolve;
    const script = make("script", { src: `${root}search-index.js${version}` });
    script.addEventListener("error", () => {
      loading = undefined;
      reject(new Error("search-index.js"));
    });
    document.head.append(script);
  });
  return loading;
};

/** @param {HTMLFormElement} form */
const startSearch = (form) => {
  const input = form.querySelector("input");
  const status = form.querySelector(".pw-search-status");
  const results = form.querySelector(".pw-results");
  if (!input || !status || !results) return;
  let turn = 0;

  const search = async () => {
    const query = input.value.trim();
    const mine = ++turn;
    if (query.length < 2) {
      results.replaceChildren();
      status.textContent = query ? "Type at least two letters." : "";
      return;
    }
    try {
      const found = find(await index(), query);
      if (mine !== turn) return;
      const most = found.slice(0, 30);
      const count = found.length === 1 ? "1 place" : `${found.length} places`;
      const shown = found.length > most.length ? `, the best ${most.length} shown` : "";
      status.textContent = found.length
        ? `Found in ${count}${shown}.`
        : `Nothing found for \u201c${query}\u201d. Try one word, or a shorter one.`;
      results.replaceChildren(
        ...most.map((one) =>
          make(
            "li",
            {},
            make("a", { href: one.url }, one.title),
            ...(one.page === one.title ? [] : [make("span", { class: "pw-where" }, one.page)]),
            make("p", {}, ...excerpt(one.text, query)),
          ),
        ),
      );
    } catch {
      status.textContent = "The search index could not be read. Load the page again.";
    }
  };

  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  return search;
};

export const startSearches = () => {
  const dialog = document.getElementById("pst-search-dialog");
  for (const form of document.querySelectorAll("form.pw-search")) {
    const search = startSearch(form);
    const asked = new URLSearchParams(location.search).get("q");
    if (asked && search && !(dialog && dialog.contains(form))) {
      form.querySelector("input").value = asked;
      search();
    }
  }
  if (!(dialog instanceof HTMLDialogElement)) return;
  const open = () => {
    for (const other of document.querySelectorAll("dialog[open]")) other.close();
    index().catch(() => {});
    dialog.showModal();
    dialog.querySelector("input").select();
  };
  for (const button of controls("search")) button.addEventListener("click", open);
  for (const button of dialog.querySelectorAll('[data-pw="close"]')) {
    button.addEventListener("click", () => dialog.close());
  }
  dialog.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (event.target === dialog || link) dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      if (!dialog.open) open();
    }
  });
};
