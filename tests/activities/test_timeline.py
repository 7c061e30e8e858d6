"""The timeline's rules: whom an event concerns, and which orders are asked for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.activities.catalogue import find_activity
from partnership.activities.timeline.model import NATIONS, Timeline
from partnership.activities.timeline.rounds import in_order, round_of
from partnership.bank.words import Nation

YEARS = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(1948, 1956))


def timeline(**changes: Any) -> Timeline:
    fields = {"id": "line", "title": "A line", "intro": "Look.", "page": "home", **changes}
    return Timeline.model_validate(fields)


@given(YEARS, st.integers(0, 2**32), st.integers(2, 7))
def test_two_events_of_one_year_are_never_asked_for_together(
    years: dict[str, int], seed: int, size: int
) -> None:
    asked = round_of(years, seed, size)
    assert len({years[name] for name in asked}) == len(asked) == min(size, len(set(years.values())))


@given(YEARS, st.integers(0, 2**32), st.integers(2, 7))
def test_no_question_is_in_order_already(years: dict[str, int], seed: int, size: int) -> None:
    asked = round_of(years, seed, size)
    assert len(asked) < 2 or asked != in_order(asked, years)
    assert asked == round_of(years, seed, size), "one seed asks the same everywhere"


def test_another_seed_asks_for_others() -> None:
    years = {entry.id: entry.year for entry in timeline().entries()}
    assert len({tuple(round_of(years, seed, 5)) for seed in range(20)}) == 20


def test_every_place_in_the_table_belongs_to_a_nation() -> None:
    spec = timeline().spec(with_answers=True, cite=str)
    covered = {place for places in spec["nations"].values() for place in places}
    assert covered == set(range(len(spec["places"])))
    assert set(Nation.__args__) <= {one for covered in NATIONS.values() for one in covered}  # type: ignore[attr-defined]


def test_only_the_years_asked_for_are_there_and_in_order() -> None:
    entries = timeline(first_year=1997, last_year=2010).entries()
    assert {entry.year for entry in entries} <= set(range(1997, 2011))
    assert [entry.year for entry in entries] == sorted(entry.year for entry in entries)


def test_a_source_that_only_stands_near_says_so() -> None:
    spec = timeline().spec(with_answers=True, cite=lambda key: key.upper())
    sources = [entry[7] for entry in spec["entries"]]
    assert any(source.startswith("nearest source: ") for source in sources)
    assert any(source.isupper() for source in sources)


def test_the_printed_table_has_every_event_and_escapes() -> None:
    found = find_activity("timeline")
    assert isinstance(found, Timeline)
    assert found.printed().count("<tr>") == len(found.entries()) + 1
    assert "<script>" not in timeline(intro="<script>").printed()


def test_practice_counts_and_looking_things_up_does_not() -> None:
    assert [part.id for part in timeline().parts()] == ["line.order", "line.first"]


@pytest.mark.parametrize("cards", [2, 8])
def test_a_question_has_between_three_and_seven_cards(cards: int) -> None:
    with pytest.raises(ValueError, match="cards"):
        timeline(cards=cards)


def test_practice_gives_no_year_away_and_names_each_event_once() -> None:
    asked = timeline().asked()
    assert len(set(asked.values())) == len(asked) > 100
    assert not any(year in name for name in asked.values() for year in ("19", "20"))
    acts = [
        e.id for e in timeline().entries() if e.title in ("Children Act 1948", "Children Act 2004")
    ]
    assert len(acts) == 2
    assert not asked.keys() & set(acts), "without its year, one Children Act is like another"
