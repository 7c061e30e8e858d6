"""What a page weighs and when it is first seen: default Jupyter Book against this course.

Builds the course's sources twice, once with the default theme and once with ours, serves both
compressed from this computer and loads the chapter in Chromium with an empty cache.

    python benchmarks/page_weight.py [--page what-partnership-means.html] [--runs 3]

Prints, for each book: transferred KiB, requests, requests that tried to leave the origin, and
the median first contentful paint on a slow connection (1.6 Mbit/s down, 150 ms a round trip,
the processor four times slower). Requests outside are counted and then refused.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.gzip_server import serve_gzipped  # noqa: E402
from tests.chromium import chromium_path  # noqa: E402

SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}


@dataclass
class Visit:
    """One visit to a page with an empty cache."""

    kib: float
    requests: int
    outside: int
    first_paint: float
    again_kib: float


def default_config(config: dict[str, Any]) -> dict[str, Any]:
    """Return the book's settings as an author would have them who changed nothing but the title."""
    sphinx = config["sphinx"]["config"]
    return {
        "title": config["title"],
        "author": config["author"],
        "only_build_toc_files": True,
        "execute": {"execute_notebooks": "off"},
        "parse": config["parse"],
        "bibtex_bibfiles": sphinx["bibtex_bibfiles"],
        "sphinx": {
            "local_extensions": {"course_directives": "."},
            "config": {name: sphinx[name] for name in sphinx if name.startswith("bibtex_")},
        },
    }


DIRECTIVES = """
# The course's directives and references, without its theme: the pages have the same content.
from partnership.site import PARTS

def setup(app):
    for part in PARTS:
        if part != "slim":
            app.setup_extension(f"partnership.site.{part}")
    return {"parallel_read_safe": True}
"""


def build(folder: Path, config: Path, root: Path = ROOT) -> Path:
    """Build the course's sources into ``folder`` with the settings in ``config``."""
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(root / "book")]
    command += ["--config", str(config), "--toc", str(root / "_toc.yml")]
    command += ["--path-output", str(folder), "--quiet"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PARTNERSHIP_DATASETS": str(root / "datasets")},
        check=False,
    )
    html = folder / "_build" / "html"
    if not (html / "index.html").is_file():
        sys.exit(f"the book was not built:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return html


def build_default(folder: Path, root: Path = ROOT) -> Path:
    """Build the course's sources with the theme and settings that Jupyter Book starts with."""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "_config.yml"
    if not settings.exists():
        # Written once: Sphinx reads every page again when its settings are newer.
        settings.write_text(yaml.safe_dump(default_config(config)), encoding="utf-8")
        (folder / "course_directives.py").write_text(DIRECTIVES, encoding="utf-8")
    return build(folder, settings, root)


def visit(browser: Browser, site: str, page_name: str) -> Visit:
    """Load a page with an empty cache, then once more with what the cache then holds."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[float] = []
    asked: list[str] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.on(
        "Network.requestWillBeSent",
        lambda event: (
            asked.append(event["request"]["url"])
            if event["request"]["url"].startswith("http")
            else None
        ),
    )
    page.goto(f"{site}/{page_name}", wait_until="load")
    page.wait_for_timeout(4000)
    paint = page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN"
    )
    first = sum(sizes) / 1024
    requests, outside = len(asked), sum(not url.startswith(site) for url in asked)
    sizes.clear()
    page.goto(f"{site}/index.html", wait_until="load")
    page.wait_for_timeout(2000)
    again = sum(sizes) / 1024
    context.close()
    return Visit(first, requests, outside, paint / 1000, again)


def main() -> None:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", default="what-partnership-means.html")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    results: dict[str, list[Visit]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        print("Building with the default theme ...", file=sys.stderr)
        books = {"default": build_default(Path(folder) / "default")}
        print("Building with the course's theme ...", file=sys.stderr)
        books["ours"] = build(Path(folder) / "ours", ROOT / "_config.yml")
        browser = playwright.chromium.launch(
            executable_path=chromium_path(playwright),
            args=[
                "--no-sandbox",
                # Content networks are not asked: what counts is what is asked of them.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        for name, html in books.items():
            with serve_gzipped(html) as site:
                results[name] = [visit(browser, site, options.page) for _ in range(options.runs)]
        browser.close()
    report(options.page, results)


def report(page: str, results: dict[str, list[Visit]]) -> None:
    """Print the medians side by side, and how many times less ours is."""
    rows = {
        "KiB, first visit": "kib",
        "requests": "requests",
        "of them outside the origin": "outside",
        "first contentful paint, s": "first_paint",
        "KiB, home page after that": "again_kib",
    }
    runs = len(results["ours"])
    print(f"{page}: median of {runs} visits, gzip, slow 4G, processor 4 times slower")
    print(f"{'':30}{'default':>10}{'ours':>10}{'ratio':>10}")
    for label, key in rows.items():
        default, ours = (median(getattr(v, key) for v in results[b]) for b in ("default", "ours"))
        ratio = f"{default / ours:.1f}x" if ours else "-"
        print(f"{label:30}{default:>10.2f}{ours:>10.2f}{ratio:>10}")


if __name__ == "__main__":
    main()
