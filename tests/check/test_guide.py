"""The guide for those who add questions says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from partnership.check import check_course

GUIDE = Path("book/guides/adding-a-question.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_question_of_the_guide_can_be_pasted_into_a_quiz(copy: Path) -> None:
    quiz = copy / "datasets" / "quizzes" / "terms.yaml"
    before = check_course(copy)
    quiz.write_text(quiz.read_text(encoding="utf-8") + "\n" + EXAMPLE, encoding="utf-8")
    assert check_course(copy) == before


def test_the_guide_explains_each_line_of_its_question() -> None:
    (question,) = yaml.safe_load(EXAMPLE)
    explained = set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))
    assert explained == (set(question) | {"verdict", "reason"}) - {"kind", "options"}


def test_the_message_of_the_guide_is_the_one_that_is_printed(copy: Path) -> None:
    quiz = copy / "datasets" / "quizzes" / "terms.yaml"
    wrong = EXAMPLE.replace("eydcp_slides", "eydcp")
    quiz.write_text(quiz.read_text(encoding="utf-8") + "\n" + wrong, encoding="utf-8")
    (found,) = [str(one) for one in check_course(copy, ["source-is-known"]) if "eydcp" in one.what]
    told = " ".join(GUIDE.split())
    assert re.sub(r":\d+:", ":214:", found) in told


def test_a_copied_case_that_is_made_a_draft_as_the_page_says_has_no_fault(copy: Path) -> None:
    page = " ".join((copy / "book" / "your-own-case.md").read_text(encoding="utf-8").split())
    assert "Take away the `#` before `status: draft`" in page
    cases = copy / "datasets" / "cases"
    small = (cases / "toy-library.yaml").read_text(encoding="utf-8")
    before = check_course(copy)
    mine = small.replace("id: toy-library", "id: mine").replace("# status: draft", "status: draft")
    assert "\nid: mine" in mine
    assert "\nstatus: draft" in mine
    (cases / "mine.yaml").write_text(mine, encoding="utf-8")
    assert check_course(copy) == before
