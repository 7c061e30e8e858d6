"""Instructions are plain: how hard they are to read is measured, file by file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from partnership.check.reading import OLDEST, reading, reading_age, syllables
from partnership.paths import checkout
from tests.check.conftest import Check

HARD = (
    "Subsequent to an appropriately comprehensive consideration of organisational "
    "interdependencies, participants are requested to substantiate their classifications."
)


def test_plain_words_ask_for_less_than_long_ones() -> None:
    plain = reading_age("Look at how the groups depend on each other. Then say why you chose.")
    assert plain < 10
    assert reading_age(HARD) > 20


@pytest.mark.parametrize(
    ("word", "number"),
    [("the", 1), ("asked", 1), ("wanted", 2), ("people", 2), ("agency", 3), ("organisation", 5)],
)
def test_syllables_are_counted_by_the_vowels_that_are_heard(word: str, number: int) -> None:
    assert syllables(word) == number


def test_a_long_name_does_not_make_a_sentence_hard() -> None:
    name = "Early Years Development and Childcare Partnerships"
    assert reading_age(f"What did {name} do?") == reading_age("What did Name do?")


def test_the_courses_own_instructions_keep_to_the_age() -> None:
    found = reading(checkout())
    assert [one for one in found if one.age > OLDEST] == []
    places = {one.path.parts[1] for one in found}
    assert {"quizzes", "prompts", "timelines", "activities"} <= places
    assert found == sorted(found, reverse=True)


def test_a_hard_intro_is_first_in_the_list(copy: Path, check: Check) -> None:
    check("datasets/timelines/timeline.yaml", "intro: >-\n", f"intro: >-\n  {HARD} {HARD}\n")
    first = reading(copy)[0]
    assert (first.path, first.age > OLDEST) == (Path("datasets/timelines/timeline.yaml"), True)


def test_the_command_prints_the_list() -> None:
    command = [sys.executable, "-m", "partnership", "check", "--reading"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert f"0 of {len(reading(checkout()))} above {OLDEST}" in done.stdout
