"""The rules of a quiz exist in Python and in JavaScript: real Chromium says they are the same."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from playwright.sync_api import Browser, Page

from partnership.activities import view_source
from partnership.activities.quiz.kinds import FOLDER, KINDS
from partnership.activities.quiz.retrieval import INTERVALS, next_review, read_review
from tests.quizzes import Asked, generated, many, quiz, quiz_and_responses
from tests.quizzes.luck import Luck

T = TypeVar("T")

RUNS = 5000
"""Questions and answers of each kind. They are made in bulk, from a seed, because this is
some thirty times as fast as hypothesis; it then looks for a small failing one by itself."""
AT_A_TIME = 250
SEED = "agree"
ENTRY = """
import { kinds } from "./KINDS/*.js";
import { pointsOf, outOf } from "./KINDS/../verdicts.js";
import { calibration } from "./KINDS/../calibration.js";
import { due, nextReview, readReview } from "./KINDS/../retrieval.js";
import { responsesIn } from "./KINDS/../../view/responses.js";
const judge = ([item, answer]) => {
  const kind = kinds[item.kind];
  const judgement = kind.judge(item, answer);
  const complete = kind.isComplete(item, answer);
  const rows = complete ? kind.reasons(item, answer) : [];
  const said = complete ? kind.summary(judgement) : kind.whatIsMissing(item, answer);
  const points = { points: pointsOf(judgement), out_of: outOf(judgement) };
  return { ...judgement, ...points, complete, rows, said };
};
const kept = (responses) => responsesIn({ get: () => responses });
const calibrate = ([spec, responses]) => calibration(spec, kept(responses));
const review = ([before, right, today, intervals]) =>
  nextReview(readReview(before, intervals), right, today, intervals);
const dueAgain = ([spec, responses, today]) => {
  const { now, next } = due(spec, kept(responses), today);
  return { now: now.map((item) => item.id), next };
};
const rules = { judge, calibrate, review, dueAgain };
export const run = (rule, cases) => JSON.stringify(JSON.parse(cases).map(rules[rule]));
"""
ONE_ROW_A_PART = {"sort_groups", "multiple_choice", "match_pairs", "true_of_terms"}
Rules = Callable[[str, Sequence[Any]], list[Any]]


@pytest.fixture(scope="module")
def javascript(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rules]:
    """What runs one of the JavaScript rules on many cases, in a page."""
    folder = tmp_path_factory.mktemp("rules")
    entry = folder / "entry.js"
    entry.write_text(ENTRY.replace("KINDS", Path(os.path.relpath(FOLDER, folder)).as_posix()))
    page: Page = browser.new_page()
    page.add_script_tag(content=view_source._joined(entry, "globalThis.run = {name}.run;\n"))

    def run(rule: str, cases: Sequence[Any]) -> list[Any]:
        # As one text: Playwright's own way of passing values takes ten times as long.
        found: list[Any] = json.loads(
            page.evaluate("([rule, cases]) => run(rule, cases)", [rule, json.dumps(cases)])
        )
        return found

    yield run
    page.close()


def in_parts(cases: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(cases)
    while part := list(islice(rest, AT_A_TIME)):
        yield part


def as_shown(item: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = quiz(items=[item]).spec(with_answers=True, cite=str)["items"][0]
    return shown


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


def agree(javascript: Rules, asked: Sequence[Asked]) -> None:
    judged = javascript("judge", [(as_shown(item), answer) for item, answer in asked])
    for (item, answer), found in zip(asked, judged, strict=True):
        rows, said = found.pop("rows"), found.pop("said")
        assert found == judged_by_python(item, answer)
        assert said
        if found["complete"]:
            told_of(item, found, rows)


def told_of(item: dict[str, Any], judged: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    """Every reason is given, and no row says other than the rules."""
    told = "\n".join(row.get("reason", "") for row in rows)
    for reason in reasons_in(item):
        assert reason.strip() in told
    if item["kind"] in ONE_ROW_A_PART:
        verdicts = sorted(part["verdict"] for part in judged["parts"])
        assert sorted(row["verdict"] for row in rows) == verdicts


def reasons_in(thing: object) -> Iterator[str]:
    """Yield every reason that the author of a question gave."""
    if isinstance(thing, dict):
        yield from (str(thing[key]) for key in ("reason", "model_reason") if key in thing)
        thing = list(thing.values())
    if isinstance(thing, list):
        for part in thing:
            yield from reasons_in(part)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_both_languages_judge_alike(javascript: Rules, kind: str) -> None:
    for asked in in_parts(many(kind, RUNS, SEED)):
        agree(javascript, asked)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_hypothesis_finds_no_small_question_that_is_judged_otherwise(
    javascript: Rules, kind: str
) -> None:
    @settings(max_examples=100, deadline=None)
    @given(generated(kind))
    def one(drawn: Asked) -> None:
        agree(javascript, [drawn])

    one()


def test_both_languages_calibrate_alike(javascript: Rules) -> None:
    random = Random(SEED)
    leanings = Counter[str]()
    for learners in in_parts(quiz_and_responses(random) for _ in range(RUNS // 2)):
        cases = [(asked.spec(with_answers=True, cite=str), kept) for asked, kept in learners]
        for (asked, kept), found in zip(learners, javascript("calibrate", cases), strict=True):
            assert found == [asdict(row) for row in asked.calibration(kept)]
            leanings.update(row["leaning"] for row in found)
    assert min(leanings[leaning] for leaning in ("over", "under", "fits", "few")) > 100


def test_both_languages_put_a_question_in_the_same_box(javascript: Rules) -> None:
    luck = Luck(Random(SEED))
    boxes = Counter[tuple[int, int]]()
    for part in in_parts(range(RUNS)):
        cases = [
            (luck.review(len(INTERVALS)), luck.once_in(2), luck.day(), INTERVALS) for _ in part
        ]
        for (kept, right, today, _), found in zip(cases, javascript("review", cases), strict=True):
            before = read_review(kept)
            after = next_review(before, right=right, today=today)
            assert found == asdict(after)
            boxes[before.box if before else -1, after.box] += 1
    assert {(-1, 0), (-1, 1), (0, 1), (3, 4), (4, 4), (4, 0), (2, 2)} <= set(boxes)


def test_both_languages_find_the_same_questions_due(javascript: Rules) -> None:
    random = Random(SEED)
    days, sizes = Luck(random), Counter[int]()
    for learners in in_parts(quiz_and_responses(random) for _ in range(RUNS // 2)):
        cases = [(asked, kept, days.day()) for asked, kept in learners]
        asked_of_javascript = [
            (asked.spec(with_answers=True, cite=str), kept, today) for asked, kept, today in cases
        ]
        answers = javascript("dueAgain", asked_of_javascript)
        for (asked, kept, today), found in zip(cases, answers, strict=True):
            expected = asked.due(kept, today)
            assert found == {"now": list(expected.now), "next": expected.next}
            sizes[len(expected.now)] += 1
    assert min(sizes[number] for number in range(3)) > 50
