"""Lighthouse scores, as on a mid-range phone on slow 4G, of every page of the book.

    python benchmarks/lighthouse.py [--tool FOLDER] [--default] [PAGE ...]

Builds the book if it is out of date, serves it compressed from this computer and runs
Lighthouse 12.8.2 on each page of _toc.yml. Needs node 20 with npm, and Chromium. Lighthouse is
installed into _build/lighthouse, or taken from FOLDER. With --default, the same pages are then
measured as Jupyter Book makes them with its own theme and settings. Ends with an error if a page
of the course does not reach what it has to: on a busy machine, measure that page again.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.gzip_server import serve_gzipped  # noqa: E402
from benchmarks.page_weight import build_default  # noqa: E402
from partnership.site.build import build_book, why_stale  # noqa: E402
from partnership.site.toc import pages  # noqa: E402
from tests.chromium import chromium_path  # noqa: E402

VERSION = "12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST = {"fcp": 1.5, "cls": 0.02}
"""What every page of the course has to reach: scores, seconds and a sum of layout shifts."""


def lighthouse(folder: Path) -> Path:
    """Return Lighthouse's command, installed into ``folder`` if it is not there."""
    command = folder / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--no-save", "--prefix", str(folder), f"lighthouse@{VERSION}"]
        subprocess.run(install, check=True, stdout=sys.stderr)
    return command


def measure(command: Path, chromium: Path, address: str) -> dict[str, float]:
    """Return the scores of one page, its first contentful paint in seconds and its shift."""
    environment = os.environ | {"CHROME_PATH": str(chromium)}
    done = subprocess.run(
        [
            str(command),
            address,
            "--output=json",
            "--quiet",
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
        ],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr[-3000:]}")
    result = json.loads(done.stdout)
    scores = {name: 100 * (result["categories"][name]["score"] or 0) for name in CATEGORIES}
    for name in CATEGORIES:
        for part in result["categories"][name]["auditRefs"]:
            audit = result["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                print(f"  {name}: {audit['title']} ({audit.get('displayValue', '')})")
    audits = result["audits"]
    scores["fcp"] = audits["first-contentful-paint"]["numericValue"] / 1000
    scores["lcp"] = audits["largest-contentful-paint"]["numericValue"] / 1000
    scores["cls"] = audits["cumulative-layout-shift"]["numericValue"]
    scores["kib"] = audits["total-byte-weight"]["numericValue"] / 1024
    return scores


def main() -> None:
    """Measure every page and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", type=Path, default=ROOT / "_build" / "lighthouse")
    parser.add_argument("--default", action="store_true", help="measure the default theme too")
    parser.add_argument("pages", nargs="*")
    options = parser.parse_args()
    if why_stale(ROOT):
        build_book(ROOT, Console(stderr=True))
    names = [str(name) for name in options.pages or pages(ROOT / "_toc.yml", ROOT / "book")]
    command = lighthouse(options.tool)
    with sync_playwright() as playwright:
        chromium = chromium_path(playwright)
    print(f"Lighthouse {VERSION}, mobile")
    found = table("the course's pages", ROOT / "_build" / "html", names, command, chromium)
    if options.default:
        with tempfile.TemporaryDirectory() as folder:
            table("Jupyter Book's own", build_default(Path(folder)), names, command, chromium)
    missed = short_of(found)
    print("\n".join(missed) or f"All {len(found)} pages reach what they have to.")
    sys.exit(bool(missed))


def short_of(found: dict[str, dict[str, float]]) -> list[str]:
    """Return what pages miss of what they have to reach."""
    low = [
        f"{page}: {name} is {scores[name]:.0f} and not {least}"
        for page, scores in found.items()
        for name, least in LEAST.items()
        if round(scores[name]) < least
    ]
    high = [
        f"{page}: {name} is {scores[name]:.2f} and not {most} or less"
        for page, scores in found.items()
        for name, most in MOST.items()
        if scores[name] > most
    ]
    return low + high


def table(
    title: str, book: Path, names: list[str], command: Path, chromium: Path
) -> dict[str, dict[str, float]]:
    """Measure the pages of a book, print a line for each and return what was found."""
    results = {}
    heads = "".join(f"{head:>6}" for head in ("perf", "a11y", "best", "seo"))
    heads += "".join(f"{head:>8}" for head in ("FCP s", "LCP s", "CLS", "KiB"))
    print(f"{title:34}{heads}")
    with serve_gzipped(book) as site:
        for name in names:
            page = f"{name.removesuffix('.html')}.html"
            found = results[page] = measure(command, chromium, f"{site}/{page}")
            marks = "".join(f"{found[category]:>6.0f}" for category in CATEGORIES)
            times = f"{found['fcp']:>8.2f}{found['lcp']:>8.2f}{found['cls']:>8.3f}"
            print(f"{page:34}{marks}{times}{found['kib']:>8.1f}", flush=True)
    return results


if __name__ == "__main__":
    main()
