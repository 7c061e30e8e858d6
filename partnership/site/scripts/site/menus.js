import { controls, make, page } from "./page.js";

/**
 * Open a sidebar as a dialog where it is not on the page already.
 * @param {string} name "menu" or "page"
 * @param {string} label what the dialog is called
 * @param {string} sidebarId
 * @param {string} dialogId
 * @param {string} wide the screens on which it stands beside the text
 */
export const startSidebar = (name, label, sidebarId, dialogId, wide) => {
  const beside = matchMedia(wide);
  const hidden = "pw-menu-hidden";
  const sidebar = document.getElementById(sidebarId);
  const dialog = document.getElementById(dialogId);
  if (!sidebar || !(dialog instanceof HTMLDialogElement)) return;
  const buttons = controls(name);
  dialog.className = sidebar.className;
  dialog.classList.add("pw-dialog", "pw-drawer");
  dialog.setAttribute("aria-label", label);
  const close = make("button", { type: "button", class: "btn pw-close" }, "Close");
  close.addEventListener("click", () => dialog.close());

  const expanded = () => {
    const open = beside.matches ? !page.classList.contains(hidden) : dialog.open;
    for (const button of buttons) button.setAttribute("aria-expanded", String(open));
  };
  const show = () => {
    dialog.append(close, ...sidebar.childNodes);
    dialog.showModal();
  };
  dialog.addEventListener("close", () => {
    close.remove();
    sidebar.append(...dialog.childNodes);
    expanded();
  });
  dialog.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (event.target === dialog || link) dialog.close();
  });
  for (const button of buttons) {
    button.addEventListener("click", () => {
      // The list of sections has no button where it stands beside the text.
      if (!beside.matches) show();
      else page.classList.toggle(hidden);
      expanded();
    });
  }
  beside.addEventListener("change", () => {
    if (dialog.open) dialog.close();
    expanded();
  });
  expanded();
};
