"""The slips that people make who add a question: each is told with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.activities.quiz.model import read_quiz
from partnership.errors import ContentError

QUIZ = """\
id: new
title: New
intro: One question.
page: what-partnership-means
seed: 1
items:
  - id: first
    kind: single_choice
    prompt: >-
      Which of these is one?
    section: what-it-is-for
    inventory: [S0-21]
    source: audit2005
    options:
      - id: one
        text: This one.
        verdict: right
        reason: It is what was asked for.
      - id: two
        text: That one.
        verdict: wrong
        reason: It is something else altogether.
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "remedy"),
    [
        ("    section:", "      section:", 7, "is taken for a part of 'prompt'", "to the left"),
        ("    section:", "   section:", 11, "not valid YAML", "as far in as the lines"),
        ("    section:", "\tsection:", 11, "not valid YAML", "put spaces there and no tab"),
        ("text: This", "text: Look: this", 16, "not valid YAML", "write '>-' after the field's"),
        ("text: This", "text: 'tis this", 16, "not valid YAML", "close the quotation mark"),
        ("text: This", 'text: "This" is', 16, "not valid YAML", "below '>-'"),
        ("text: This", "text: @this", 16, "not valid YAML", "put quotation marks round"),
        ("text: This one.", "text:", 16, "'text' has no value", "write one after the colon"),
        ("id: one", "id: yes", 15, "'id' has to be one text", "put quotation marks round it"),
        ("id: first", "id: The first?", 7, "'The first?' is not written as", "small letters"),
        ("id: two", "id: one", 19, "two options have the id 'one'", "an id of its own"),
        ("single_choice", "multiple", 8, "'multiple' is not known", "'single_choice'"),
        ("    kind: single_choice\n", "", 7, "'kind' is missing", "add 'kind:'"),
        ("verdict: right", "verdict: Right", 17, "'Right' is not known here", "'right', 'wrong'"),
        ("[S0-21]", "S0-21", 12, "'inventory' has to be a list", "as [S0-21]"),
        ("[S0-21]", "[S9-1]", 12, "'S9-1' is not written as", "datasets/inventory.csv"),
        ("seed: 1", "seed: one", 5, "'one' is not a number", "in digits"),
        ("source: audit2005\n", "source: a\n    source: b\n", 14, "given twice", "one of the two"),
    ],
)
def test_a_usual_slip_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, old: str, new: str, line: int, what: str, remedy: str
) -> None:
    assert QUIZ.count(old) == 1
    path = tmp_path / "new.yaml"
    path.write_text(QUIZ.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_quiz(path)
    (problem,) = caught.value.problems
    assert (problem.line, what in problem.what, remedy in problem.remedy) == (line, True, True), (
        str(problem)
    )


def test_the_second_question_of_a_name_is_pointed_to(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    item = QUIZ[QUIZ.index("  - id: first") :]
    path.write_text(QUIZ + item, encoding="utf-8")
    with pytest.raises(ContentError, match=r"new\.yaml:23: two questions have the id 'first'"):
        read_quiz(path)
