"""Lists of professional standards, and the outcomes that help towards them."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.bank.outcomes import helped_by_page, outcomes
from partnership.bank.standards import all_standards
from partnership.errors import ContentError

LIST = """\
id: {name}
name: Standards of nobody
short: Nobody, 2026
publisher: Nobody
published: May 2026
nation: Wales
for_whom: Nobody.
source: nobody2026
was_read: All of it.
rights: Made up.
review_by: 2027-05-01
items:
  - {{id: one, label: One, gist: First.}}
  - {{id: two, label: Two, gist: Second.}}
"""
OUTCOMES = "id,page,says,towards\na-1,a,see,b.two b.one\na-2,a,say,b.one\nc-1,c,ask,\n"


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "standards").mkdir()
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "outcomes.csv").write_text(OUTCOMES, encoding="utf-8")
    for name in ("b", "a"):
        (tmp_path / "standards" / f"{name}.yaml").write_text(LIST.format(name=name), "utf-8")
    monkeypatch.setenv("PARTNERSHIP_DATASETS", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("bank")
def test_every_list_is_read_by_name_and_its_standards_can_be_pointed_to() -> None:
    assert [list(one.names) for one in all_standards()] == [["a.one", "a.two"], ["b.one", "b.two"]]


def test_a_list_is_found_by_its_file(bank: Path) -> None:
    (bank / "standards" / "c.yaml").write_text(LIST.format(name="d"), "utf-8")
    with pytest.raises(ContentError, match=r"the id is 'd' but the file is 'c\.yaml'"):
        all_standards()


@pytest.mark.usefixtures("bank")
def test_a_page_helps_towards_what_any_outcome_of_it_does() -> None:
    assert [one.towards for one in outcomes()] == [("b.two", "b.one"), ("b.one",), ()]
    assert helped_by_page() == {"a": ["b.two", "b.one"]}


def test_no_list_is_needed(bank: Path) -> None:
    for file in (bank / "standards").iterdir():
        file.unlink()
    (bank / "standards").rmdir()
    assert all_standards() == []
