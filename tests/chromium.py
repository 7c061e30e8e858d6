"""Find a Chromium or Chrome for the browser tests, or install one; never give up silently.

``python -m tests.chromium`` prints the browser the tests will use.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

SETTING = "PARTNERSHIP_CHROMIUM"
ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
ON_A_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
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


def installed() -> Iterator[Path]:
    """Yield the browsers of this machine, whatever the operating system, likeliest first."""
    for name in ON_PATH:
        found = shutil.which(name)
        if found:
            yield Path(found)
    for applications in (Path("/Applications"), Path.home() / "Applications"):
        yield from (applications / name for name in ON_A_MAC)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if variable in os.environ:
            yield from (Path(os.environ[variable]) / name for name in ON_WINDOWS)


def starts(executable: Path) -> bool:
    """Tell whether the browser is there and its libraries load."""
    if not executable.is_file():
        return False
    # A snap sees neither /tmp nor hidden folders, so it cannot open the tests' own pages.
    if "snap" in executable.resolve().parts:
        return False
    # On Windows, chrome.exe answers --version by opening a window.
    return os.name == "nt" or run([str(executable), "--version"], seconds=30, quiet=True)


def is_root() -> bool:
    """Tell whether this is the superuser, for whom Chromium's sandbox cannot start."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run(command: list[str], *, seconds: float = 600, quiet: bool = False) -> bool:
    """Run one command and tell whether it went well."""
    if not quiet:
        print(f"$ {' '.join(command)}", file=sys.stderr, flush=True)
    output = subprocess.DEVNULL if quiet else sys.stderr
    try:
        done = subprocess.run(
            command,
            check=False,
            timeout=seconds,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
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
