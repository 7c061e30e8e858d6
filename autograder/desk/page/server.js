// @ts-check
/** Ask the desk's server. */
import { RefusedError } from "./outbox.js";

const base = document.documentElement.dataset.base ?? "/marking/";
const PATIENCE = 15000;

/** @returns {string} what proves that a request comes from this page */
function proof() {
  const cookie = document.cookie.match(/(?:^|;\s*)_xsrf=([^;]*)/)?.[1];
  return cookie ? decodeURIComponent(cookie) : document.documentElement.dataset.xsrf ?? "";
}

/**
 * @param {string} path below `marking/api/`
 * @param {object} [body] sent with POST
 * @returns {Promise<any>}
 * @throws {RefusedError} the server answered that it will not; anything else: it did not answer
 */
export async function ask(path, body) {
  const how = body
    ? { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-XSRFToken": proof() } }
    : {};
  const answer = await fetch(`${base}api/${path}`, {
    ...how, credentials: "same-origin", redirect: "error", cache: "no-store", signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.ok) return answer.json();
  let what = `The server answered ${answer.status}.`;
  try {
    what = (await answer.json()).message ?? what;
  } catch {
    // Not from the desk itself: a proxy, or a server that is just starting.
  }
  if (answer.status >= 500 || answer.status === 429) throw new Error(what);
  throw new RefusedError(what);
}

/** @param {...string} parts @returns {string} a path that no part can get out of */
export const path = (...parts) => parts.map(encodeURIComponent).join("/");
