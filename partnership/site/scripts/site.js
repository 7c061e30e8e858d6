// What every page of the book does: colours, menus, search, the list of sections and print.
// A classic script with no dependencies, so that it also runs in a page opened from a folder.
(() => {
  "use strict";

  const page = document.documentElement;
  const root = page.dataset.content_root || "./";
  const THEME_KEY = "partnership:theme";

  /**
   * @param {string} name what a control does: the value of its data-pw attribute
   * @returns {HTMLElement[]}
   */
  const controls = (name) => [...document.querySelectorAll(`[data-pw~="${name}"]`)];

  /**
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   */
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // ------------------------------------------------------------------------------- colours

  const system = matchMedia("(prefers-color-scheme: dark)");
  const systemTheme = () => (system.matches ? "dark" : "light");

  /** @param {string | null} value null forgets the choice */
  const keepTheme = (value) => {
    try {
      if (value) localStorage.setItem(THEME_KEY, value);
      else localStorage.removeItem(THEME_KEY);
    } catch {
      // Storage is blocked: the choice lasts as long as the page.
    }
  };

  const keptTheme = () => {
    try {
      return localStorage.getItem(THEME_KEY);
    } catch {
      return null;
    }
  };

  /** @param {string} theme */
  const showTheme = (theme) => {
    page.dataset.theme = theme;
    for (const button of controls("theme")) {
      button.setAttribute("aria-pressed", String(theme === "dark"));
    }
  };

  const startTheme = () => {
    showTheme(page.dataset.theme || systemTheme());
    for (const button of controls("theme")) {
      button.addEventListener("click", () => {
        const theme = page.dataset.theme === "dark" ? "light" : "dark";
        // Back to what the device prefers: follow the device again from now on.
        keepTheme(theme === systemTheme() ? null : theme);
        showTheme(theme);
      });
    }
    system.addEventListener("change", () => {
      if (!keptTheme()) showTheme(systemTheme());
    });
    addEventListener("storage", (event) => {
      if (event.key === THEME_KEY) showTheme(event.newValue || systemTheme());
    });
  };

  // --------------------------------------------------------------------------------- menus

  /**
   * Open a sidebar as a dialog where it is not on the page already.
   * @param {string} name "menu" or "page"
   * @param {string} label what the dialog is called
   * @param {string} sidebarId
   * @param {string} dialogId
   * @param {string} wide the screens on which it stands beside the text
   */
  const startSidebar = (name, label, sidebarId, dialogId, wide) => {
    const beside = matchMedia(wide);
    const hidden = "pw-menu-hidden";
    const sidebar = document.getElementById(sidebarId);
    const dialog = document.getElementById(dialogId);
    if (!sidebar || !(dialog instanceof HTMLDialogElement)) return;
    const buttons = controls(name);
    dialog.className = sidebar.className;
    dialog.classList.add("pw-dialog", "pw-drawer");
    dialog.setAttribute("aria-label", label);
    const close = make("button", { type: "button", class: "btn pw-close" }, "Close");
    close.addEventListener("click", () => dialog.close());

    const expanded = () => {
      const open = beside.matches ? !page.classList.contains(hidden) : dialog.open;
      for (const button of buttons) button.setAttribute("aria-expanded", String(open));
    };
    const show = () => {
      dialog.append(close, ...sidebar.childNodes);
      dialog.showModal();
    };
    dialog.addEventListener("close", () => {
      close.remove();
      sidebar.append(...dialog.childNodes);
      expanded();
    });
    dialog.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a");
      if (event.target === dialog || link) dialog.close();
    });
    for (const button of buttons) {
      button.addEventListener("click", () => {
        // The list of sections has no button where it stands beside the text.
        if (!beside.matches) show();
        else page.classList.toggle(hidden);
        expanded();
      });
    }
    beside.addEventListener("change", () => {
      if (dialog.open) dialog.close();
      expanded();
    });
    expanded();
  };

  // -------------------------------------------------------------------------------- search

  /** @typedef {{title: string, url: string, sections: [string, string, string][]}} Indexed */
  /** @typedef {{url: string, title: string, page: string, text: string, score: number}} Found */

  /** @type {Promise<Indexed[]> | undefined} */
  let loading;

  const index = () => {
    loading ||= new Promise((resolve, reject) => {
      // A script and not a fetch: a page opened from a folder may not fetch its neighbours.
      window.partnershipSearchIndex = resolve;
      const script = make("script", { src: `${root}search-index.js` });
      script.addEventListener("error", () => {
        loading = undefined;
        reject(new Error("search-index.js"));
      });
      document.head.append(script);
    });
    return loading;
  };

  /** @param {string} text small letters, no accents, hyphens as spaces */
  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[\u2019']/g, "")
      .replace(/[^\p{L}\p{N}]/gu, " ");

  /** @param {string} text as `plain`, and its hyphened words once more as one: "interagency" */
  const searchable = (text) =>
    ` ${plain(text)} ${(text.match(/\p{L}+(?:[-\u2010\u2011]\p{L}+)+/gu) ?? [])
      .map((word) => plain(word).replace(/ /g, ""))
      .join(" ")}`;

  /** @param {string} word its stem, near enough for "agencies" to find "agency" */
  const stem = (word) =>
    word.length < 5 ? word.replace(/(?<=...)s$/, "") : word.replace(/(?:ies|ing|ed|es|s|y)$/, "").replace(/(.)\1$/, "$1");

  /**
   * @param {Indexed[]} pages
   * @param {string} query
   * @returns {Found[]}
   */
  const find = (pages, query) => {
    const words = plain(query).split(/\s+/).filter(Boolean).map(stem);
    /** @type {Found[]} */
    const found = [];
    if (!words.length) return found;
    for (const { title, url, sections } of pages) {
      for (const [heading, anchor, text] of sections) {
        const name = searchable(heading);
        const body = searchable(text);
        let score = 0;
        for (const word of words) {
          const inName = name.includes(` ${word}`);
          const times = body.split(` ${word}`).length - 1;
          if (!inName && !times) {
            score = 0;
            break;
          }
          score += (inName ? 20 : 0) + Math.min(times, 5);
        }
        if (!score) continue;
        if (plain(heading).trim() === plain(query).trim()) score += 40;
        // What explains a word comes before the sources that have it in their titles.
        if (url.startsWith("references.")) score /= 4;
        found.push({ url: root + url + anchor, title: heading, page: title, text, score });
      }
    }
    return found.sort((a, b) => b.score - a.score);
  };

  /**
   * The part of a text around the first word found, with the words marked.
   * @param {string} text
   * @param {string} query
   */
  const excerpt = (text, query) => {
    const stems = plain(query).split(/\s+/).filter(Boolean).map(stem);
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${stems.join("|")})[\\p{L}\\p{N}]*`, "giu");
    const first = text.search(pattern);
    const from = first > 60 ? text.indexOf(" ", first - 60) + 1 : 0;
    const part = text.slice(from, from + 180);
    const cut = part.slice(0, part.length < 180 ? undefined : part.lastIndexOf(" "));
    const nodes = [from ? "\u2026 " : ""];
    let end = 0;
    for (const match of cut.matchAll(pattern)) {
      nodes.push(cut.slice(end, match.index), make("mark", {}, match[0]));
      end = match.index + match[0].length;
    }
    return [...nodes, cut.slice(end), from + cut.length < text.length ? " \u2026" : ""];
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

  const startSearches = () => {
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

  // -------------------------------------------------------------- the section being read

  const startSections = () => {
    const links = [...document.querySelectorAll("#pst-page-toc-nav a[href^='#']")];
    const targets = new Map();
    for (const link of links) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) targets.set(target.querySelector("h1,h2,h3,h4") || target, link);
    }
    if (!targets.size) return;
    let waiting = false;
    const mark = () => {
      waiting = false;
      const line = innerHeight * 0.3;
      let current = null;
      for (const [heading, link] of targets) {
        if (heading.getBoundingClientRect().top < line) current = link;
      }
      for (const link of links) {
        link.classList.toggle("active", link === current);
        if (link === current) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    };
    const soon = () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    soon();
  };

  // ---------------------------------------------- wide things that scroll inside the page

  const startScrollers = () => {
    const scrollers = document.querySelectorAll(".pst-scrollable-table-container, pre");
    if (!scrollers.length || !("ResizeObserver" in window)) return;
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        // Only what really scrolls takes a place in the tab order.
        if (target.scrollWidth > target.clientWidth) {
          target.setAttribute("tabindex", "0");
          // A group and not a region: a page of code would fill the list of landmarks.
          target.setAttribute("role", "group");
          const caption = target.querySelector("caption");
          const what = target.tagName === "PRE" ? "Code" : caption?.textContent.trim() || "Table";
          target.setAttribute("aria-label", `${what}, scrolls sideways`);
        } else {
          for (const name of ["tabindex", "role", "aria-label"]) target.removeAttribute(name);
        }
      }
    });
    for (const scroller of scrollers) observer.observe(scroller);
  };

  // --------------------------------------------------------------------------------- print

  const startPrint = () => {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...document.querySelectorAll("details:not([open])")];
      for (const details of opened) details.open = true;
    });
    addEventListener("afterprint", () => {
      for (const details of opened) details.open = false;
      opened = [];
    });
  };

  startTheme();
  // The same widths as in layout.css.
  startSidebar(
    "menu",
    "Menu",
    "pst-primary-sidebar",
    "pst-primary-sidebar-modal",
    "(min-width: 960px)",
  );
  startSidebar(
    "page",
    "On this page",
    "pst-secondary-sidebar",
    "pst-secondary-sidebar-modal",
    "(min-width: 1200px)",
  );
  startSearches();
  startSections();
  startScrollers();
  startPrint();
})();
