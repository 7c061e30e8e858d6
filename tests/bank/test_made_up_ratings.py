"""The made-up ratings: the same each time, said to be made up, and as assignment 6 has them."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from partnership.activities.catalogue import find_quiz
from partnership.activities.quiz.kinds.sort_groups import SortGroups
from partnership.bank.made_up_ratings import GENERATOR, SEED, table
from partnership.bank.tables import partnership_ratings

ROOT = Path(__file__).parents[2]
QUIZ = find_quiz("roles-and-ratings")


@pytest.fixture(scope="module")
def ratings() -> pd.DataFrame:
    return partnership_ratings()


def test_the_script_makes_the_same_table_each_time() -> None:
    assert table() == table() == (ROOT / "datasets/partnership_ratings.csv").read_text("utf-8")


def test_the_package_says_that_it_is_made_up_and_by_what() -> None:
    package = json.loads((ROOT / "datasets" / "datapackage.json").read_text("utf-8"))
    (found,) = [one for one in package["resources"] if one["path"] == "partnership_ratings.csv"]
    assert (found["synthetic"], found["generator"], found["seed"]) == (True, GENERATOR, SEED)
    assert (ROOT / GENERATOR).is_file()
    assert "Nobody said any of this" in found["description"]


def test_the_design_is_that_of_the_slides(ratings: pd.DataFrame) -> None:
    people = ratings.drop_duplicates("person")
    roles = people.groupby("partnership")["role"].value_counts().unstack()
    assert len(roles) == 7
    assert (roles == [1, 1, 3]).all().all()
    assert set(ratings["rating"].dropna()) == {1, 2, 3, 4}
    assert ratings["example"].str.len().min() > 0


def test_no_two_people_of_a_partnership_say_the_same_of_an_issue(ratings: pd.DataFrame) -> None:
    said = ratings[ratings["rating"].notna() & ~ratings["example"].str.contains(r"\d")]
    assert not said.duplicated(["partnership", "issue", "example"]).any()


def test_the_first_question_has_the_marks_of_the_table(ratings: pd.DataFrame) -> None:
    item = QUIZ.item("agree-or-split")
    assert isinstance(item, SortGroups)
    issue = ratings[ratings["issue"] == "People can tell us we are wrong"]
    for card in item.cards:
        marks = issue[issue["partnership"].str.lower() == card.id]["rating"]
        shown = ", ".join("?" if pd.isna(mark) else str(mark) for mark in marks)
        assert card.text == f"{card.id.capitalize()}: {shown}"
        silent, near = marks.isna().any(), marks.max() - marks.min() <= 1
        assert card.group == ("silent" if silent else "near" if near else "split")
        assert near or marks.iloc[0] - marks.iloc[2:].min() >= 2


def test_what_the_questions_quote_was_said_in_the_table(ratings: pd.DataFrame) -> None:
    item = QUIZ.item("what-stands-behind")
    assert isinstance(item, SortGroups)
    assert {card.text for card in item.cards} <= set(ratings["example"])
    hazel = ratings[ratings["partnership"] == "Hazel"]
    quoted = QUIZ.item("hazel-next").prompt.split('"')[3::2]
    assert len(quoted) == 2
    assert set(quoted) <= set(hazel["example"])
    rowan = ratings[(ratings["partnership"] == "Rowan") & ratings["issue"].str.contains("agree")]
    assert set(rowan["rating"]) == {2}
    assert rowan["example"].str.contains(r"^In \w+ ").sum() == 3
    cedar = ratings[ratings["partnership"] == "Cedar"]
    assert set(cedar["rating"].dropna()) == {3, 4}
    assert cedar["rating"].isna().groupby(cedar["issue"]).sum().eq(1).all()
    assert not cedar["example"].str.contains(r"\d|^In \w+ ").any()
