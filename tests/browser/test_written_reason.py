"""Writing a reason in a page: kept as text, not too long, and beside the model reason."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.activity_pages import kept_by, open_activity, write_page
from tests.browser.hands import Mouse
from tests.browser.learner import give
from tests.browser.until import until
from tests.quizzes import quiz_of

QUIZ = quiz_of("written_reason")


def test_writing_stops_at_the_longest_answer(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ))
    box = activity.get_by_role("textbox", name="Your reason")
    box.fill("x" * 1998)
    box.press("End")
    box.press_sequentially("yyyy")
    expect(box).to_have_value("x" * 1998 + "yy")
    expect(activity.get_by_text("0 letters left")).to_be_visible()


def test_what_was_written_stays_text_beside_the_model_reason(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ))
    hostile = "<img src=x onerror=alert(1)> & more"
    give(Mouse(), activity, QUIZ.items[0], hostile)
    activity.get_by_role("button", name="Check my answer").click()
    own = activity.locator(".pw-reason", has_text="You wrote")
    expect(own).to_contain_text(hostile)
    assert are_side_by_side(own, activity.locator(".pw-reason", has_text="A model reason"))
    assert kept_by(page, QUIZ)["winter"]["answer"] == hostile


def test_a_pause_keeps_what_was_written_so_far(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ))
    activity.get_by_role("textbox", name="Your reason").press_sequentially("They eat")
    until(page, "Object.values(localStorage).some((text) => text.includes('They eat'))")
    assert kept_by(page, QUIZ)["winter"]["checked"] is False


def test_a_written_answer_has_no_points(page: Page, tmp_path: Path) -> None:
    activity = open_activity(page, write_page(tmp_path, QUIZ))
    give(Mouse(), activity, QUIZ.items[0], "They eat insects.")
    activity.get_by_role("button", name="Check my answer").click()
    activity.get_by_role("button", name="See your results").click()
    expect(activity.locator(".pw-prompt")).to_have_text("1 of 1 questions checked.")
    expect(activity.locator(".pw-outcome")).to_have_text("Answered")


def are_side_by_side(one: Locator, other: Locator) -> bool:
    first, second = one.bounding_box(), other.bounding_box()
    assert first
    assert second
    return first["y"] == second["y"] and first["x"] + first["width"] <= second["x"]
