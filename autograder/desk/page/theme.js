// @ts-check
// Before anything is drawn: light or dark as the reader's system says, unless they chose here.
{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem("partnership-desk:v1:colours");
    } catch {
      return null;
    }
  };
  const paint = () => {
    document.documentElement.dataset.theme = chosen() ?? (dark.matches ? "dark" : "light");
  };
  dark.addEventListener("change", paint);
  paint();
}
