"""A saved journal is read with suspicion, and what is wrong with it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.errors import CourseError
from partnership.portfolio.journal import FAULTS, read_journal
from tests.journals import FAULTY, ONE, SOUND, journal


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_journal_is_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / "journal.json"
    file.write_bytes(SOUND[name])
    assert read_journal(file).saved == "2026-11-22"


def test_the_answers_are_found_by_page_and_activity(tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    file.write_bytes(journal(ONE))
    found = read_journal(file)
    assert found.responses("page", "activity") == ONE["page:activity"]
    assert found.responses("page", "another") == {}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_journal_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    fault, data = FAULTY[name]
    file = tmp_path / "journal.json"
    file.write_bytes(data)
    with pytest.raises(CourseError) as caught:
        read_journal(file)
    assert (caught.value.what, caught.value.remedy) == FAULTS[fault]  # type: ignore[index]
    assert str(file) in str(caught.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="there is no such file"):
        read_journal(tmp_path / "none.json")
