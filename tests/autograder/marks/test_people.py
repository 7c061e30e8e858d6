"""Who marks what, as ``markers.yaml`` says it, and as older files said it."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.marks.people import FILE, read_people
from partnership.errors import ContentError


def test_a_setting_under_its_old_name_still_counts_and_says_its_new_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / FILE
    file.write_text("blind: false\ntolerance: 10\n", "utf-8")
    assert [read_people(tmp_path).first_stands_within for _ in range(3)] == [10, 10, 10]
    (said,) = caplog.messages
    assert said.startswith(f"{file}:2: 'tolerance' is called first_stands_within now - rename it")


def test_under_both_names_it_is_a_fault_with_its_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("first_stands_within: 5\ntolerance: 10\n", "utf-8")
    with pytest.raises(ContentError, match=rf"{FILE}:2: 'tolerance' is not a known field"):
        read_people(tmp_path)
    (tmp_path / FILE).write_text("first_stands_within: 5\n", "utf-8")
    assert read_people(tmp_path).first_stands_within == 5
