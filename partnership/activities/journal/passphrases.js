import { h, uniqueId } from "../view/dom.js";
import { canLock, LOCK_FAULTS, SHORTEST } from "./locked.js";

/**
 * A wish to lock the file, and the passphrase twice.
 * @returns {{element: HTMLElement, wanted: () => boolean, passphrase: () => string | null}}
 *   `passphrase` is null, and the learner is told, where the two will not do
 */
export function lockingWish() {
  if (!canLock()) {
    return { element: h("p", { class: "pw-about" }, `No lock can be put on the file here. ${LOCK_FAULTS.unable}`), wanted: () => false, passphrase: () => null };
  }
  const warning = h("p", { class: "pw-warning", role: "alert" });
  const first = secret("Passphrase", "new-password");
  const second = secret("The same again", "new-password");
  const box = h("input", { type: "checkbox", onchange: turn });
  const about = `At least ${SHORTEST} letters: four words that do not belong together do well. Without it nobody can open the file, you neither. Nobody can send you a new one.`;
  const inner = h("div", { hidden: true }, h("p", { class: "pw-about" }, about), first.element, second.element, warning);

  function turn() {
    inner.hidden = !box.checked;
    warning.textContent = "";
  }

  return {
    element: h("div", { class: "pw-lock" }, h("label", { class: "pw-option" }, box, "Lock that one file with a passphrase"), inner),
    wanted: () => box.checked,
    passphrase() {
      const [one, two] = [first.input.value, second.input.value];
      const short = one.length < SHORTEST;
      warning.textContent = short ? `The passphrase is too short. It takes ${SHORTEST} letters.` : one === two ? "" : "The two are not the same. Type them again.";
      if (warning.textContent) (short ? first : second).input.focus();
      return warning.textContent ? null : one;
    },
  };
}

/**
 * Ask for the passphrase of a locked file.
 * @param {(passphrase: string) => Promise<string>} open returns what went wrong, or nothing
 * @param {() => void} leave
 */
export function passphraseAsked(open, leave) {
  const warning = h("p", { class: "pw-warning", role: "alert" });
  const { element, input } = secret("This file is locked. Its passphrase", "off");
  const button = h("button", { class: "pw-main" }, "Open it");

  async function submit(event) {
    event.preventDefault();
    warning.textContent = "";
    button.disabled = true;
    const fault = await open(input.value);
    button.disabled = false;
    if (!fault) return;
    warning.textContent = fault;
    input.focus();
  }

  const actions = h("div", { class: "pw-actions" }, button, h("button", { type: "button", onclick: leave }, "Leave it"));
  return { element: h("form", { onsubmit: submit }, element, warning, actions), input };
}

/** @param {string} label @param {string} autocomplete */
function secret(label, autocomplete) {
  const name = uniqueId();
  const input = h("input", { id: name, type: "password", autocomplete, spellcheck: "false" });
  return { element: h("p", {}, h("label", { for: name }, label), input), input };
}
