"""A page with the same questions: this course against jupyterquiz and ipywidgets, in one run.

Each page is served compressed from this computer and opened in Chromium with an empty cache, on a
slow connection (1.6 Mbit/s down, 150 ms a round trip) with the processor slowed four times.

    python benchmarks/activity_page.py [--runs 10]

Prints, for each: transferred KiB; the median time until the first question can be answered; the
median and the slowest time from a click on an answer until its feedback has been laid out; and
each as a multiple of ours. Needs npm, for html-manager's own package.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.gzip_server import serve_gzipped  # noqa: E402
from benchmarks.page_weight import SLOW  # noqa: E402
from benchmarks.quiz_peers import CONTENDERS, Contender, questions  # noqa: E402
from tests.chromium import chromium_path, is_root  # noqa: E402

SLOWER = 4
WHEN_THERE = """selector => new Promise((done) => {
  const look = () => document.querySelector(selector)
    ? requestAnimationFrame(() => done(performance.now()))
    : requestAnimationFrame(look);
  look();
})"""
ANSWER = """([option, check, told]) => new Promise((done) => {
  const isTold = () => [...document.querySelectorAll(told)].some(
    (one) => one.textContent.trim() && one.getBoundingClientRect().height > 0);
  if (isTold()) return done(-1);
  const start = performance.now();
  const look = () => isTold() ? done(performance.now() - start) : setTimeout(look);
  document.querySelector(option).click();
  if (check) document.querySelector(check).click();
  look();
  setTimeout(() => done(-1), 10000);
})"""


@dataclass(frozen=True)
class Visit:
    """One visit with an empty cache."""

    kib: float
    ready: float
    told: float


def visit(browser: Browser, address: str, page_of: Contender) -> Visit:
    """Open the page, answer the first question and read the feedback."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="commit")
    ready = page.evaluate(WHEN_THERE, page_of.option)
    page.wait_for_load_state("networkidle")
    told = page.evaluate(ANSWER, [page_of.option, page_of.check, page_of.told])
    context.close()
    if told < 0:
        raise RuntimeError(f"{page_of.name}: no feedback - its markup may have changed")
    return Visit(sum(sizes) / 1024, ready, told)


def main() -> None:
    """Measure all and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    asked = questions()
    print(f"{len(asked)} questions, {runs} visits each")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        files = {one.name: one.write(folder, asked).name for one in CONTENDERS}
        browser = driver.chromium.launch(
            executable_path=chromium_path(driver), chromium_sandbox=not is_root()
        )
        with serve_gzipped(folder) as site:
            # Turn by turn, so that a busy moment of this computer falls on all alike.
            turns = [
                [visit(browser, f"{site}/{files[one.name]}", one) for one in CONTENDERS]
                for _ in range(runs)
            ]
        browser.close()
    first: list[float] = []
    for contender, visits in zip(CONTENDERS, zip(*turns, strict=True), strict=True):
        own = [median(getattr(one, what) for one in visits) for what in ("kib", "ready", "told")]
        first = first or own
        kib, ready, told = own
        times = " ".join(f"{mine / ours:5.1f}" for mine, ours in zip(own, first, strict=True))
        print(
            f"{contender.name:12} {kib:7.1f} KiB   ready {ready:7.0f} ms   told {told:6.1f} ms"
            f" (slowest {max(one.told for one in visits):6.1f})   times ours: {times}"
        )


if __name__ == "__main__":
    main()
