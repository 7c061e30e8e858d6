"""A marker who is no root has a sandbox as well, made in another way.

Where the tests run as root they become ``nobody`` for this. A Python under root's own home is
shown to nobody in a mount namespace of this test's; the machine itself stays as it is.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from partnership.paths import checkout
from tests.autograder.engine.hostile import ATTACKS
from tests.autograder.engine.machine import Machine

NAMES = (
    "write the gradebook", "read hidden tests", "processes of others", "kills its parent",
    "connects to this machine", "leaves files behind", "finds what was left behind",
    "makes namespaces", "environment of the server", "fork bomb",
)  # fmt: skip
NOBODY = "65534"
TOOLS = ("mount", "setpriv", "sh", "unshare")


@pytest.fixture(scope="module")
def found(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Mark the attacks as an ordinary user, and return what came of each."""
    before = machine.state()
    attacks = {
        name: ATTACKS[name].code.format(place=machine.place, port=machine.port, pid=machine.pid)
        for name in NAMES
    }
    command = [sys.executable, "-m", "tests.autograder.engine.unprivileged", json.dumps(attacks)]
    if os.geteuid() == 0:
        command = _as_nobody(command, tmp_path_factory.mktemp("python"))
    done = subprocess.run(
        command,
        cwd=checkout(),
        env={**os.environ, "HOME": "/", "PYTHONPATH": str(checkout()), "TMPDIR": "/tmp"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=240,
    )
    if done.returncode == 77:
        pytest.skip(f"nobody cannot run this Python: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, done.stderr[-2000:]
    assert machine.state() == before
    assert machine.connections == []
    return dict(json.loads(done.stdout))


def _as_nobody(command: list[str], folder: Path) -> list[str]:
    """Return a command that runs ``command`` as nobody, who can find Python and the course."""
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        pytest.skip(f"no {', '.join(missing)} on this machine")
    steps = ["set -e"]
    needed = (Path(sys.base_prefix), Path(sys.prefix), checkout())
    places = {path: place for path in needed if (place := _closed_above(path))}
    kept = {path: folder / str(number) for number, path in enumerate(places)}
    for path, aside in kept.items():
        aside.mkdir()
        steps.append(_quoted("mount", "--bind", path, aside))
    steps += [
        _quoted("mount", "-t", "tmpfs", "-o", "mode=755", "none", place)
        for place in dict.fromkeys(places.values())
    ]
    for path, aside in kept.items():
        steps += [_quoted("mkdir", "-p", path), _quoted("mount", "--bind", aside, path)]
    become = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]
    script = "; ".join(steps) + f" || exit 77; exec {shlex.join([*become, *command])}"
    return ["unshare", "--mount", "sh", "-c", script]


def _closed_above(path: Path) -> Path | None:
    """Return the topmost folder above a path that others may not go through, if there is one."""
    closed = [one for one in path.parents if not one.stat().st_mode & stat.S_IXOTH]
    return closed[-1] if closed else None


def _quoted(*words: object) -> str:
    return shlex.join(str(word) for word in words)


def test_they_are_marked_by_somebody_without_rights(found: dict[str, object]) -> None:
    assert found["user"] != 0


@pytest.mark.parametrize("way", ["bubblewrap", "namespaces"])
def test_an_ordinary_user_keeps_students_out_as_well(found: dict[str, object], way: str) -> None:
    earned = found.get(way)
    if not isinstance(earned, dict):
        pytest.skip(f"{way} does not work here for an ordinary user: {earned}")
    assert earned == {name: 3 if ATTACKS[name].after else 0 for name in NAMES}


def test_at_least_one_way_works_for_an_ordinary_user(found: dict[str, object]) -> None:
    ways = {way: result for way, result in found.items() if way != "user"}
    if not Path("/proc/sys/user/max_user_namespaces").exists():
        pytest.skip("this system has no namespaces for users")
    assert any(isinstance(result, dict) for result in ways.values()), ways
