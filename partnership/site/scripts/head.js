// Runs before the first paint, so that nobody sees the wrong colours flash by.
(function (page, kept) {
  try {
    // A page from a folder that asks for its storage so soon may get an empty one, and what it
    // then writes there is lost: docs/decisions/0026. It asks when it has been read.
    kept = location.protocol === "file:" ? null : localStorage.getItem("partnership:theme");
  } catch (blocked) {
    kept = null;
  }
  page.dataset.theme = /^(light|dark)$/.test(kept)
    ? kept
    : matchMedia("(prefers-color-scheme: dark)").matches
      ? "dark"
      : "light";
})(document.documentElement);
