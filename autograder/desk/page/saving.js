// @ts-check
/** Say how saving stands, in plain words, and what to do where it does not go on. */
import { confirm } from "./confirm.js";
import { h } from "./dom.js";
import { notice } from "./response.js";
import { at } from "./showing.js";

/**
 * @param {import("./outbox.js").State} now
 * @param {import("./outbox.js").Outbox} outbox
 * @param {() => void} reopen shows the open answer as the server has it
 */
export function showSaving({ state, count, reason }, outbox, reopen) {
  const words = {
    saved: "Saved",
    saving: "Saving ...",
    away: `Not saved yet: ${count} kept in this browser`,
    refused: "Not saved",
  };
  at("saved").dataset.state = state;
  at("saved-words").textContent = words[state];
  const again = () => h("button", { type: "button", onclick: () => outbox.flush() }, "Try again now");
  const giveUp = async () => {
    const yes = await confirm("Give up what was not saved?", "What you gave since it was last saved is lost.", "Give it up", false);
    if (yes === null) return;
    outbox.discard();
    reopen();
  };
  const troubles = {
    saved: () => [],
    saving: () => [],
    away: () => [notice("careful",
      h("p", {}, h("strong", {}, "The server does not answer. "), "You can go on marking. What you give is kept in this browser and is sent as soon as the server is back. Do not clear the browser's data before then."),
      again())],
    refused: () => [notice("careful",
      h("p", {}, h("strong", {}, "Your last marks were not taken. "), reason),
      h("p", {}, "They are kept in this browser. Reload the page and try again; if it goes on, tell the module leader what stands here."),
      again(), " ", h("button", { type: "button", onclick: giveUp }, "Give up these marks"))],
  };
  const shown = at("trouble").dataset.state;
  // While it tries again, what stands there stays, and with it the focus.
  if (shown === state || (state === "saving" && shown)) return;
  at("trouble").dataset.state = ["away", "refused"].includes(state) ? state : "";
  at("trouble").replaceChildren(...troubles[state]());
}
