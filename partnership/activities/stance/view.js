import { h, uniqueId } from "../view/dom.js";
import { keeping } from "../view/keeping.js";
import { outdatedNote } from "../view/outdated.js";
import { responsesIn } from "../view/responses.js";
import { placing } from "./placing.js";

/**
 * Place oneself on a line, before reading and after. A page may have a place for each
 * (`spec.part`); elsewhere both stand together.
 * @param {{model: any, el: HTMLElement}} context
 */
export function render({ model, el }) {
  const spec = model.get("spec");
  const responses = responsesIn(model);
  const title = uniqueId();
  const moved = h("div", { class: "pw-moved", role: "status" });
  const parts = (spec.part ? [spec.part] : ["before", "after"]).map((part) =>
    placing({ spec, part, responses, both: !spec.part }),
  );

  /** @param {string} part */
  const partOf = (part) => ({ id: `${spec.id}.${part}`, fingerprint: spec.mark });

  /** @param {string} part @returns {number | undefined} where the learner stood */
  function placed(part) {
    const answer = responses.answer(partOf(part));
    return Number.isInteger(answer) && spec.names[answer] ? answer : undefined;
  }

  /** @param {string} part */
  function why(part) {
    const answer = responses.answer(partOf(`${part}.why`));
    return typeof answer === "string" ? answer.trim() : "";
  }

  function tell() {
    const [before, after] = [placed("before"), placed("after")];
    if (spec.part === "before" || after === undefined) return moved.replaceChildren();
    if (before === undefined) {
      return moved.replaceChildren(
        h("p", {}, "You did not place yourself before reading, so there is nothing to compare with. Where do you think you stood?"),
      );
    }
    const reasons = why("before");
    return moved.replaceChildren(
      h("p", { class: "pw-summary" }, movement(spec, before, after)),
      h("p", {}, `Before: ${spec.names[before]}. Now: ${spec.names[after]}.`),
      ...(reasons ? [h("p", {}, "Before, you wrote: ", h("q", {}, reasons))] : []),
    );
  }

  function refresh() {
    parts.forEach((part) => part.refresh(placed("after") !== undefined));
    tell();
  }

  el.append(
    h(
      "section",
      { class: "pw-activity pw-stance", "aria-labelledby": title },
      h("h3", { id: title, class: "pw-title" }, headingOf(spec)),
      spec.part !== "after" && h("p", { class: "pw-intro" }, spec.intro),
      outdatedNote(responses, ["before", "after"].map(partOf)),
      ...parts.map((part) => part.element),
      moved,
      h("p", { class: "pw-source" }, `Source of the question: ${spec.source}`),
      keeping(model, () => responses.clear()),
    ),
  );
  refresh();
  model.on("change:responses", refresh);
  return () => {
    parts.forEach((part) => part.keep());
    model.off("change:responses", refresh);
  };
}

/** @param {any} spec */
function headingOf(spec) {
  const ends = { before: ", before you read", after: ", now that you have read" };
  return spec.title.replace(/\?$/, "") + (ends[spec.part] ?? "") + (spec.title.endsWith("?") ? "?" : "");
}

/** @param {any} spec @param {number} before @param {number} after */
function movement(spec, before, after) {
  const steps = Math.abs(after - before);
  if (steps === 0) return "You stand where you stood.";
  const end = after > before ? spec.positions.at(-1) : spec.positions[0];
  return `You moved ${steps === 1 ? "1 step" : `${steps} steps`} towards “${end.name}”.`;
}
