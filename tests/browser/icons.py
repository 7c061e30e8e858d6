"""Draw the course's icons from their SVG.

``python -m tests.browser.icons`` draws them anew after the SVG was changed.
"""

from __future__ import annotations

import re

from playwright.sync_api import Browser, sync_playwright

from partnership.site.installable import ICON, ICONS
from tests.chromium import chromium_path, is_root

SIZES = {"icon-192.png": 192, "icon-512.png": 512, "icon-maskable-512.png": 512}


def drawing(name: str) -> str:
    """Return the SVG of an icon; a system cuts a maskable one to its own shape."""
    text = ICON.read_text(encoding="utf-8")
    return re.sub(r' rx="8"', "", text) if "maskable" in name else text


def draw(browser: Browser, name: str) -> bytes:
    """Return an icon as PNG."""
    size = SIZES[name]
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>* {{ margin: 0; display: block }}</style>{drawing(name)}")
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def main() -> None:
    """Write every icon."""
    with sync_playwright() as playwright:
        path = chromium_path(playwright)
        browser = playwright.chromium.launch(executable_path=path, chromium_sandbox=not is_root())
        for name in SIZES:
            (ICONS / name).write_bytes(draw(browser, name))
        browser.close()


if __name__ == "__main__":
    main()
