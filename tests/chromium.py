"""Find a Chromium or Chrome for the browser tests, or install one; never give up silently.

``python -m tests.chromium`` prints the browser the tests will use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from partnership.chromium import SETTING, installed, is_root, starts

WHAT_TO_DO = (
    "the browser tests need Chromium and none was found or could be installed - install "
    "Chromium or Google Chrome (Debian or Ubuntu: sudo apt-get install chromium), or set "
    f"{SETTING} to the path of one"
)


class NoChromiumError(Exception):
    """There is no browser to test with; the text says what to install."""


def chromium_path(playwright: Playwright) -> Path:
    """Return a browser that starts: the chosen one, an installed one, or a new one.

    Raises:
        NoChromiumError: none is installed and none can be installed here.
    """
    chosen = os.environ.get(SETTING)
    if chosen:
        if starts(Path(chosen)):
            return Path(chosen)
        raise NoChromiumError(f"{SETTING} is {chosen}, which does not start - correct or unset it")
    own = Path(playwright.chromium.executable_path)
    for candidate in (*installed(), own):
        if starts(candidate):
            return candidate
    if run([sys.executable, "-m", "playwright", "install", "chromium"]) and starts(own):
        return own
    if is_root() and shutil.which("apt-get"):
        run(["apt-get", "update"])
        run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
        for candidate in installed():
            if starts(candidate):
                return candidate
    raise NoChromiumError(WHAT_TO_DO)


def run(command: list[str], *, seconds: float = 600) -> bool:
    """Run one command and tell whether it went well."""
    print(f"$ {' '.join(command)}", file=sys.stderr, flush=True)
    try:
        done = subprocess.run(
            command,
            check=False,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            stderr=sys.stderr,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> None:
    """Print the browser that the tests will use, installing one if need be."""
    with sync_playwright() as playwright:
        try:
            print(chromium_path(playwright))
        except NoChromiumError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
