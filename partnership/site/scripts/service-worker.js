// Keeps the whole course on the device, so that it can be read without a network. The build puts
// FILES before this text: the version of each file, which is made from its content, by its path.
// A file is kept under its path and version, so that a new build fetches only what has changed
// and pages of one build never meet the styles of another.

const SCOPE = new URL("./", self.location).href;
const PREFIX = `partnership:${new URL(SCOPE).pathname}:`;
const KEPT = `${PREFIX}${VERSION}`;
const AT_ONCE = 6;

const keyOf = (path) => `${SCOPE}${path}?v=${FILES[path]}`;

async function keepAll() {
  const cache = await caches.open(KEPT);
  const waiting = Object.keys(FILES);
  const keepSome = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const key = keyOf(path);
      await cache.put(key, (await caches.match(key)) ?? (await fetched(key)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepSome));
}

async function fetched(address) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // A page that came by way of a redirect may not be shown when it is asked for.
  return response.redirected
    ? new Response(await response.blob(), { headers: response.headers })
    : response;
}

async function dropOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== KEPT);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim();
}

function pathOf(url) {
  const path = `${url.origin}${url.pathname}`.slice(SCOPE.length);
  // Some servers leave endings out of addresses.
  return [path, `${path}index.html`, `${path}.html`].find((one) => one in FILES);
}

async function answer(request) {
  const url = new URL(request.url);
  const path = pathOf(url);
  const asked = url.searchParams.get("v");
  // A script of this build asks for the search index under its own version.
  const ours = path && [null, FILES[path], FILES["_static/site.js"]].includes(asked);
  const kept = path && (await caches.match(keyOf(path)));
  if (ours && kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOlder()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
