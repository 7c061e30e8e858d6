"""The drawing of a case has every decision in it, and every way between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from partnership.activities.case.drawn import drawing_of, ways_of
from partnership.activities.catalogue import find_activity
from partnership.cli import draw
from partnership.errors import CourseError

TOY: Any = find_activity("toy-library")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", ["toy-library", "family-of-five"])
def test_every_decision_and_rule_that_leads_aside_is_drawn(name: str) -> None:
    case: Any = find_activity(name)
    root = ElementTree.fromstring(str(drawing_of(case)))
    texts = [text.text or "" for text in root.iter(f"{SVG}text")]
    for decision in case.decisions:
        assert any(f"{decision.id} · day" in text for text in texts)
    assert sum("by the rule:" in text for text in texts) == sum(bool(r.route) for r in case.rules)
    assert root.find(f"{SVG}title") is not None


def test_every_way_is_drawn() -> None:
    assert [(way.start, way.end, way.why) for way in ways_of(TOY)] == [
        ("first_word", "who_sees_kit", ""),
        ("who_sees_kit", "last_week", ""),
        ("who_sees_kit", "end", "wagon"),
        ("last_week", "end", ""),
    ]
    drawn = str(drawing_of(TOY))
    assert "wagon: who_sees_kit to end" in drawn
    assert "if not (chose first_word.fine)" in drawn


def test_the_command_writes_the_drawing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "toy.svg"
    draw("toy-library", file)
    assert capsys.readouterr().out.strip() == str(file)
    assert file.read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("name", "message"), [("terms", "not a case to be played"), ("nobody", "no activity called")]
)
def test_what_cannot_be_drawn_is_said(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=message):
        draw(name, tmp_path / "none.svg")


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"cannot be written .* - name another file"):
        draw("toy-library", tmp_path / "none" / "toy.svg")
