"""The rules of a quiz exist in Python and in JavaScript: real Chromium says they are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from partnership.activities import view_source
from partnership.activities.quiz.kinds import FOLDER, KINDS
from tests.quizzes import answers, choices, quiz, sorts

GENERATED = {"single_choice": choices(), "sort_groups": sorts()}
RUNS = 1000
ENTRY = """
import { kinds } from "./KINDS/*.js";
import { pointsOf, outOf } from "./KINDS/../verdicts.js";
export const judge = (item, answer) => {
  const kind = kinds[item.kind];
  const judgement = kind.judge(item, answer);
  const complete = kind.isComplete(item, answer);
  const told = complete ? kind.reasons(item, answer).map((row) => row.verdict).sort() : [];
  return { ...judgement, points: pointsOf(judgement), out_of: outOf(judgement), complete, told };
};
"""


@pytest.fixture(scope="module")
def rules(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page in which ``judge(item, answer)`` runs the JavaScript rules."""
    folder = tmp_path_factory.mktemp("rules")
    entry = folder / "entry.js"
    entry.write_text(ENTRY.replace("KINDS", Path(os.path.relpath(FOLDER, folder)).as_posix()))
    page = browser.new_page()
    page.add_script_tag(content=view_source._joined(entry, "globalThis.judge = {name}.judge;\n"))
    yield page
    page.close()


@st.composite
def asked_and_answered(draw: st.DrawFn, kind: str) -> tuple[dict[str, Any], Any]:
    item = draw(GENERATED[kind])
    return item, draw(answers(item))


def judged_by_python(item: dict[str, Any], answer: Any) -> dict[str, Any]:
    asked = quiz(items=[item])
    judgement = asked.items[0].shuffled(asked.seed).judge(answer)
    return {
        "parts": [asdict(part) for part in judgement.parts],
        "judged": judgement.judged,
        "points": judgement.points,
        "out_of": judgement.out_of,
        "complete": judgement.complete,
    }


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_both_languages_judge_alike(rules: Page, kind: str) -> None:
    @settings(max_examples=RUNS, deadline=None)
    @given(asked_and_answered(kind))
    def agree(drawn: tuple[dict[str, Any], Any]) -> None:
        item, answer = drawn
        asked = quiz(items=[item]).spec(with_answers=True, cite=str)["items"][0]
        judgement = rules.evaluate("([item, answer]) => judge(item, answer)", [asked, answer])
        told = judgement.pop("told")
        assert judgement == judged_by_python(item, answer)
        if judgement["complete"] and kind == "sort_groups":
            assert told == sorted(part["verdict"] for part in judgement["parts"])

    agree()
