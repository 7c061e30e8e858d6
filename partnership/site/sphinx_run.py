"""Run Jupyter Book in a process of its own, follow its progress and keep its warnings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from partnership.errors import CourseError, Problem

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_STEP = re.compile(r"^(?P<phase>[a-z ]+)\.\.\. *\[ *(?P<percent>\d+)%\] *(?P<page>.*)$")
_PHASE = re.compile(r"^(?P<phase>[a-z][a-z ()-]+?)(?: in \w+ \(code: \w+\))?(?:\.\.\.|:) ")
_WARNING = re.compile(
    r"^(?:(?P<path>.+?)(?::(?P<line>\d*))?: )?(?:WARNING|ERROR|SEVERE|CRITICAL): (?P<what>.*)$"
)
_KIND = re.compile(r" \[(?P<kind>[\w.-]+)\]$")
_EXCEPTION = re.compile(r"^(?:\w+\.)*(?P<name>\w+(?:Error|Exception)): (?P<what>.+)$")

# The grammars of addresses for JSON Schema take longer to import than a page to build, and no
# setting of Jupyter Book's is an address of that kind; jsonschema does without.
START = (
    "import sys; sys.modules['rfc3987_syntax'] = None; "
    "from jupyter_book.cli.main import main; main()"
)
REMEDY = "correct the page, then build again"


@dataclass(frozen=True)
class Step:
    """Where Sphinx has got to: a phase, and within it a page and a share done."""

    phase: str
    page: str = ""
    percent: int | None = None


def run_jupyter_book(
    root: Path, output: Path, log: Path, follow: Callable[[Step], None]
) -> list[Problem]:
    """Build the pages of ``root/book`` into ``output`` and return Sphinx's warnings.

    Everything Jupyter Book says is kept in ``log``.

    Raises:
        CourseError: it stopped before the end.
        ModuleNotFoundError: Jupyter Book is not installed.
    """
    if find_spec("jupyter_book") is None:
        raise ModuleNotFoundError(name="jupyter_book")
    command = [
        *(sys.executable, "-c", START, "build"),
        *(str(root / "book"), "--config", str(root / "_config.yml")),
        *("--toc", str(root / "_toc.yml"), "--path-output", str(output)),
        *("-n", "-W", "--keep-going"),
    ]
    said: list[str] = []
    warned: list[str] = []
    with subprocess.Popen(  # noqa: S603 - every word of the command is ours
        command,
        cwd=root,
        env=os.environ | {"NO_COLOR": "1", "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as process:
        listener = threading.Thread(target=_keep, args=(process.stderr, warned), daemon=True)
        listener.start()
        try:
            for raw in process.stdout or ():
                said.append(_plain(raw))
                step = step_in(said[-1])
                if step:
                    follow(step)
            code = process.wait()
        except BaseException:
            process.kill()
            raise
        finally:
            listener.join(timeout=5)
            log.write_text("\n".join([*said, "", *warned, ""]), encoding="utf-8")
    problems = problems_in(warned, root)
    stopped = _exception_in(warned)
    if code and (stopped or not problems):
        warnings = "".join(f"\n{problem}" for problem in problems)
        raise CourseError(
            f"the book could not be built: {stopped or 'Jupyter Book did not say why'}",
            f"correct that, then build again; all that was said is in "
            f"{log.relative_to(root).as_posix()}{warnings}",
        )
    return problems


def step_in(line: str) -> Step | None:
    """Return the progress that a line of Sphinx's output reports, if it reports any."""
    found = _STEP.match(line)
    if found:
        return Step(found["phase"].strip(), found["page"].strip(), int(found["percent"]))
    found = _PHASE.match(f"{line} ")
    return Step(found["phase"].strip()) if found else None


def problems_in(lines: list[str], root: Path) -> list[Problem]:
    """Return what Sphinx warned of, each once, with paths as seen from ``root``."""
    problems: dict[Problem, None] = {}
    current: Problem | None = None
    for line in lines:
        found = _WARNING.match(line)
        if found:
            current = _problem(found, root)
            problems[current] = None
        elif not line.strip() or line.startswith("Traceback"):
            current = None
        elif current:
            # Some warnings go on for several lines.
            problems.pop(current)
            current = Problem(
                current.path,
                current.line,
                f"{current.what} {line.strip()}",
                current.remedy,
                current.rule,
            )
            problems[current] = None
    return list(problems)


def _problem(found: re.Match[str], root: Path) -> Problem:
    path = Path(found["path"] or "_config.yml")
    if path.is_relative_to(root):
        path = path.relative_to(root)
    kind = _KIND.search(found["what"])
    return Problem(
        path=path,
        line=int(found["line"] or 0),
        what=_KIND.sub("", found["what"]).strip(),
        remedy=REMEDY,
        rule=kind["kind"] if kind else "sphinx",
    )


def _exception_in(lines: list[str]) -> str | None:
    """Return the message of the exception that stopped Sphinx, without its wrapping."""
    for line in lines:
        found = _EXCEPTION.match(line)
        if found and found["name"] != "RuntimeError":
            return found["what"]
    return None


def _keep(stream: IO[str] | None, lines: list[str]) -> None:
    lines.extend(_plain(raw) for raw in stream or ())


def _plain(raw: str) -> str:
    return _COLOUR.sub("", raw.rstrip("\r\n"))
