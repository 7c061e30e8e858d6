"""Placing cards on axes in a page: what is read out and what is seen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.activity_pages import open_activity, write_page
from tests.quizzes import quiz_of


def test_a_place_is_read_out_whole_and_once(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, quiz_of("place_on_axes")))
    tree = activity.get_by_role("group", name="In a jungle").aria_snapshot()
    read = [line.strip(" -'") for line in tree.splitlines() if "radio" in line]
    assert read == [
        'radio "Heat: cold, Rain: wet"',
        'radio "Heat: hot, Rain: wet"',
        'radio "Heat: cold, Rain: dry"',
        'radio "Heat: hot, Rain: dry"',
    ]
    assert tree.count("Rain") == 4, "the words around the grid would say it all twice"


def test_the_ends_of_the_axes_are_seen_around_the_grid(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, quiz_of("place_on_axes")))
    grid = activity.locator(".pw-grid").first
    for words in ("Heat: cold", "Heat: hot", "Rain: wet", "Rain: dry"):
        expect(grid.get_by_text(words, exact=True)).to_be_visible()
    hot = grid.get_by_text("Heat: hot", exact=True).bounding_box()
    wet = grid.get_by_text("Rain: wet", exact=True).bounding_box()
    both = grid.get_by_role("radio", name="Heat: hot, Rain: wet").bounding_box()
    assert hot
    assert wet
    assert both
    assert hot["x"] < both["x"] < hot["x"] + hot["width"], "it stands under 'hot'"
    assert both["x"] > wet["x"] + wet["width"], "and beside 'wet'"
    assert abs(both["y"] + both["height"] / 2 - wet["y"] - wet["height"] / 2) < 2
