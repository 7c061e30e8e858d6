import { otherKind } from "../tools/other_kind.js";
import { h, uniqueId } from "../view/dom.js";
import { FAULTS, LARGEST, readJournal } from "./file.js";
import { LOCK_FAULTS, lockedIn, unlock } from "./locked.js";
import { compared, merged } from "./merging.js";
import { passphraseAsked } from "./passphrases.js";
import { counted, whenOf } from "./words.js";

/** Bytes. A locked file writes three bytes as four letters. */
const MOST = LARGEST * 1.4;

/**
 * Bring in a saved journal: say first what it would change, then do it.
 * @param {{here: () => Record<string, any>, mark: Function, spec: any,
 *   keep: (value: any, told: string) => boolean, summary: HTMLElement}} context
 */
export function bringIn({ here, mark, spec, keep, summary }) {
  const name = uniqueId();
  const told = h("div", { class: "pw-plan" });
  const warning = h("p", { class: "pw-warning", role: "alert" });
  const input = h("input", { id: name, type: "file", accept: ".json,application/json", onchange: chosen });

  async function chosen() {
    const file = input.files[0];
    warning.textContent = "";
    told.replaceChildren();
    if (!file) return;
    try {
      // Its size is known before it is read: a huge one is never loaded.
      if (file.size > MOST) warning.textContent = FAULTS.large;
      else take(await file.arrayBuffer(), otherKind(file.name));
    } catch {
      warning.textContent = FAULTS.damaged;
    }
    input.value = "";
  }

  /** @param {ArrayBuffer} bytes @param {string} [kind] of file, where it is another */
  function take(bytes, kind) {
    const locked = lockedIn(bytes);
    if (locked) return ask(locked);
    const found = readJournal(bytes);
    if (found.fault) {
      warning.textContent = kind ? `That is ${kind} and no saved journal. Nothing here was changed. ${INSTEAD}` : FAULTS[found.fault];
      told.replaceChildren();
    } else plan(found.kept);
    return undefined;
  }

  /** @param {any} locked */
  function ask(locked) {
    const asked = passphraseAsked(
      async (passphrase) => {
        const { bytes, fault } = await unlock(locked, passphrase);
        if (bytes) take(bytes);
        return fault ? LOCK_FAULTS[fault] : "";
      },
      () => done("Nothing was changed."),
    );
    told.replaceChildren(asked.element);
    asked.input.focus();
  }

  /** @param {Record<string, any>} there */
  function plan(there) {
    const comparison = compared(here(), there, mark);
    const { fresh, differing, same } = comparison;
    if (!fresh.length && !differing.length) {
      summary.textContent = same ? "Everything in that file is here already." : "There is nothing in that file.";
      summary.focus();
      return;
    }
    const choices = differing.map((place) => choice(place, spec));
    const go = h("button", { type: "button", class: "pw-main", onclick: apply }, "Bring it in");
    const leave = h("button", { type: "button", onclick: () => done("Nothing was changed.") }, "Leave it");
    const heading = h("p", { class: "pw-summary", tabindex: -1 }, whatItHolds(comparison));
    told.replaceChildren(heading, ...choices.map((one) => one.element), h("div", { class: "pw-actions" }, go, leave));
    heading.focus();

    function apply() {
      // What is here may have changed in another tab since the plan was made.
      const now = compared(here(), there, mark);
      if (JSON.stringify(now) !== JSON.stringify(comparison)) return plan(there);
      const taken = new Set(choices.filter((one) => one.takesTheirs()).map((one) => one.place));
      const value = merged(here(), comparison, (place) => taken.has(place));
      const count = counted(fresh.length + taken.size, "answer", "answers");
      if (keep(value, "")) done(`Brought in: ${count}.`);
      else done(summary.textContent);
      return undefined;
    }
  }

  /** @param {string} text */
  function done(text) {
    told.replaceChildren();
    summary.textContent = text;
    summary.focus();
  }

  return h(
    "div",
    { class: "pw-bring" },
    h("label", { for: name }, "Bring in a saved journal "),
    input,
    warning,
    told,
  );
}

const INSTEAD = "Choose the file that “Save everything as one file” gave: its name ends in .json.";

/** @param {{fresh: any[], differing: any[], same: number}} comparison */
function whatItHolds({ fresh, differing, same }) {
  return [
    fresh.length && `${counted(fresh.length, "answer", "answers")} new here.`,
    same && `${counted(same, "answer", "answers")} that you have already.`,
    differing.length &&
      `${counted(differing.length, "answer differs", "answers differ")} from what is here. Choose which to keep; the newer is chosen for you where that is known.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** @param {any} place @param {any} spec */
function choice(place, spec) {
  const group = uniqueId();
  const option = (value, response, from) =>
    h(
      "label",
      { class: "pw-option" },
      h("input", { type: "radio", name: group, value, checked: (place.newer === "there") === (value === "there") }),
      h("span", {}, `${from}${whenOf(response.at) && `, ${whenOf(response.at)}`}: `, h("q", {}, excerpt(response.answer))),
    );
  const theirs = option("there", place.theirs, "From the file");
  const [page, id] = place.key.split(":");
  const title = spec.activities.find((one) => one.page === page && one.id === id)?.title ?? place.key;
  return {
    place,
    element: h(
      "fieldset",
      {},
      h("legend", {}, title),
      option("here", place.ours, "As it is here"),
      theirs,
    ),
    takesTheirs: () => theirs.querySelector("input").checked,
  };
}

/** @param {unknown} answer */
function excerpt(answer) {
  const text = typeof answer === "string" ? answer : JSON.stringify(answer);
  return text.length > 300 ? `${text.slice(0, 300)} …` : text;
}
