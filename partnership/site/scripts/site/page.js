/** The page that the script runs in. */
export const page = document.documentElement;

/** The way from this page to the folder of the book. */
export const root = page.dataset.content_root || "./";

/**
 * @param {string} name what a control does: the value of its data-pw attribute
 * @returns {HTMLElement[]}
 */
export const controls = (name) => [...document.querySelectorAll(`[data-pw~="${name}"]`)];

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
