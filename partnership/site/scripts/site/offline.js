import { make, root } from "./page.js";

/** Long enough for the page itself to be read in peace, on a slow connection too. */
const WAIT = 2000;
/** How often a page that stays open asks whether there is a newer version, in milliseconds. */
const OFTEN = 10 * 60 * 1000;

/** Keep the whole course on the device, where it comes from the web. */
export function startOffline() {
  const { connection, serviceWorker } = navigator;
  // JupyterLab's server asks for a login and shows the latest build: nothing is kept of that.
  if (!/^https?:$/.test(location.protocol) || document.querySelector(".course-tools")) return;
  // Added here, because a page opened from a folder may not load it.
  document.head.append(make("link", { rel: "manifest", href: `${root}manifest.webmanifest` }));
  if (!serviceWorker || connection?.saveData) return;
  addEventListener("load", () => setTimeout(() => keepCourse(serviceWorker).catch(() => {}), WAIT));
}

/** @param {ServiceWorkerContainer} serviceWorker */
async function keepCourse(serviceWorker) {
  const registration = await serviceWorker.register(`${root}service-worker.js`, { updateViaCache: "none" });
  const look = () => {
    // Without a controller, this is the first visit and not a newer version.
    if (registration.waiting && serviceWorker.controller) offer(serviceWorker, registration.waiting);
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  follow();
  look();
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < OFTEN) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

/** @param {ServiceWorkerContainer} serviceWorker @param {ServiceWorker} newer */
function offer(serviceWorker, newer) {
  document.querySelector(".pw-newer")?.remove();
  const said = make("p", {});
  const box = make("section", { class: "pw-newer", "aria-label": "Newer version" }, make("div", { role: "status" }, said));
  const later = make("button", { type: "button", class: "btn" }, "Not now");
  later.addEventListener("click", () => box.remove());
  document.body.append(box);
  if (!canKeepText() && [...document.querySelectorAll("textarea")].some((one) => one.value)) {
    said.textContent = "A newer version of the course is ready. Copy what you have written here first: this browser does not keep it. Then load the page again.";
    box.append(later);
    return;
  }
  const now = make("button", { type: "button", class: "btn pw-primary" }, "Show it now");
  now.addEventListener("click", () => {
    // Another page of the course may have asked for it already.
    if (newer.state === "activated") location.reload();
    serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    newer.postMessage("take over");
  });
  said.textContent = "A newer version of the course is ready. What you have written is kept.";
  box.append(now, later);
}

function canKeepText() {
  try {
    localStorage.setItem("partnership:probe", "");
    localStorage.removeItem("partnership:probe");
    return true;
  } catch {
    return false;
  }
}
