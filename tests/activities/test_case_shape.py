"""What the file of a case may say, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.activities.case.model import Simulation
from partnership.bank.documents import read_record
from partnership.errors import ContentError

SMALL = Path("datasets/cases/toy-library.yaml")
TEXT = SMALL.read_text(encoding="utf-8")


def read(text: str, tmp_path: Path) -> Simulation:
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    return read_record(file, Simulation)[0]


def test_the_small_case_is_read() -> None:
    case, _ = read_record(SMALL, Simulation)
    assert case.roles == ("nursery", "library")
    assert {key for _, key in case.sources()} == {"ukgdpr", "infosharing2024", "wt2023"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("learn: [heavy_box,", "learn: [heavy_bx,", "there is no fact 'heavy_bx'"),
        ("met: {flag: wagon}", "met: {flag: wagn}", "there is no flag 'wagn'"),
        ("met: {flag: wagon}", "met: {flg: wagon}", "no condition that the course knows"),
        ("who: library}", "who: museum}", "there is no agency 'museum'"),
        ("chose: first_word.fine", "chose: first_word.fin", "there is no choice 'first_word.fin'"),
        ("change: {trust_ama: -2,", "change: {day: 2,", "there is no measure to change 'day'"),
        ("council: [plays_alone]", "council: [plays]", "there is no fact 'plays'"),
        ("basis: public_task,", "basis: law,", "there is no basis 'law'"),
        ("route: tell_lead", "route: last_week", "which is not set aside"),
        ("next: end ", "next: first_word ", "leads back to 'first_word'"),
        ("next: end ", "next: tell_lead ", "'tell_lead' is set aside"),
        ("start: 4 ", "start: 14 ", "14 is not between 0 and 10"),
        ("title: Somebody knows Kit\n    when: {flag: kit_seen}", "title: Known", "after 'seen'"),
        ("each: owner", "each: owner\n      everyone: action", "a check has one test"),
        ("        stays: true", "        stays: maybe", "'stays'"),
        ("- id: consent", "- id: public_task", "two things of the sort 'basis'"),
        ("source: infosharing2024\n\nlaw", "\nlaw", "nothing says where this comes from"),
        ("repeat: when_it_returns", "repeat: every_week", "cannot lead to a decision"),
        ("{var: day, at_least: 7}\n    times", "{var: day}\n    times", "nothing to compare with"),
        ("effects: {put: {work: 2}, drop: [lend_wagon]}", "effects: {}", "no effect is given"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in TEXT
    with pytest.raises(ContentError) as raised:
        read(TEXT.replace(old, new, 1), tmp_path)
    told = [problem for problem in raised.value.problems if message in str(problem)]
    assert told, str(raised.value)
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    # What is given twice is a fault of the whole file.
    assert "two things" in message or all(abs(one.line - line) <= 4 for one in told)
    assert all(one.remedy for one in told)


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    broken = TEXT.replace("learn: [heavy_box,", "learn: [heavy,").replace(
        "to: [nursery]", "to: [n]"
    )
    with pytest.raises(ContentError) as raised:
        read(broken, tmp_path)
    assert len(raised.value.problems) == 2


def test_the_printed_version_holds_every_scene_option_and_reason(tmp_path: Path) -> None:
    case = read(TEXT, tmp_path)
    text = " ".join(str(case.printed().striptags()).split())
    for decision in case.decisions:
        for asked in (decision.options, *(one.options for one in decision.further)):
            for option in asked:
                assert option.text in text
                assert option.reason in text
        assert decision.scene in text
        assert decision.parent in text
