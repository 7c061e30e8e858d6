"""A screen reader's part of a page: what is announced, and what Chromium's own tree holds.

An announcement is what changes in a live region that was there before, or what the focus moves
to. A region that comes into the page together with its text is often passed over, so it counts
for nothing here.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

LISTEN = """globalThis.announced = [];
new MutationObserver((records) => {
  const isNew = (region) =>
    records.some(({ addedNodes }) => [...addedNodes].some((added) => added.contains(region)));
  const regions = new Set(
    records
      .map(({ target }) => (target.closest ? target : target.parentElement))
      .map((target) => target?.closest("[role=status], [role=alert], [aria-live]")),
  );
  for (const region of regions) {
    const isSeen = region?.isConnected && region.checkVisibility();
    if (isSeen && !isNew(region) && region.innerText.trim()) announced.push(region.innerText);
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
addEventListener("focusin", ({ target }) => announced.push(target.innerText));"""
CONTROLS = {
    "button", "checkbox", "combobox", "link", "listbox", "progressbar", "radio", "searchbox",
    "slider", "textbox", "DisclosureTriangle",
}  # fmt: skip


def listen(page: Page) -> None:
    """Listen to every page that is opened here from now on."""
    page.add_init_script(LISTEN)


def announced(page: Page) -> list[str]:
    """Return everything that was announced since the page was opened, one by one."""
    said: list[str] = page.evaluate("announced")
    return [" ".join(text.split()) for text in said]


def tree_of(place: Locator) -> list[dict[str, Any]]:
    """Return what Chromium tells a screen reader of a place, with ``role``, ``name``, ``focused``.

    Shape: one ``dict[str, str | bool]`` a node, in the order of the page.
    """
    session = place.page.context.new_cdp_session(place.page)
    session.send("Accessibility.enable")
    place.evaluate("element => { globalThis.placeToRead = element }")
    found = session.send("Runtime.evaluate", {"expression": "placeToRead"})["result"]
    nodes = session.send("Accessibility.queryAXTree", {"objectId": found["objectId"]})["nodes"]
    session.detach()
    return [_plain(node) for node in nodes if not node.get("ignored")]


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    properties = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    return {
        "role": node["role"]["value"],
        "name": node.get("name", {}).get("value", ""),
        "focused": properties.get("focused", False),
    }


def nameless(place: Locator) -> list[dict[str, Any]]:
    """Return the controls of a place that have no name."""
    return [node for node in tree_of(place) if node["role"] in CONTROLS and not node["name"]]
