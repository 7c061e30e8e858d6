// @ts-check
// Before anything is drawn: light or dark as the reader's system says, unless they chose here.
{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // A page from a folder that asks for its storage before it has been read may get an empty one,
  // and what it then writes there is lost: docs/decisions/0026.
  let mayAsk = location.protocol !== "file:";
  const chosen = () => {
    try {
      if (!mayAsk) return null;
      return localStorage.getItem("partnership-desk:v1:colours");
    } catch {
      return null;
    }
  };
  const paint = () => {
    document.documentElement.dataset.theme = chosen() ?? (dark.matches ? "dark" : "light");
  };
  dark.addEventListener("change", paint);
  addEventListener("load", () => {
    mayAsk = true;
    paint();
  });
  paint();
}
