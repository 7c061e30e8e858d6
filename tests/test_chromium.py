"""Finding a browser: one that is there, one that can be installed, or one clear line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import chromium
from tests.chromium import NoChromiumError, chromium_path


def browser(path: Path, exit_code: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A machine with no browser, on which nothing can be installed; Playwright has a place."""
    monkeypatch.delenv(chromium.SETTING, raising=False)
    monkeypatch.setattr(chromium, "installed", lambda: iter(()))
    monkeypatch.setattr(chromium, "is_root", lambda: False)
    installs(monkeypatch, lambda command: False)
    executable = tmp_path / "playwright" / "chrome"
    return SimpleNamespace(chromium=SimpleNamespace(executable_path=str(executable)))


def installs(monkeypatch: pytest.MonkeyPatch, effect: Callable[[list[str]], bool]) -> None:
    monkeypatch.setattr(chromium, "run", lambda command, **_options: effect(command))


def test_the_browser_that_was_chosen_is_used(
    bare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = browser(tmp_path / "mine")
    monkeypatch.setenv(chromium.SETTING, str(chosen))
    assert chromium_path(bare) == chosen
    browser(chosen, exit_code=1)
    with pytest.raises(NoChromiumError, match="which does not start - correct or unset it"):
        chromium_path(bare)


def test_an_installed_browser_is_used_if_it_starts(
    bare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = browser(tmp_path / "broken", exit_code=127)
    snap = browser(tmp_path / "snap" / "chromium")
    good = browser(tmp_path / "good")
    monkeypatch.setattr(chromium, "installed", lambda: iter((broken, snap, good)))
    assert chromium_path(bare) == good


def test_playwright_is_asked_to_install_its_own(bare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Path(bare.chromium.executable_path)

    def install(command: list[str]) -> bool:
        assert command[1:] == ["-m", "playwright", "install", "chromium"]
        return browser(own).is_file()

    installs(monkeypatch, install)
    assert chromium_path(bare) == own


def test_root_on_debian_installs_with_apt(
    bare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged = tmp_path / "chromium"
    monkeypatch.setenv("PATH", str(browser(tmp_path / "bin" / "apt-get").parent))
    monkeypatch.setattr(chromium, "is_root", lambda: True)
    monkeypatch.setattr(chromium, "installed", lambda: iter((packaged,)))
    installs(
        monkeypatch,
        lambda command: command[:2] == ["apt-get", "install"] and browser(packaged).is_file(),
    )
    assert chromium_path(bare) == packaged


def test_otherwise_one_line_says_what_to_install(bare: Any) -> None:
    with pytest.raises(NoChromiumError) as caught:
        chromium_path(bare)
    assert "\n" not in str(caught.value)
    assert "sudo apt-get install chromium" in str(caught.value)
    assert chromium.SETTING in str(caught.value)


def test_browsers_are_looked_for_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = browser(tmp_path / "google-chrome")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", "C:/Programs")
    candidates = [str(path) for path in chromium.installed()]
    assert candidates[0] == str(found)
    assert "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in candidates
    assert str(Path("C:/Programs/Google/Chrome/Application/chrome.exe")) in candidates
