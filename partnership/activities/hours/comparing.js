import { button } from "../tools/fields.js";
import { tableOf } from "../tools/report.js";
import { h } from "../view/dom.js";
import { besideInWords, besideOf, besideTable, CAPTION } from "./beside.js";
import { bar } from "./telling.js";

/**
 * Keep a setting, change something, and see both beside each other.
 * @param {any} work @param {any} spec @param {(key?: string) => void} redraw @param {(text: string) => void} say
 */
export function comparing(work, spec, redraw, say) {
  const shown = h("div", {});
  const now = () => ({ sliders: { ...work.get("sliders") } });

  /** @param {any[]} kept @param {string} key @param {string} told */
  function put(kept, key, told) {
    work.set("kept", kept);
    redraw(key);
    say(told);
  }

  function swap() {
    const [kept] = work.get("kept");
    const other = now();
    work.set("sliders", { ...kept.sliders });
    put([other], "swap", "The sliders stand as they were kept. What they stood at is kept instead.");
  }

  function show() {
    const found = besideOf(work, spec);
    if (!found) return shown.replaceChildren();
    const most = Math.max(...found.lines.flatMap(({ before, now }) => [...before.ends, ...now.ends].map(Math.abs)));
    const cell = ({ hours, ends }) => h("div", {}, hours, bar(ends, most));
    return shown.replaceChildren(
      h("ul", { class: "pw-beside" }, ...besideInWords(found).map((text) => h("li", {}, text))),
      tableOf({ caption: CAPTION, ...besideTable(found, cell) }),
    );
  }

  const begun = work.get("kept").length > 0;
  const keep = () => put([now()], "keep", "This setting is kept. Move a slider, and both stand beside each other.");
  const element = h(
    "div",
    {},
    h("p", {}, "Keep how the sliders stand now. Then move one, and see both settings beside each other."),
    h(
      "div",
      { class: "pw-actions" },
      button(begun ? "Keep the present setting instead" : "Keep this setting to compare", keep, { key: "keep" }),
      begun && button("Swap the two", swap, { key: "swap" }),
      begun && button("Stop comparing", () => put([], "keep", "Only the present setting is shown.")),
    ),
    shown,
  );
  return { element, show };
}
