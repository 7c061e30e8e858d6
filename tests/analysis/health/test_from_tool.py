"""What the health check's page saves is read, and what forms send can be brought into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from partnership import health_check
from partnership.activities.tools.file import read_tool_file, tool_file
from partnership.analysis.health.answers import COLUMNS, Answers
from partnership.analysis.health.from_tool import health_tool, rounds_in, tool_text
from partnership.analysis.health.words import SCALE
from partnership.cli import commands
from partnership.errors import CourseError
from tests.analysis.health.sheets import DECIDES, HEARD, excel, google, plain

TOOL = health_tool()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The tool's worked example, as its page saves it: two rounds of Harbour Lane."""
    file = tmp_path / "saved.json"
    file.write_text(tool_file(TOOL, TOOL.example_work()), encoding="utf-8")
    return file


def said(answers: Any) -> list[list[str]]:
    names = ["person", "role", "statement", "rating", "cannot_say", "example"]
    return sorted(answers.table[names].astype(str).to_numpy().tolist())


def run(*words: object) -> None:
    result = CliRunner().invoke(commands([]), ["health-check", *map(str, words)])
    if result.exception:
        raise result.exception


def test_the_scale_is_the_tools() -> None:
    assert dict(TOOL.scale) == SCALE


def test_the_latest_round_of_a_saved_file_is_read(saved: Path) -> None:
    rounds = rounds_in(saved)
    work: Any = TOOL.example_work()
    assert len(rounds) == len(work.rounds) == 2
    answers = health_check(saved)
    assert answers.people == len(work.rounds[-1].answers)
    table = answers.table.set_index(["person", "statement"])
    chair = work.rounds[-1].answers[0]
    assert (
        table.loc[("person 1", work.own[0].text), "rating"] == chair.ratings["own.hearing"].rating
    )


def test_the_round_before_is_set_beside_it_in_the_report(saved: Path, tmp_path: Path) -> None:
    from docx import Document

    out = tmp_path / "report.docx"
    run(saved, "--to", out)
    assert "Since last time" in [one.text for one in Document(str(out)).paragraphs]


@pytest.mark.parametrize("layout", [plain, google])
def test_answers_of_a_form_go_into_the_page_and_come_back(tmp_path: Path, layout: Any) -> None:
    sheet, file = excel(tmp_path / "answers.xlsx", layout()), tmp_path / "answers.json"
    run(sheet, "--to", file, "--name", "Harbour Lane")
    work: Any = read_tool_file(file, TOOL)
    assert work.name == "Harbour Lane"
    assert work.own == (), "these statements are the tool's own"
    assert said(health_check(file)) == said(health_check(sheet))
    assert health_check(file).statements == [DECIDES, HEARD]


words = st.text(max_size=30).map(lambda text: " ".join(text.split()))
ratings = st.tuples(st.sampled_from([None, 0, 1, 2, 3, 4]), words)
people = st.tuples(st.sampled_from(["chair", "lead", "member", "other"]), words, ratings, ratings)


@settings(max_examples=60)
@given(said_by=st.lists(people, min_size=1, max_size=6), name=words)
def test_whatever_was_answered_comes_back_from_the_page_the_same(
    said_by: list[Any], name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows = [
        (f"person {n}", role, who, text, rating or None, rating == 0, example, f"cell {n}")
        for n, (role, who, *given_) in enumerate(said_by, 1)
        for text, (rating, example) in zip((DECIDES, "Our own"), given_, strict=True)
        if rating is not None
    ]
    if not rows:
        return
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"rating": "Int64"})
    file = tmp_path_factory.getbasetemp() / "round-trip.json"
    file.write_text(tool_text(Answers(table), name=name), encoding="utf-8")
    [back] = rounds_in(file)
    kept = ["role", "who", "statement", "rating", "cannot_say", "example"]
    ours, theirs = (one[kept].fillna({"rating": 0}).values.tolist() for one in (table, back.table))
    assert sorted(ours) == sorted(theirs)


def test_statements_of_ones_own_come_along(tmp_path: Path) -> None:
    rows = plain()
    rows[0][1] = "The biscuits are good."
    sheet, file = excel(tmp_path / "answers.xlsx", rows), tmp_path / "answers.json"
    run(sheet, "--to", file)
    work: Any = read_tool_file(file, TOOL)
    assert [one.text for one in work.own] == ["The biscuits are good."]
    assert said(health_check(file)) == said(health_check(sheet))


def test_files_of_the_page_and_of_a_form_are_laid_together(saved: Path, tmp_path: Path) -> None:
    sheet = excel(tmp_path / "answers.xlsx", plain())
    both = health_check(saved, sheet)
    assert both.people == health_check(saved).people + health_check(sheet).people


def test_somebody_in_two_files_of_the_page_is_one_person(tmp_path: Path) -> None:
    sheet, file = excel(tmp_path / "answers.xlsx", plain()), tmp_path / "answers.json"
    run(sheet, "--to", file)
    again = tmp_path / "again.json"
    again.write_text(
        file.read_text(encoding="utf-8").replace("I go round", "He goes round"), "utf-8"
    )
    both = health_check(file, again)
    assert both.people == 5
    assert both.table["example"].str.startswith("He goes round").sum() == 1
    assert both.notes == (
        "5 people are in more than one file; the answers in the later file count.",
    )
    assert health_check(file, sheet).people == 10, "a sheet knows no ids"


def test_what_the_page_cannot_keep_is_refused_and_not_cut_off(tmp_path: Path) -> None:
    rows = plain()
    rows[1][2] = "x" * 601
    sheet = excel(tmp_path / "answers.xlsx", rows)
    with pytest.raises(CourseError, match="Sheet1!B2: 601 letters are more than the page keeps"):
        run(sheet, "--to", tmp_path / "answers.json")
    heads, *people = plain()
    many = excel(tmp_path / "many.xlsx", [heads, *(people * 41)])
    with pytest.raises(CourseError, match="205 people are more than the page takes"):
        run(many, "--to", tmp_path / "answers.json")


def test_a_damaged_file_of_the_page_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "saved.json"
    file.write_text('{"format": "partnership-tool"', encoding="utf-8")
    with pytest.raises(CourseError, match="damaged"):
        health_check(file)
