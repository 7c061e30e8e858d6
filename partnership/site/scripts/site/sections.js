export const startSections = () => {
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
