import { menuField } from "../tools/fields.js";
import { rowEditor } from "../tools/row_editor.js";
import { h } from "../view/dom.js";
import { MONTH_OPTIONS, madeEvent, story, whenOf } from "./story.js";

/** @param {any} work @param {any} spec @returns {HTMLElement[]} */
export function timelineOf(work, spec) {
  const list = h("div", {});
  const count = h("p", { class: "pw-small", role: "status" });
  let nation = "";
  const editor = rowEditor(work, show, {
    piece: "events",
    most: spec.most,
    words: { add: "Add something that happened here", change: "Change what happened", full: `There are ${spec.most} events, which is the most.` },
    columns: [
      { id: "year", label: "Year", most: 4 },
      { id: "month", label: "Month", options: MONTH_OPTIONS },
      { id: "title", label: "What happened", hint: "In a line. Leave out names of children and families.", most: 200 },
      { id: "changed", label: "What it changed for those who work together here", most: 2000, lines: 3 },
    ],
    made: madeEvent,
    said: (event) => `${whenOf(event)}, ${event.title}`,
    fields: (event) => ({ ...event, year: String(event.year), month: String(event.month) }),
  });

  function show() {
    const decades = story(work.get("events"), spec, nation);
    const ours = work.get("events").length;
    const shown = decades.reduce((sum, [, events]) => sum + events.length, 0);
    count.textContent = `${ours === 1 ? "1 event" : `${ours} events`} of ours, beside ${shown - ours} of the country's.`;
    list.replaceChildren(...decades.map(([decade, events]) => fold(decade, events)));
  }

  /** @param {number} decade @param {any[]} events */
  function fold(decade, events) {
    const ours = events.filter((one) => one.ours).length;
    const summary = `${decade} to ${decade + 9}: ${events.length - ours} national, ${ours} ours`;
    // Where something happened here, it is seen at once.
    return h("details", { open: ours > 0 }, h("summary", {}, summary), h("ul", { class: "pw-story" }, ...events.map(item)));
  }

  /** @param {any} one */
  function item(one) {
    if (!one.ours) return h("li", {}, h("span", { class: "pw-when" }, whenOf(one)), ` ${one.title} `, h("span", { class: "pw-small" }, one.place));
    return h(
      "li",
      { class: "pw-ours" },
      h("span", { class: "pw-when" }, whenOf(one)),
      " ",
      h("strong", {}, "Here: "),
      one.title,
      one.changed && h("p", {}, one.changed),
      h("div", { class: "pw-actions" }, ...editor.buttons(one.event, one.at)),
    );
  }

  const options = [
    { id: "", label: "All of them" },
    ...Object.keys(spec.nations).map((name) => ({ id: name, label: name })),
    { id: "none", label: "None: ours alone" },
  ];
  const change = (id) => {
    nation = id;
    show();
  };
  show();
  return [editor.element, menuField({ label: "Which national events stand beside it?", options, chosen: nation, change }), count, list];
}
