"""Comparing: only what the source says of one programme alone is asked."""

from __future__ import annotations

from partnership.activities.catalogue import find_activity
from partnership.activities.compare.model import NOT_LISTED, Comparison


def comparison() -> Comparison:
    found = find_activity("programmes-compared")
    assert isinstance(found, Comparison)
    return found


def test_silence_and_what_is_true_of_several_are_never_asked() -> None:
    rows = {row.id: row for row in comparison().rows()}
    asked = comparison().asked()
    assert len(asked) >= 6
    for feature, thing in asked:
        said = [getattr(rows[feature], one.id) for one in comparison().things]
        text = getattr(rows[feature], thing)
        assert text != NOT_LISTED
        assert said.count(text) == 1


def test_each_feature_is_asked_once_and_every_programme_is_asked_for() -> None:
    asked = comparison().asked()
    assert len({feature for feature, _ in asked}) == len(asked)
    assert {thing for _, thing in asked} == {thing.id for thing in comparison().things}


def test_the_order_is_stored() -> None:
    assert comparison().asked() == comparison().asked()
    other = comparison().model_copy(update={"seed": 5})
    assert other.asked() != comparison().asked()


def test_the_printed_table_has_every_feature() -> None:
    assert comparison().printed().count("<tr>") == len(comparison().rows()) + 1
