import { checkboxes, choice } from "../view/choices.js";
import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { outdatedNote } from "../view/outdated.js";
import { responsesIn } from "../view/responses.js";
import { telling } from "./telling.js";

/**
 * Show things side by side, and practise telling them apart.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const title = uniqueId();
  let shown = spec.things.map((thing) => thing.id);
  let onlyDifferent = false;

  const count = h("p", { class: "pw-count", role: "status" });
  const table = h("table", {});
  const practice = telling(spec, responses);

  function show() {
    const things = spec.things.filter((thing) => shown.includes(thing.id));
    const rows = spec.rows.filter((row) => !onlyDifferent || different(row, things));
    const features = rows.length === 1 ? "1 feature" : `${rows.length} features`;
    count.textContent = things.length
      ? `${features} of ${things.map((thing) => thing.label).join(", ")}.`
      : "Tick something to see it.";
    table.replaceChildren(
      h("caption", { class: "pw-hidden" }, spec.title),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Feature"), ...things.map((thing) => h("th", { scope: "col" }, thing.label)))),
      h("tbody", {}, ...rows.map((row) => line(row, things))),
    );
  }

  el.append(
    h(
      "section",
      { class: "pw-activity pw-compare", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, spec.title),
      h("p", { class: "pw-intro" }, spec.intro),
      outdatedNote(responses, [practice.part]),
      h(
        "fieldset",
        { class: "pw-which" },
        h("legend", {}, "Show"),
        ...checkboxes(spec.things, shown, (ids) => ((shown = ids), show()), "pw-tick"),
        choice({ type: "checkbox", onchange: (event) => ((onlyDifferent = event.target.checked), show()) }, "pw-tick", "Only where they differ"),
      ),
      count,
      h("div", { class: "pw-scroll", role: "region", tabindex: 0, "aria-label": `${spec.title}, table` }, table),
      h("p", { class: "pw-source" }, `Source: ${spec.source}`),
      practice.element,
      keeping(model, () => {
        responses.clear();
        practice.start();
      }),
    ),
  );
  show();
}

/** @param {any} row @param {any[]} things */
function different(row, things) {
  return new Set(things.map((thing) => row.said[thing.id])).size > 1;
}

/** @param {any} row @param {any[]} things */
function line(row, things) {
  return h("tr", {}, h("th", { scope: "row" }, row.feature), ...things.map((thing) => h("td", {}, row.said[thing.id])));
}
