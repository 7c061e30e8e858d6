import { h, uniqueId } from "../view/dom.js";

/**
 * Ask for what a certificate needs and the browser does not know.
 * @param {{honest: string}} words @param {(name: string, hours: number) => string} make returns what went wrong, or nothing
 */
export function certificateAsked(words, make) {
  const [who, long] = [uniqueId(), uniqueId()];
  const warning = h("p", { class: "pw-warning", role: "alert" });
  const name = h("input", { id: who, type: "text", autocomplete: "name", maxlength: 120 });
  const hours = h("input", { id: long, type: "number", min: 0.5, max: 999, step: 0.5, inputmode: "decimal" });

  function submit(event) {
    event.preventDefault();
    const spent = Number(hours.value);
    const fault = !name.value.trim()
      ? [name, "Type the name that is to stand on it. It is not kept."]
      : !(spent > 0 && spent < 1000)
        ? [hours, "Type the hours you spent as a number, such as 12.5."]
        : [name, make(name.value.trim(), spent)];
    warning.textContent = fault[1];
    if (fault[1]) fault[0].focus();
  }

  return h(
    "details",
    { class: "pw-certificate" },
    h("summary", {}, "Make a certificate"),
    h(
      "form",
      // Our own words say what is missing, the same in every browser.
      { onsubmit: submit, novalidate: true },
      h("p", { class: "pw-about" }, words.honest),
      h("p", {}, h("label", { for: who }, "Your name, as it is to stand on it"), name),
      h("p", {}, h("label", { for: long }, "Hours you spent, as you reckon them"), hours),
      warning,
      h("div", { class: "pw-actions" }, h("button", {}, "Save the certificate (Word)")),
    ),
  );
}
