"""Frameworks: what their files may say, and what the course's own say."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.bank.framework import read_framework
from partnership.errors import ContentError

FOLDER = Path("datasets/frameworks")
GOOD = """\
id: two_ways
name: Two ways
author_year: Writer 2001
source: writer2001
kind: matrix
confidence: high
inventory: []
groups: {old: Older, new: Newer}
items:
  - {id: alone, label: Alone, gist: One acts., group: old, position: {goal: own}}
  - {id: together, label: Together, gist: Two act., group: new, position: {goal: shared}}
dimensions:
  goal: {own: for oneself, shared: for all}
"""


def problem(tmp_path: Path, old: str, new: str) -> str:
    assert old in GOOD
    path = tmp_path / "two_ways.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_framework(path)
    return str(caught.value)


def test_a_framework_is_read_with_its_groups_and_places(tmp_path: Path) -> None:
    path = tmp_path / "two_ways.yaml"
    path.write_text(GOOD, encoding="utf-8")
    framework = read_framework(path)
    assert not framework.is_ordered
    assert framework.items[1].position == {"goal": "shared"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: together", "id: alone", "two items have the id 'alone'"),
        ("gist: Two act.", "gist: Two act., order: 1", "the items are ordered [1] - number all 2"),
        ("group: new", "group: recent", "'together' has the group 'recent' - use one of these: ol"),
        (", group: new", "", "'together' has the group 'None'"),
        ("new: Newer", "new: Newer, next: Later", "no item is in the group 'next'"),
        ("goal: shared}", "goal: theirs}", "'together' lies at 'goal: theirs'"),
        ("goal: shared}", "aim: shared}", "'together' lies at 'aim: shared'"),
        ("shared: for all}", "shared: for all}\n  pace: {slow: calm}", "lies on some dimensions"),
        ("id: two_ways", "id: three_ways", "the id is 'three_ways' but the file is 'two_ways.yaml"),
        ("inventory: []", "inventory: [S9-1]", "'S9-1' is not written as it has to be - use a nu"),
        ("inventory: []", "inventory: []\nreview_by: soon", "'review_by': 'soon' is not a day"),
    ],
)
def test_a_framework_that_does_not_add_up_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert message in problem(tmp_path, old, new)


def test_the_course_has_every_framework() -> None:
    frameworks = [read_framework(path) for path in FOLDER.glob("*.yaml")]
    assert len(frameworks) == 63
    assert all(framework.tells for framework in frameworks)


def test_the_place_of_competition_is_not_given() -> None:
    pratt = read_framework(FOLDER / "pratt1998.yaml")
    places = {item.id: item.position for item in pratt.items}
    assert places == {
        "competition": {},
        "cooperation": {"goal": "individual", "predictability": "higher"},
        "coordination": {"goal": "collective", "predictability": "higher"},
        "coevolution": {"goal": "collective", "predictability": "lower"},
    }


def test_a_way_out_is_not_a_stage() -> None:
    stages = read_framework(FOLDER / "lgp_lifecycle.yaml")
    assert [item.id for item in stages.items][-1] == "flying"
    assert [item.id for item in stages.exits] == ["failing"]
    assert all(item.helps for item in stages.items)


def test_what_is_printed_before_a_full_stop_does_not_end_in_one() -> None:
    found = [read_framework(path) for path in FOLDER.glob("*.yaml")]
    assert [each.id for each in found if each.author_year.endswith(".")] == []
