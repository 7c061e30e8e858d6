/** What is kept is in this shape; a later shape gets the next number and reads this one. */
const VERSION = 1;
const PREFIX = `partnership:v${VERSION}:`;

/**
 * A place on the learner's device for one activity's answers. It never throws: a browser
 * may refuse to keep anything (private window, full disk, blocked by an administrator).
 * With each answer goes the time it was last changed (`at`, milliseconds), so that a journal
 * can tell which of two is newer.
 * @param {() => Storage} open returns the browser's storage, or throws
 * @param {string} page
 * @param {string} activity
 */
export function createStorage(open, page, activity) {
  const key = `${PREFIX}${page}:${activity}`;
  /** @type {Map<string, string>} what was last read or written, without its time */
  let seen = new Map();
  const said = (response) => JSON.stringify({ ...response, at: undefined });
  const see = (value) => {
    seen = new Map(Object.entries(value).map(([id, response]) => [id, said(response)]));
  };
  /** Bring answers along when the activity has moved here from another page of the book. */
  function takeAlong() {
    const shelf = open();
    if (shelf.getItem(key) !== null) return;
    const before = Object.keys(shelf).find((one) => one.startsWith(PREFIX) && one.endsWith(`:${activity}`));
    if (!before) return;
    shelf.setItem(key, shelf.getItem(before) ?? "");
    shelf.removeItem(before);
  }

  return {
    key,

    /** @returns {{state: "found" | "empty" | "unreadable" | "refused", value: any}} */
    read() {
      let text;
      try {
        takeAlong();
        text = open().getItem(key);
      } catch {
        return { state: "refused", value: {} };
      }
      if (text === null) return { state: "empty", value: {} };
      const value = parse(text);
      see(value ?? {});
      return value ? { state: "found", value } : { state: "unreadable", value: {} };
    },

    /** @param {any} value @returns {boolean} whether it is kept; an empty value removes what was */
    write(value) {
      for (const [id, response] of Object.entries(value)) {
        if (seen.get(id) !== said(response)) response.at = Date.now();
      }
      see(value);
      try {
        if (Object.keys(value).length) open().setItem(key, JSON.stringify(value));
        else open().removeItem(key);
        return true;
      } catch {
        return false;
      }
    },

    /** Keep what cannot be read under another name, so that it is not written over. @returns {boolean} */
    setAside() {
      try {
        open().setItem(`${key}:unreadable`, open().getItem(key) ?? "");
        return true;
      } catch {
        return false;
      }
    },

    /** @param {StorageEvent} event @returns {any} what another page has kept here, if that is what happened */
    elsewhere: (event) => event.key === key && parse(event.newValue),
  };
}

/**
 * @param {string | null} text
 * @returns {Record<string, any> | null} saved answers, or null where the text is not that
 */
export function parse(text) {
  try {
    const value = JSON.parse(text ?? "{}");
    const isRecord = (thing) => thing !== null && typeof thing === "object" && !Array.isArray(thing);
    return isRecord(value) && Object.values(value).every(isRecord) ? value : null;
  } catch {
    return null;
  }
}
