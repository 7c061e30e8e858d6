// Runs before the first paint, so that nobody sees the wrong colours flash by.
(function (page, kept) {
  try {
    kept = localStorage.getItem("partnership:theme");
  } catch (blocked) {
    kept = null;
  }
  page.dataset.theme = /^(light|dark)$/.test(kept)
    ? kept
    : matchMedia("(prefers-color-scheme: dark)").matches
      ? "dark"
      : "light";
})(document.documentElement);
