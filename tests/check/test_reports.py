"""What is taught and what is due: counted, and printed by the command."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from partnership.activities.catalogue import TYPES
from partnership.check.coverage import coverage
from partnership.check.reviews import stale
from partnership.errors import ContentError

PAGE = "book/what-partnership-means.md"


def states(root: Path) -> dict[str, str]:
    return {one.entry.number: one.state for one in coverage(root)}


def run(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "partnership", "check", *options]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def test_what_a_page_teaches_counts_as_taught(copy: Path) -> None:
    path = copy / PAGE
    text = path.read_text(encoding="utf-8")
    assert states(copy)["S2-68"] == "left out"
    path.write_text(text.replace("[S0-11,", "[S2-68, S0-11,", 1), encoding="utf-8")
    assert states(copy)["S2-68"] == "taught"


def test_a_framework_that_no_page_has_to_show_is_only_in_the_bank(copy: Path) -> None:
    for path in (copy / "book").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("inventory:", "keywords:", 1), encoding="utf-8")
    for kind in TYPES:
        for path in (copy / "datasets" / kind.folder).glob("*.yaml"):
            path.unlink()
    assert states(copy)["S3-8"] == "in the bank"
    (copy / "datasets/frameworks/hallmarks.yaml").unlink()
    timeline = copy / "datasets/timeline.csv"
    rows = timeline.read_text(encoding="utf-8").splitlines(keepends=True)
    timeline.write_text("".join(row for row in rows if "S3-8" not in row), encoding="utf-8")
    assert states(copy)["S3-8"] == "not yet"


def test_a_draft_teaches_nothing_yet(copy: Path) -> None:
    new = copy / "datasets/prompts/new.yaml"
    prompt = "id: new\ntitle: N\nquestion: Q?\npage: p\nminutes: 5\ninventory: [S2-68]\n"
    new.write_text(prompt + "status: draft\n", encoding="utf-8")
    assert states(copy)["S2-68"] == "left out"
    new.write_text(prompt, encoding="utf-8")
    assert states(copy)["S2-68"] == "taught"


def test_coverage_is_not_counted_over_files_that_cannot_be_read(copy: Path) -> None:
    (copy / "datasets/prompts/new.yaml").write_text("id: [", encoding="utf-8")
    with pytest.raises(ContentError, match=r"new\.yaml"):
        coverage(copy)


def test_what_is_due_is_listed_from_its_day_on(copy: Path) -> None:
    path = copy / "datasets/frameworks/shanarri.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2027-11-30", "2026-12-01"), encoding="utf-8")
    assert stale(copy, date(2026, 11, 30)) == []
    (due,) = stale(copy, date(2026, 12, 1))
    assert due.path == Path("datasets/frameworks/shanarri.yaml")
    assert (due.line, due.what) == (9, "Scotland's eight well-being indicators")


def test_every_kind_of_record_can_fall_due() -> None:
    due = stale(Path(), date(2029, 1, 1))
    assert {"frameworks", "standards", "datasets"} == {one.path.parent.name for one in due}
    files = {"glossary.csv", "timeline.csv", "figures.csv", "living_sources.csv"}
    assert files <= {one.path.name for one in due}
    assert due == sorted(due)


def test_the_command_prints_the_coverage() -> None:
    done = run("--coverage")
    assert done.returncode == 0, done.stderr
    assert "S4-10" in done.stdout
    assert " taught (" in done.stdout


def test_the_command_prints_what_is_due() -> None:
    assert (
        "Nothing is due to be looked at again on 2026-01-01."
        in run("--stale", "--on", "2026-01-01").stdout
    )
    assert "living_sources.csv:" in run("--stale", "--on", "2029-01-01").stdout


def test_a_day_that_is_no_day_is_refused() -> None:
    done = run("--stale", "--on", "tomorrow")
    assert done.returncode == 2
    assert "does not match the format" in done.stderr
