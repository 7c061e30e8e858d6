"""Labs, named in the book from their own first cells."""

from __future__ import annotations

import re

import pytest

from partnership.bank.labs import labs
from tests.site.small_book import SmallBook, build

PLACES = list(dict.fromkeys(lab.place.section for lab in labs()))
HERE = "# Here\n\n(which-labs)=\n## How do labs work?\n\n```{lab} 02-timeline\n```\n\n"
ALL = "## All\n\n```{labs}\n```\n\n```{lab} nobody\n```\n\n"
SECTIONS = "\n\n".join(f"({place})=\n## About {place}" for place in PLACES)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallBook:
    return build(tmp_path_factory.mktemp("labs"), {"here": f"{HERE}{ALL}{SECTIONS}\n"})


def test_a_page_names_its_lab_with_its_question_its_time_and_its_file(made: SmallBook) -> None:
    [sentence] = re.findall(r'<p class="pw-lab">(.*?)</p>', made.page("here"), re.DOTALL)
    text = re.sub(r"<[^>]*>", "", sentence)
    assert text.startswith("Lab: When was partnership new? About 20 minutes in JupyterLab: open ")
    assert "02-timeline.ipynb" in text
    assert 'href="#which-labs"' in sentence


def test_all_labs_stand_in_a_table_with_what_to_read(made: SmallBook) -> None:
    page = made.page("here")
    for lab in labs():
        assert f"{lab.minutes} minutes)" in page
        assert f"About {lab.place.section}</span></a>" in page


def test_a_lab_that_is_not_there_is_a_warning(made: SmallBook) -> None:
    assert made.warnings.count("WARNING") == 1
    assert "there is no lab 'nobody' - use one of 01-which-word-fits," in made.warnings
