"""The pages on moderation read well in every light, on a phone, and to axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from autograder.marks.ledger import open_ledger
from autograder.moderation.examiner import examiner_page
from autograder.moderation.page import LEAD, figures
from autograder.moderation.pairing import compare
from autograder.moderation.policy import read_policy
from autograder.moderation.record import Moderation, draw_sample
from autograder.moderation.sampling import draw
from autograder.moderation.stages import progress
from autograder.report import report
from tests.autograder.marking_course import SMALL, make_marking_course, mark_everything, rubric_of
from tests.autograder.moderation.made_up import MOST, marks

POLICY = read_policy("ten-percent")
MARKERS = "people: [{who: lena, roles: [leader]}, {who: ann, roles: [marker]}]"


@pytest.fixture(scope="module")
def statistics(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compared = compare(marks(40, noise=0.1), MOST)
    sample = draw(compared.scripts, POLICY.sample, POLICY.scale, seed=1)
    now = progress(compared, [list(sample.picks["script"])], POLICY)
    file = tmp_path_factory.mktemp("moderation") / "moderation.html"
    parts = figures(compared, POLICY, sample.said, now, seed=1)
    file.write_text(report("Moderation: slips", LEAD, parts), "utf-8")
    return file


@pytest.fixture(scope="module")
def examiners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examiner")
    course = make_marking_course(folder / "exercises", 11, markers=MARKERS)
    with open_ledger(course) as ledger:
        mark_everything(ledger, SMALL, rubric_of(SMALL).pieces[0], who="ann")
        draw_sample(Moderation(ledger, SMALL), POLICY, who="lena", seed=1)
        page = examiner_page(Moderation(ledger, SMALL), who="lena")
    (folder / "index.html").write_text(page, "utf-8")
    return folder / "index.html"


def look(page: Page, file: Path, how: str) -> None:
    page.emulate_media(color_scheme="dark" if how == "dark" else "light")
    page.set_viewport_size({"width": 320 if how == "phone" else 1200, "height": 800})
    page.goto(file.as_uri())
    found = Axe().run(page).response["violations"]
    assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("how", ["light", "dark", "phone"])
def test_axe_finds_nothing_in_the_figures_and_they_fit(
    page: Page, statistics: Path, how: str
) -> None:
    look(page, statistics, how)
    assert page.get_by_role("table").count() == 4
    assert page.locator(".chart").count() == 1


@pytest.mark.parametrize("how", ["dark", "phone"])
def test_axe_finds_nothing_in_the_examiners_page_and_it_is_walked_by_keyboard(
    page: Page, examiners: Path, how: str
) -> None:
    look(page, examiners, how)
    link = page.get_by_role("navigation").get_by_role("link").last
    link.focus()
    page.keyboard.press("Enter")
    name = link.text_content() or ""
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_in_viewport()
