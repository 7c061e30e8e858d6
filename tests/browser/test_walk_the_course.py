"""Every activity of the course, done from the data alone: all right, all wrong, and by keyboard.

The pages are those of the built book, in its order, in one browser for each run: the journal, which
comes after the chapters, has everything in it by then. Quizzes that only an assignment asks for
stand on no page; they are done as they are handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from partnership.activities.catalogue import (
    Activity,
    activity_files,
    find_quiz,
    read_activity,
    shown_on_pages,
)
from partnership.paths import checkout
from partnership.site.toc import pages
from tests.activity_pages import served_folder
from tests.browser.activity_pages import open_activity, write_page
from tests.browser.walking import RUNS, Run, learner_at
from tests.browser.walks import WALKS
from tests.browser.watch import Watch, report

Found = list[tuple[str, Activity]]
ROOT = checkout()
TOC = pages(ROOT / "_toc.yml", ROOT / "book")
COURSE: Found = [(kind.view, one) for kind, one in shown_on_pages()]
ON_PAGE: dict[str, Found] = {
    page: [(view, one) for view, one in COURSE if one.page == page]
    for page in TOC
    if any(one.page == page for _, one in COURSE)
}
HANDED_OUT = [
    found.id
    for found in (read_activity(kind, file) for kind, file in activity_files())
    if getattr(found, "assignment", None)
]
TRIES = 5
POINTED = """globalThis.pointed = [];
for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'touchstart'])
  addEventListener(type, () => pointed.push(type), true);"""


@pytest.fixture(scope="module", params=RUNS)
def run(request: pytest.FixtureRequest) -> Run:
    chosen: Run = request.param
    return chosen


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def learners_browser(browser: Browser, watch: Watch, run: Run) -> Iterator[BrowserContext]:
    # Smooth scrolling would make a mouse wait before each click.
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    watch.over(context)
    context.add_init_script(POINTED)
    yield context
    context.close()


def test_every_activity_stands_on_a_page() -> None:
    on_pages = [one.id for found in ON_PAGE.values() for _, one in found]
    assert sorted(on_pages) == sorted(one.id for _, one in COURSE)


@pytest.mark.parametrize("name", ON_PAGE)
def test_every_activity_of_the_page_can_be_done(
    learners_browser: BrowserContext,
    watch: Watch,
    built_book: Path,
    book_site: str,
    run: Run,
    name: str,
) -> None:
    site = built_book.as_uri() if run == "all wrong" else book_site
    page = learners_browser.new_page()
    page.clock.install()
    learner = learner_at(page, run)
    for view, activity in ON_PAGE[name]:
        # The journal leads here with a link like this; a keyboard goes on from there.
        page.goto(f"{site}/{name}.html#activity-{activity.id}")
        shown = page.locator(f"[data-activity='{activity.id}'][data-ready] .pw-activity")
        shown.first.wait_for()
        WALKS[view].do(learner, activity, shown)
    assert run != "keyboard" or page.evaluate("pointed") == []
    page.goto(f"{site}/index.html")
    page.goto(f"{site}/{name}.html")
    for _ in range(TRIES):
        # Chromium may tell a page from a folder late of what the page before it has stored.
        if all(view == "journal" or learner.kept(one) for view, one in ON_PAGE[name]):
            break
        page.wait_for_timeout(200)
        page.reload()
    for view, activity in ON_PAGE[name]:
        page.locator(f"[data-activity='{activity.id}']").first.scroll_into_view_if_needed()
        shown = page.locator(f"[data-activity='{activity.id}'][data-ready] .pw-activity")
        shown.first.wait_for()
        WALKS[view].was_kept(learner, activity, shown)
    page.close()
    assert not watch.offences, report(watch.offences)


@pytest.mark.parametrize("name", HANDED_OUT)
def test_every_quiz_of_an_assignment_can_be_handed_in(
    new_page: Callable[..., Page], tmp_path: Path, run: Run, name: str
) -> None:
    page, quiz = new_page(reduced_motion="reduce"), find_quiz(name)
    page.add_init_script(POINTED)
    file = write_page(tmp_path, quiz, practice=False)
    with served_folder(tmp_path) as site:
        address = file if run == "all wrong" else f"{site}/{file.name}"
        WALKS["quiz"].hand_in(learner_at(page, run), quiz, open_activity(page, address))
    assert run != "keyboard" or page.evaluate("pointed") == []
