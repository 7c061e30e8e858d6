import { startTheme } from "./colours.js";
import { startSidebar } from "./menus.js";
import { startSearches } from "./search.js";
import { startSections } from "./sections.js";
import { startScrollers } from "./scrollers.js";
import { startPrint } from "./print.js";
import { startOffline } from "./offline.js";

/**
 * What every page of the book does: colours, menus, search, sections, print and
 * what is kept for reading without a network.
 */
export function start() {
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
  startOffline();
}
