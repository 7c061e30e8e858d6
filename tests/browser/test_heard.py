"""What a screen reader is told of every kind of question and every type of activity."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from partnership.activities.catalogue import TYPES, Activity, shown_on_pages
from partnership.activities.quiz.kinds import KINDS
from tests.browser.activity_pages import open_activity, write_page
from tests.browser.reader import announced, listen, nameless, tree_of
from tests.browser.walking import Learner, learner_at, plain
from tests.browser.walks import WALKS
from tests.quizzes import quiz_of

FIRST: dict[str, Activity] = {kind.view: one for kind, one in reversed(list(shown_on_pages()))}
"""One activity of each type."""


@pytest.fixture
def learner(new_page: Callable[..., Page]) -> Learner:
    page = new_page(reduced_motion="reduce")
    listen(page)
    page.clock.install()
    return learner_at(page, "all wrong")


def hears_everything(learner: Learner, view: str, activity: Any, shown: Locator) -> None:
    """Do the activity, and check that all there is to say was announced."""
    walk = WALKS[view]
    for place in shown.all():
        assert nameless(place) == []
    walk.do(learner, activity, shown)
    said = announced(learner.page)
    for parts in walk.announced(learner, activity, shown):
        assert any(all(plain(part) in text for part in parts) for text in said), (parts, said)
    for place in shown.all():
        assert nameless(place) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_right_answer_to_a_question_and_its_reason_are_announced(
    learner: Learner, tmp_path: Path, kind: str
) -> None:
    asked = quiz_of(kind, confidence=True)
    shown = open_activity(learner.page, write_page(tmp_path, asked))
    hears_everything(learner, "quiz", asked, shown)
    focused = [node for node in tree_of(shown) if node["focused"]]
    assert len(focused) == 1, "the results have the focus"
    assert plain(shown.locator(".pw-prompt").text_content()) in focused[0]["name"]


@pytest.mark.parametrize("view", [kind.view for kind in TYPES])
def test_what_an_activity_says_is_announced(learner: Learner, book_site: str, view: str) -> None:
    activity = FIRST[view]
    learner.page.goto(f"{book_site}/{activity.page}.html#activity-{activity.id}")
    shown = learner.page.locator(f"[data-activity='{activity.id}'][data-ready] .pw-activity")
    shown.first.wait_for()
    hears_everything(learner, view, activity, shown)


def test_a_region_that_comes_with_its_text_is_not_counted(page: Page) -> None:
    listen(page)
    page.goto("about:blank")
    page.evaluate("""() => {
      document.body.innerHTML = '<p role=status id=here></p><input><input aria-label=Name>';
      setTimeout(() => { here.textContent = 'Heard'; });
      const late = '<p role=status>Not</p><h1 tabindex=-1>Title</h1>';
      setTimeout(() => { document.body.insertAdjacentHTML('beforeend', late); });
      setTimeout(() => { document.querySelector('h1').focus(); });
    }""")
    expect(page.get_by_role("heading")).to_be_focused()
    assert announced(page) == ["Heard", "Title"]
    assert [node["role"] for node in nameless(page.locator("body"))] == ["textbox"]
