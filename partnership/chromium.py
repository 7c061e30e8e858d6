"""Find the Chromium, Chrome or Edge of this machine, to print the course and to test it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from partnership.errors import CourseError

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


def find_chromium() -> Path:
    """Return a browser that starts: the one that was chosen, or an installed one.

    Raises:
        CourseError: there is none; the message says what to install.
    """
    chosen = os.environ.get(SETTING)
    if chosen:
        if starts(Path(chosen)):
            return Path(chosen)
        raise CourseError(f"{SETTING} is {chosen}, which does not start", "correct or unset it")
    for candidate in installed():
        if starts(candidate):
            return candidate
    raise CourseError(
        "this needs Chromium, Chrome or Edge, and none was found",
        "install one (Debian or Ubuntu: sudo apt-get install chromium), or set "
        f"{SETTING} to the path of one",
    )


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
    # A snap sees neither /tmp nor hidden folders, so it cannot open the pages it is given.
    if "snap" in executable.resolve().parts:
        return False
    if os.name == "nt":  # There, chrome.exe answers --version by opening a window.
        return True
    try:
        done = subprocess.run(  # noqa: S603 - the browser itself
            [str(executable), "--version"], check=False, timeout=30, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def is_root() -> bool:
    """Tell whether this is the superuser, for whom Chromium's sandbox cannot start."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
