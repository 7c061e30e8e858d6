/**
 * Build an element. Text is always set as text, never as markup.
 * @param {string} tag
 * @param {Record<string, any>} [attributes] a name with `on` in front is a listener
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** @returns {string} a name no other element has, so that two copies of a view can share a page */
export function uniqueId() {
  return `pw-${Math.random().toString(36).slice(2, 10)}`;
}
