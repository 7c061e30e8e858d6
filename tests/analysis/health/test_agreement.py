"""Statistics of a health check, beside hand-worked examples and the libraries."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnership.analysis.health.agreement import agreement, alpha_of
from partnership.analysis.health.answers import COLUMNS, Answers
from partnership.analysis.health.compare import (
    compare_roles,
    compare_rounds,
    compare_statements,
    compared,
    joined,
)

ROLES = ("chair", "lead", "member", "member", "member", "member", "other")


def answers(**statements: list[int | None]) -> Answers:
    """Ratings of each statement by the chair, the lead officer, members; 0 for *cannot say*."""
    rows = [
        (f"person {place}", ROLES[place], "", name, one or None, one == 0, "", "")
        for name, ratings in statements.items()
        for place, one in enumerate(ratings)
        if one is not None
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"rating": "Int64"})
    return Answers(table)


def test_counts_and_ranges_worked_by_hand() -> None:
    table = compare_statements(answers(a=[4, 3, 2, 2, 0], b=[3, 3, 3], c=[4], d=[2, 3, 3, 3]))
    # Of a: four rated, six pairs, of which only the two members agree.
    a = table.loc["a"]
    assert (a["chair"], a["lead"], a["member"]) == ([4], [3], [2, 2])
    assert tuple(a[["rated", "cannot_say", "low", "high", "pairs", "alike"]]) == (4, 1, 2, 4, 6, 1)
    assert list(table["kind"]) == ["split", "same", "few", "near"]
    assert list(table["falls"]) == [True, False, False, False]
    # Of d: one says 2 and three say 3, so three of the six pairs agree.
    assert tuple(table.loc["d", ["pairs", "alike"]]) == (6, 3)


def test_roles_are_compared_by_their_middle_rating() -> None:
    # Members of b: 1, 2 and 4, whose middle is 2.
    found = compare_roles(answers(a=[4, 3, 2], b=[2, 3, 1, 2, 4], c=[1, 3, 2]))
    rows = {tuple(row[:2]): tuple(row[2:]) for row in found.itertuples(index=False)}
    assert rows == {
        ("Chair", "Lead officer"): (1, 0, 2),
        ("Chair", "Member"): (1, 1, 1),
        ("Lead officer", "Member"): (3, 0, 0),
    }


@pytest.mark.parametrize(
    ("then", "now", "way"),
    [
        ([2, 3], [3, 3], "up"),
        ([2, 3], [2, 4], "up"),
        ([2, 3], [1, 3], "down"),
        ([2, 3], [3, 2], "as before"),
        ([2, 3], [1, 4], "changed"),
        ([1, 4], [2, 3], "changed"),
    ],
)
def test_rounds_are_compared_by_their_ranges(then: Any, now: Any, way: str) -> None:
    found = compare_rounds(answers(a=then, gone=[1]), answers(a=now, new=[1]))
    assert list(found.index) == ["a"]
    assert found.at["a", "way"] == way


def test_alpha_worked_by_hand() -> None:
    """Two people, three statements: (1, 1), (2, 3), (3, 3).

    Values: 1 twice, 2 once, 3 three times; n = 6. Ordinal distances, squared, where the distance
    of two ranks is the sum of the numbers from one to the other less half of the two ends:
    d(1,2) = (2 + 1 - 1.5)^2 = 2.25, d(2,3) = (1 + 3 - 2)^2 = 4, d(1,3) = (6 - 2.5)^2 = 12.25.
    Observed: only (2, 3) and (3, 2) differ, each once: 2 x 4 / 6 = 4/3.
    Expected: 2 x (2x1x2.25 + 1x3x4 + 2x3x12.25) / (6 x 5) = 2 x 90 / 30 = 6.
    Alpha = 1 - (4/3) / 6 = 7/9.
    """
    found = agreement(answers(a=[1, 1], b=[2, 3], c=[3, 3]))
    assert found.alpha == pytest.approx(7 / 9)


def by_pairs(ratings: list[list[int]]) -> float:
    """Krippendorff's alpha from its definition: every pair of ratings, one by one."""
    units = [unit for unit in ratings if len(unit) > 1]
    values = [one for unit in units for one in unit]
    count = {one: values.count(one) for one in range(1, 5)}

    def distance(low: int, high: int) -> float:
        low, high = sorted((low, high))
        return (sum(count[k] for k in range(low, high + 1)) - (count[low] + count[high]) / 2) ** 2

    observed = sum(
        2 * sum(distance(a, b) for a, b in combinations(unit, 2)) / (len(unit) - 1)
        for unit in units
    )
    expected = 2 * sum(distance(a, b) for a, b in combinations(values, 2)) / (len(values) - 1)
    return 1 - observed / expected


units = st.lists(st.lists(st.integers(1, 4), max_size=6), min_size=1, max_size=5)


@settings(deadline=None)
@given(ratings=units)
def test_alpha_is_what_its_definition_and_the_library_say(ratings: list[list[int]]) -> None:
    found = alpha_of(answers(**{f"s{n}": [*unit] for n, unit in enumerate(ratings)}).table)
    paired = [unit for unit in ratings if len(unit) > 1]
    if len({one for unit in paired for one in unit}) < 2:
        assert found is None
        return
    assert found == pytest.approx(by_pairs(ratings))
    width = max(map(len, ratings))
    data = [[*unit, *[np.nan] * (width - len(unit))] for unit in ratings]
    library = krippendorff.alpha(np.array(data).T, level_of_measurement="ordinal")
    assert found == pytest.approx(library)


@settings(deadline=None)
@given(ratings=units)
def test_pairs_are_counted_one_by_one(ratings: list[list[int]]) -> None:
    found = compared(answers(**{f"s{n}": [*unit] for n, unit in enumerate(ratings) if unit}))
    for one, unit in zip(found, filter(None, ratings), strict=True):
        pairs = list(combinations(unit, 2))
        assert (one.pairs, one.alike) == (len(pairs), sum(a == b for a, b in pairs))


def test_few_people_are_warned_of_and_one_more_is_shown() -> None:
    found = agreement(answers(a=[4, 4, 1], b=[1, 2, 4], c=[3, 3, 3]))
    assert found.without_one is not None
    low, high = found.without_one
    assert low < high
    text = " ".join(found.warnings)
    assert "3 people are few." in text
    assert f"alpha would lie between {low:.2f} and {high:.2f}" in text
    assert "3 statements give alpha little to go on" in text
    assert "people can agree and all be wrong" in text


def test_where_everybody_says_the_same_there_is_no_alpha() -> None:
    found = agreement(answers(a=[3, 3, 3], b=[3, 3, 3]))
    assert found.alpha is None
    assert found.reading.startswith("No measure over all can be worked out")


@pytest.mark.parametrize(
    ("statements", "reading"),
    [
        ({"a": [1, 4], "b": [4, 1]}, "People differ more than they would by chance"),
        ({"a": [1, 1], "b": [4, 4], "c": [2, 2]}, "mostly see the same strong and weak points"),
    ],
)
def test_the_number_is_put_in_words(statements: Any, reading: str) -> None:
    assert reading in agreement(answers(**statements)).reading


def test_many_ratings_are_counted_for_the_reader() -> None:
    assert joined([3, 2, 3]) == "2, 3, 3"
    assert joined([3] * 9 + [2] * 5) == "5 say 2, 9 say 3"
