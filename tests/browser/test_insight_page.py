"""The page for a cohort reads well in every light, on a phone, and to axe."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from autograder.insight.collecting import Cohort
from autograder.insight.page import page as insight_page
from partnership.activities.catalogue import find_quiz
from partnership.activities.responses import response_to

TERMS = find_quiz("terms")


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_and_it_fits(page: Page, tmp_path: Path, look: str) -> None:
    cohort = Cohort(left_out=["spoilt.json: this file is damaged"])
    for number in range(9):
        well = number % 3
        cohort.add(
            "terms",
            f"learner {number}",
            {
                item.id: response_to(item, item.best_answer() if well else item.worst_answer())
                for item in TERMS.items
            },
        )
    cells = pd.DataFrame({"words: test": [0.1, 0.5, 1], "words: text": [0.2, None, 0.4]})
    file = tmp_path / "insight.html"
    file.write_text(insight_page("Insight: words", cells, cohort), "utf-8")
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    page.set_viewport_size({"width": 320 if look == "phone" else 1200, "height": 800})
    page.goto(file.as_uri())
    found = Axe().run(page).response["violations"]
    assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
