import { controls, page } from "./page.js";

const THEME_KEY = "partnership:theme";

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
    const kept = localStorage.getItem(THEME_KEY);
    return kept === "light" || kept === "dark" ? kept : null;
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

export const startTheme = () => {
  // A page from a folder has not asked before (head.js).
  showTheme(keptTheme() || systemTheme());
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
