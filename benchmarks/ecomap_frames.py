"""Frames a second while the ecomap moves, beside a page that draws nothing, in one run.

Chromium with the processor slowed four times plays the family's case for six decisions and opens
the drawing after each of them, when it moves. The other page only asks for frames: it can have as
many as the browser gives at all.

    python benchmarks/ecomap_frames.py [--slower 4]

Prints the median time between two frames (milliseconds), the slowest one in twenty, frames a
second, and our frames as a share of the other page's.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from partnership.activities.catalogue import find_activity  # noqa: E402
from tests.browser.case_pages import begun, go_on, opened, press, write_case  # noqa: E402
from tests.chromium import chromium_path, is_root  # noqa: E402

DECISIONS = 6
MOVING = 700
"""Milliseconds for which the drawing moves."""
FRAMES = """(moving) => new Promise((done) => {
  const times = [];
  const step = (now) => {
    times.push(now);
    if (now - times[0] < moving) requestAnimationFrame(step);
    else done(times);
  };
  requestAnimationFrame(step);
})"""
OPEN = """([selector, moving]) => {
  document.querySelector(selector).click();
  return (FRAMES)(moving);
}""".replace("FRAMES", FRAMES)


def between(times: list[float]) -> list[float]:
    """Return the times between frames."""
    return [later - sooner for sooner, later in pairwise(times)]


def slowed(browser: Browser, slower: int) -> Page:
    """Open a page with a slow processor."""
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    return page


def moving_map(page: Page, address: str) -> list[float]:
    """Return the times between frames while the drawing moves, after each of some decisions."""
    shown = begun(opened(page, address), "health_visitor")
    found: list[float] = []
    for _ in range(DECISIONS):
        for group in shown.locator(".pw-decision fieldset").all():
            group.locator("input").nth(1).check()
        shown.locator(".pw-decision .pw-main").click()
        go_on(shown)
        # The first frames are the page's, which is laid out anew; the drawing moves after that.
        found += between(page.evaluate(OPEN, [".pw-parts button:nth-child(3)", MOVING]))[1:]
        press(shown, "Decide")
    return found


def main() -> None:
    """Measure both pages and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slower", type=int, default=4)
    slower = parser.parse_args().slower
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(
            executable_path=chromium_path(driver), chromium_sandbox=not is_root()
        )
        empty = slowed(browser, slower)
        empty.goto("about:blank")
        peer = [
            gap for _ in range(DECISIONS) for gap in between(empty.evaluate(FRAMES, MOVING))[1:]
        ]
        address = write_case(Path(folder), find_activity("family-of-five"))  # type: ignore[arg-type]
        ours = moving_map(slowed(browser, slower), address)
        browser.close()
    for name, gaps in (("an empty page", peer), ("the ecomap", ours)):
        slow = quantiles(gaps, n=20)[-1]
        rate = 1000 / (sum(gaps) / len(gaps))
        print(f"{name:14} {median(gaps):6.1f} ms {slow:6.1f} ms {rate:6.1f} frames a second")
    share = (sum(peer) / len(peer)) / (sum(ours) / len(ours))
    print(f"{len(ours)} frames; the ecomap has {share:.2f} of the frames of an empty page")


if __name__ == "__main__":
    main()
