import { h } from "../view/dom.js";
import { eventText, whenOf } from "./words.js";

/** From how many events on they are folded, decade by decade. */
const MANY = 25;

/** How long the learner must pause before a search starts, in milliseconds. */
const PAUSE = 250;

/**
 * Look events up by nation, kind and words.
 * @param {any} spec @param {any[]} events @param {() => void} changed called when others are found
 */
export function exploring(spec, events, changed) {
  let waiting = 0;
  let found = events;
  const nation = select("All nations", Object.keys(spec.nations));
  const kind = select("All kinds", spec.kinds);
  const words = h("input", { type: "search", autocomplete: "off", oninput: soon });
  const count = h("p", { class: "pw-count", role: "status" });
  const list = h("div", {});

  /** @param {string} all @param {string[]} values */
  function select(all, values) {
    return h(
      "select",
      { onchange: look },
      h("option", { value: "" }, all),
      ...values.map((value) => h("option", { value }, value[0].toUpperCase() + value.slice(1))),
    );
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  }

  function look() {
    clearTimeout(waiting);
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    found = events.filter(
      (event) =>
        (!nation.value || spec.nations[nation.value].includes(event.place)) &&
        (!kind.value || spec.kinds[event.kind] === kind.value) &&
        wanted.every((word) => textOf(event).includes(word)),
    );
    show();
    changed();
  }

  /** @param {any} event */
  function textOf(event) {
    event.text ??= plain([event.year, event.title, event.changed, spec.places[event.place], event.source].join(" "));
    return event.text;
  }

  function show() {
    count.textContent = found.length
      ? `${found.length} of ${events.length} events.`
      : "Nothing found. Try one word, or a shorter one, or another nation.";
    const decades = Map.groupBy ? Map.groupBy(found, decadeOf) : grouped(found);
    list.replaceChildren(...[...decades].map(([decade, some]) => fold(decade, some, found.length <= MANY)));
  }

  /** @param {number} decade @param {any[]} some @param {boolean} open */
  function fold(decade, some, open) {
    return h(
      "details",
      { open, class: "pw-decade" },
      h("summary", {}, `${decade} to ${decade + 9} (${some.length})`),
      h("ol", {}, ...some.map(item)),
    );
  }

  /** @param {any} event */
  function item(event) {
    return h(
      "li",
      {},
      h("span", { class: "pw-when" }, whenOf(event)),
      ...eventText(event),
      h("p", { class: "pw-source" }, `${spec.places[event.place]}, ${spec.kinds[event.kind]}. Source: ${event.source}.`),
    );
  }

  show();
  return {
    element: h(
      "div",
      {},
      h(
        "div",
        { class: "pw-filters", role: "search", "aria-label": "Look things up in the timeline" },
        h("label", {}, "Nation ", nation),
        h("label", {}, "Kind ", kind),
        h("label", {}, "Words ", words),
      ),
      count,
      list,
    ),
    found: () => found,
  };
}

/** @param {any} event */
function decadeOf(event) {
  return event.year - (event.year % 10);
}

/** @param {any[]} events */
function grouped(events) {
  const decades = new Map();
  for (const event of events) {
    const decade = decadeOf(event);
    decades.set(decade, [...(decades.get(decade) ?? []), event]);
  }
  return decades;
}

/** @param {string} text small letters, no accents, hyphens as spaces */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\u2019']/g, "").replace(/-/g, " ");
}
