"""Worked cases: what their files may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.bank.case import read_case
from partnership.errors import ContentError

FOLDER = Path("datasets/cases")


@pytest.mark.parametrize("name", ["camden", "ganneys-meadow", "nottinghamshire"])
def test_the_courses_cases_are_read(name: str) -> None:
    case = read_case(FOLDER / f"{name}.yaml")
    assert case.id == name
    assert any(event.who_paid for event in case.events)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("id: set-up", "id: national-call", "two events have the id 'national-call'"),
        ("year: 1998", "year: 1996", "the events' years are [1997, 1996] - put the events in"),
        (
            "kind: worked",
            "kind: simulation",
            "'simulation' is not known here - use one of",
        ),
        ("nation: England", "nation: Mercia", "'nation': 'Mercia' is not known here"),
    ],
)
def test_a_case_that_does_not_add_up_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    text = (FOLDER / "nottinghamshire.yaml").read_text(encoding="utf-8")
    path = tmp_path / "nottinghamshire.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_case(path)
    assert message in str(caught.value)
