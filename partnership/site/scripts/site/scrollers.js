export const startScrollers = () => {
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
