"""Weighing: the learner's own numbers decide, and nonsense counts as the middle."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from partnership.activities.catalogue import activity_files, read_activity
from partnership.activities.responses import response_to
from partnership.activities.weigh.model import Weighing
from partnership.activities.weigh.ranking import ranking

FIELDS = {
    "id": "weighed",
    "title": "Weighed",
    "intro": "Weigh.",
    "page": "home",
    "framework": "power_purpose_representation",
    "criteria": [
        {
            "id": "often",
            "label": "How often",
            "asks": "How often?",
            "low": "never",
            "high": "daily",
        },
        {"id": "harm", "label": "Harm", "asks": "How much?", "low": "none", "high": "much"},
    ],
}


def weighing(**changes: Any) -> Weighing:
    return Weighing.model_validate({**FIELDS, **changes})


def test_what_is_rated_high_where_it_counts_comes_first() -> None:
    given = {
        "weights": {"often": 5, "harm": 0},
        "ratings": {"a": {"often": 1, "harm": 4}, "b": {"often": 4, "harm": 0}},
    }
    assert ranking(["a", "b"], ["often", "harm"], given) == [("b", 20, 1), ("a", 5, 2)]
    given["weights"] = {"often": 0, "harm": 5}
    assert [one.id for one in ranking(["a", "b"], ["often", "harm"], given)] == ["a", "b"]


def test_equal_points_share_a_rank_and_keep_their_order() -> None:
    given = {"ratings": {"a": {"c": 1}, "b": {"c": 3}, "d": {"c": 1}}}
    assert [(one.id, one.rank) for one in ranking(["a", "b", "d"], ["c"], given)] == [
        *(("b", 1), ("a", 2), ("d", 2)),
    ]


@pytest.mark.parametrize(
    "given",
    [
        *(None, "x", [], {"weights": [1]}, {"ratings": {"a": 3}}, {"weights": {"c": True}}),
        *({"weights": {"c": 6}}, {"weights": {"c": -1}}, {"ratings": {"a": {"c": 2.5}}}),
    ],
)
def test_what_makes_no_sense_counts_as_the_middle(given: Any) -> None:
    assert ranking(["a"], ["c"], given) == [("a", 6, 1)]


def test_a_response_is_ranked_by_the_numbers_in_it() -> None:
    asked = weighing()
    first = asked.parts()[0]
    given = {"ratings": {"purpose": {"often": 4, "harm": 4}}}
    responses = {first.id: response_to(first, given)}
    assert asked.ranking(responses)[0].id == "purpose"
    assert {one.rank for one in asked.ranking({})} == {1}


def test_a_part_to_be_left_out_must_be_there() -> None:
    assert list(weighing(leave_out=["power"]).options()) == ["purpose", "representation"]
    with pytest.raises(ValidationError, match="has no part 'money' - use one of power, purpose"):
        weighing(leave_out=["money"])


def test_every_weighing_prints_a_table_with_a_row_for_each_option() -> None:
    found = [read_activity(kind, file) for kind, file in activity_files() if kind.view == "weigh"]
    assert len(found) == 4
    for one in found:
        assert isinstance(one, Weighing)
        assert one.printed().count("<tr>") == len(one.options()) + 1
