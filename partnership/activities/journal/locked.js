// A file that only a passphrase opens. `partnership/portfolio/locked.py` writes and reads the same;
// docs/formats/locked-file.md describes it.

const LOCKED = "partnership-locked";
const VERSION = 1;

/** Rounds of PBKDF2: what OWASP asked for in 2023 with SHA-256. */
const ROUNDS = 600_000;

/** Fewer would be unsafe; far more would only hang the page. */
const [FEWEST, MOST] = [100_000, 10_000_000];

export const SHORTEST = 12;

export const LOCK_FAULTS = {
  unable: "This browser can lock and unlock files only on a page that came by https, from this computer or from a folder. Nothing here was changed.",
  passphrase: "That passphrase does not open this file. Try again: capital letters, spaces and accents count.",
  damaged: "This locked file is damaged: part of it was changed or is missing. Nothing here was changed. Try an earlier copy.",
  newer: "That file was locked by a newer version of the course. Nothing here was changed. Open it there.",
};

/** Whether this page may lock files: browsers allow it where nobody on the way can change the page. */
export function canLock() {
  return Boolean(globalThis.crypto?.subtle);
}

/** @param {Uint8Array} bytes @param {string} passphrase @returns {Promise<string>} the file's text */
export async function lock(bytes, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(passphrase, salt, ROUNDS);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: header(ROUNDS) }, key, bytes);
  const content = { format: LOCKED, version: VERSION, kdf: "PBKDF2-SHA256", rounds: ROUNDS, cipher: "AES-256-GCM" };
  const sum = await sumOf(new Uint8Array(data));
  return JSON.stringify({ ...content, salt: base64(salt), iv: base64(iv), sha256: sum, data: base64(new Uint8Array(data)) }, null, 1);
}

/**
 * The content of a locked file, or null where the bytes are no locked file.
 * @param {ArrayBuffer} bytes
 */
export function lockedIn(bytes) {
  try {
    const content = JSON.parse(new TextDecoder().decode(bytes));
    return content?.format === LOCKED ? content : null;
  } catch {
    return null;
  }
}

/**
 * @param {any} content what `lockedIn` returned @param {string} passphrase
 * @returns {Promise<{bytes?: ArrayBuffer, fault?: keyof typeof LOCK_FAULTS}>}
 */
export async function unlock(content, passphrase) {
  if (!canLock()) return { fault: "unable" };
  if (Number.isInteger(content.version) && content.version > VERSION) return { fault: "newer" };
  const [salt, iv, data] = [bytesIn(content.salt), bytesIn(content.iv), bytesIn(content.data)];
  const { rounds } = content;
  const known = content.version === VERSION && content.kdf === "PBKDF2-SHA256" && content.cipher === "AES-256-GCM";
  const whole = known && salt?.length === 16 && iv?.length === 12 && data && Number.isInteger(rounds);
  if (!whole || rounds < FEWEST || rounds > MOST || (await sumOf(data)) !== content.sha256) return { fault: "damaged" };
  try {
    const key = await keyFrom(passphrase, salt, rounds);
    return { bytes: await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: header(rounds) }, key, data) };
  } catch {
    return { fault: "passphrase" };
  }
}

/** @param {string} passphrase @param {Uint8Array} salt @param {number} iterations */
async function keyFrom(passphrase, salt, iterations) {
  // An accent can be typed in two ways; both must open the file.
  const secret = new TextEncoder().encode(passphrase.normalize("NFC"));
  const material = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveKey"]);
  const rule = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(rule, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** What the lock also covers, so that nobody can change it unseen. @param {number} rounds */
function header(rounds) {
  return new TextEncoder().encode(`${LOCKED}:${VERSION}:PBKDF2-SHA256:${rounds}:AES-256-GCM`);
}

/** @param {Uint8Array} data */
async function sumOf(data) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (let place = 0; place < bytes.length; place += 32_768) text += String.fromCharCode(...bytes.subarray(place, place + 32_768));
  return btoa(text);
}

/** @param {unknown} text @returns {Uint8Array | null} */
function bytesIn(text) {
  try {
    return typeof text === "string" ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}
