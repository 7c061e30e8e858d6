"""Outcomes in their chapters, and beside the standards that they help towards."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from partnership.bank.outcomes import outcomes
from partnership.bank.standards import all_standards
from tests.site.small_book import TOP, SmallBook, build

BOX = "# {title}\n\n```{{outcomes}}\n**Time needed:** a while.\n```\n"
MAP = "# Map\n\n## One way\n\n```{standards-map} standards\n```\n\n## The other\n\n"
CHAPTERS = list(dict.fromkeys(one.page for one in outcomes()))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallBook:
    pages = {page: BOX.format(title=f"Chapter {page}") for page in CHAPTERS}
    pages["map"] = f"{MAP}```{{standards-map}} chapters\n```\n"
    return build(tmp_path_factory.mktemp("outcomes"), pages)


def section(page: str, name: str) -> str:
    found = re.search(rf'<section id="{name}">.*?</section>', page, re.DOTALL)
    assert found, name
    return re.sub(r"<[^>]*>", "", found[0])


def test_a_chapter_shows_its_outcomes_and_the_time(made: SmallBook) -> None:
    assert made.warnings == ""
    page = made.page("what-partnership-means")
    [box] = re.findall(r'<div class="outcomes admonition">.*?</div>', page, re.DOTALL)
    assert "What you will be able to do" in box
    assert "<em>inter-</em> and <em>multi-</em> words" in box
    assert [line[-1] for line in re.findall(r"<li><p>(.*?)</p>", box, re.DOTALL)] == list(";;;;.")
    assert "Time needed:" in box


def test_each_standard_shows_what_helps_towards_it_or_that_nothing_does(made: SmallBook) -> None:
    [one] = all_standards()
    text = section(made.page("map"), f"standards-{one.id}")
    assert one.was_read[:40] in text
    assert "30 September 2027" in text
    helped = {name for outcome in outcomes() for name in outcome.towards}
    assert text.count("Nothing in this course.") == len(set(one.names) - helped) > 0
    for name, item in one.names.items():
        assert item.label in text
        for outcome in outcomes():
            if name in outcome.towards:
                assert f"Chapter {outcome.page}" in text


def test_a_table_shows_what_each_chapter_helps_towards(made: SmallBook) -> None:
    _, table = made.page("map").split('<section id="the-other">')
    for page, part in zip(
        CHAPTERS, re.split(r'<t[hd] class="[^"]*pw-group', table)[1:], strict=True
    ):
        own = [one for one in outcomes() if one.page == page]
        assert f"Chapter {page}</span></a>" in part
        assert part.count('<th class="stub') == len(own)
        assert part.count("<p>–</p>") == sum(not one.towards for one in own)
        assert part.count("Working in partnership") == sum(
            "npq-early-years-leadership.partnership" in one.towards for one in own
        )


def test_a_fault_is_a_warning_that_says_what_to_do(tmp_path: Path) -> None:
    bank = tmp_path / "datasets"
    shutil.copytree(TOP / "datasets" / "standards", bank / "standards")
    (bank / "quizzes").mkdir()
    (bank / "outcomes.csv").write_text("id,page,says,towards\n", encoding="utf-8")
    wrong = "# Map\n\n```{standards-map} colours\n```\n"
    warnings = build(tmp_path, {"here": BOX.format(title="Here"), "map": wrong}, bank).warnings
    assert "'here' has no outcomes - add rows for it to datasets/outcomes.csv" in warnings
    assert "there is no map by 'colours' - use one of standards, chapters" in warnings
