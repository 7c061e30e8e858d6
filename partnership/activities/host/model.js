/**
 * The model a view works on: the part of the AFM interface that every host offers
 * (`get`, `set`, `on`, `off`, `save_changes`, `send`), with state kept in the page.
 * @param {Record<string, any>} state
 * @param {(state: Record<string, any>) => void} save called by `save_changes`
 */
export function createModel(state, save) {
  const listeners = new Map();
  const current = { ...state };
  return {
    /** @param {string} name */
    get: (name) => current[name],

    /** @param {string} name @param {unknown} value */
    set(name, value) {
      if (current[name] === value) return;
      current[name] = value;
      for (const listener of [...(listeners.get(`change:${name}`) ?? [])]) listener();
    },

    save_changes: () => save(current),

    /** @param {string} event @param {Function} listener */
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },

    /** @param {string} [event] @param {Function} [listener] without them, every listener goes */
    off(event, listener) {
      if (!event) listeners.clear();
      else if (!listener) listeners.delete(event);
      else listeners.set(event, (listeners.get(event) ?? []).filter((one) => one !== listener));
    },

    /** There is nobody to send to: the page has no kernel. */
    send() {},
  };
}
