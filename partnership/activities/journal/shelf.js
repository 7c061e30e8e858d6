import { parse } from "../host/storage.js";

/** What every activity's answers are kept under: `partnership:v1:<page>:<activity>`. */
const PREFIX = "partnership:v1:";

/**
 * Everything the course keeps on this device, as one value: answers by `<page>:<activity>`.
 * Like the place of one activity, it never throws. Writing touches only what changed, so that
 * work done in another tab meanwhile stays; if the device is full, all stays as it was.
 * @param {() => Storage} open returns the browser's storage, or throws
 */
export function shelf(open) {
  let seen = {};

  const keys = () =>
    Array.from({ length: open().length }, (_, place) => open().key(place) ?? "").filter((key) => key.startsWith(PREFIX));

  /** @returns {Record<string, any>} */
  function all() {
    const kept = {};
    for (const key of keys().filter((one) => !one.endsWith(":unreadable"))) {
      const value = parse(open().getItem(key));
      if (value && Object.keys(value).length) kept[key.slice(PREFIX.length)] = value;
    }
    return kept;
  }

  function read() {
    try {
      seen = all();
      return { state: Object.keys(seen).length ? "found" : "empty", value: seen };
    } catch {
      return { state: "refused", value: {} };
    }
  }

  return {
    read,
    setAside: () => false,

    /**
     * Keeping nothing clears everything, what cannot be read too.
     * @param {Record<string, any>} value @returns {boolean} whether it is kept, whole
     */
    write(value) {
      const names = new Set([...Object.keys(seen), ...Object.keys(value)]);
      const same = (name) => JSON.stringify(seen[name]) === JSON.stringify(value[name]);
      const before = [];
      try {
        for (const name of [...names].filter((one) => !same(one))) {
          const key = PREFIX + name;
          before.push([key, open().getItem(key)]);
          if (value[name] && Object.keys(value[name]).length) open().setItem(key, JSON.stringify(value[name]));
          else open().removeItem(key);
        }
        if (!Object.keys(value).length) keys().forEach((key) => open().removeItem(key));
        seen = value;
        return true;
      } catch {
        before.reverse().forEach(([key, text]) => putBack(key, text));
        return false;
      }
    },

    /** @param {StorageEvent} event */
    elsewhere: (event) => (event.key === null || event.key.startsWith(PREFIX)) && read().value,
  };

  /** @param {string} key @param {string | null} text */
  function putBack(key, text) {
    try {
      if (text === null) open().removeItem(key);
      else open().setItem(key, text);
    } catch {
      // It was there a moment ago, and something larger has just been taken away.
    }
  }
}
