"""Charts of the labs say in words what they show, and join only what belongs together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partnership import figures, more_for_less, timeline
from partnership.analysis.health.answers import Answers, read_answers
from partnership.analysis.labs import (
    as_people,
    centre_counts,
    centres_chart,
    events_chart,
    five_of_fourteen_chart,
    hours_chart,
    later_effects,
    later_effects_chart,
    made_up_answers,
    ratings_chart,
    write_made_up_export,
)
from partnership.analysis.labs.told import Told
from partnership.errors import CourseError

CHARTS = {
    "events": lambda: events_chart(timeline()),
    "centres": lambda: centres_chart(centre_counts()),
    "five of fourteen": five_of_fourteen_chart,
    "later effects": lambda: later_effects_chart(later_effects()),
    "ratings": lambda: ratings_chart(made_up_answers("Oak")),
    "hours": lambda: hours_chart(more_for_less({"doubled": 10, "meetings": 20})),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_picture_with_its_words(name: str) -> None:
    told: Told = CHARTS[name]()
    page = told._repr_html_()
    assert 'role="img" aria-label="' in page
    assert page.count("<svg") == 1
    assert page.endswith(".</p></div>")


def test_counts_of_centres_are_never_joined_by_a_line() -> None:
    counts = centre_counts()
    assert set(counts["counts"]) == {
        *("centres", "main centres", "main centres and sites"),
        "promised",
    }
    told = centres_chart(counts)
    assert not {"line", "area", "trail"} & set(json.dumps(told.chart.to_dict()).split('"'))
    assert "2016: 3,259 main centres and sites" in told.text
    assert "2015: 2,677 main centres;" in told.text


def test_every_count_of_the_bank_is_shown() -> None:
    ids = figures()["id"]
    assert len(centre_counts()) == ids.str.startswith("centres-").sum()


def test_what_is_contested_is_said_beside_its_number() -> None:
    told = later_effects_chart(later_effects())
    assert "13 per cent (contested)" in told.text
    assert "7 per cent (fact)" in told.text


def test_a_per_cent_is_put_among_people() -> None:
    # 13 per cent of 20 are 2.6; of 200 they are 26.
    assert as_people(13, 20).startswith("Of 1,000 children, 20 without it and 17.4 with it: 2.6")
    assert "26.0 fewer. For 974 of 1,000" in as_people(13, 200)


def test_made_up_answers_are_the_same_from_a_file_as_from_the_bank(tmp_path: Path) -> None:
    def rows(answers: Answers) -> list[list[str]]:
        names = ["role", "statement", "rating", "example", "cannot_say"]
        return sorted(answers.table[names].astype(str).to_numpy().tolist())

    read = read_answers([write_made_up_export("Hazel", tmp_path / "answers.csv")])
    assert rows(read) == rows(made_up_answers("Hazel"))


def test_a_partnership_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="try Alder, Birch"):
        made_up_answers("Yew")


def test_the_hours_say_who_gains_and_who_pays() -> None:
    told = hours_chart(more_for_less({"meetings": 20}))
    assert "All who are paid pays either way, -30.0 to -20.0" in told.text
