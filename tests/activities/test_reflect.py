"""Reflection prompts: where writing is kept, and the check for what might identify somebody."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from partnership.activities.reflect.identifiers import (
    Pattern,
    find_identifiers,
    identifiers,
)
from partnership.activities.reflect.model import CONFIDENTIALITY, Prompt, shared_by_prompts
from partnership.activities.reflect.scaffold import Scaffolds, scaffolds
from partnership.activities.responses import response_to
from partnership.bank.framework import read_framework
from partnership.bank.references import references
from partnership.paths import datasets

SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
FALSE_ALARMS_ALLOWED = 1


def prompt(**changes: Any) -> Prompt:
    fields = {"id": "visit", "title": "A visit", "question": "What happened?", "page": "home"}
    return Prompt.model_validate({**fields, "minutes": 5, **changes})


def responses(asked: Prompt, texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    parts = {part.id: part for part in asked.parts()}
    return {name: response_to(parts[name], text) for name, text in texts.items()}


def test_what_was_written_before_there_were_scaffolds_is_still_the_answer() -> None:
    asked = prompt()
    old = {"visit": {"answer": "We went.", "fingerprint": asked.fingerprint}}
    assert asked.written(old) == "We went."


def test_every_stage_is_under_its_heading_and_nothing_is_left_out() -> None:
    texts = {
        "visit": "Free.",
        "visit.gibbs.feelings": "Glad.",
        "visit.driscoll.what": "Tea.",
        "visit.scaffold": "gibbs",
    }
    asked = prompt()
    assert asked.written(responses(asked, texts)) == "Free.\n\nFeelings\nGlad.\n\nWhat?\nTea."


def test_answers_to_a_question_that_has_changed_are_not_taken_for_answers_to_the_new() -> None:
    old = responses(prompt(), {"visit": "We went.", "visit.kolb.experience": "Rain."})
    assert prompt(question="What did not?").written(old) == ""


def test_a_better_hint_does_not_undo_what_was_written() -> None:
    old = responses(prompt(), {"visit": "We went."})
    assert prompt(hints=["Look again."]).written(old) == "We went."


def test_every_scaffold_asks_at_every_stage_and_has_a_source() -> None:
    keys = set(references()["key"])
    assert [one["id"] for one in scaffolds()] == ["gibbs", "kolb", "driscoll", "brookfield"]
    for one in scaffolds():
        assert read_framework(datasets() / "frameworks" / f"{one['id']}.yaml").source in keys
        assert all(stage["asks"].endswith("?") for stage in one["stages"])


AS_IS = {
    "scaffolds": [
        {
            "id": "kolb",
            "framework": "kolb",
            "good_for": "Learning.",
            "asks": {"experience": "?", "observation": "?", "concepts": "?", "experiment": "?"},
        }
    ]
}


def test_a_scaffold_that_leaves_a_stage_out_is_refused() -> None:
    broken = yaml.safe_load(yaml.safe_dump(AS_IS))
    del broken["scaffolds"][0]["asks"]["concepts"]
    with pytest.raises(ValidationError, match="'kolb' does not ask at each stage of 'kolb'"):
        Scaffolds.model_validate(broken)


def test_the_printed_prompt_says_to_leave_names_out_and_escapes() -> None:
    printed = prompt(question="<b>Why?</b>").printed()
    assert CONFIDENTIALITY in printed
    assert "<b>" not in printed


def test_a_page_holds_what_prompts_share_once() -> None:
    assert set(shared_by_prompts()) == {"confidentiality", "scaffolds", "identifiers"}
    assert "identifiers" not in prompt().spec(with_answers=True, cite=str)


@pytest.mark.parametrize(("wanted", "sentence"), SENTENCES["of organisations"])
def test_people_are_pointed_at_where_organisations_belong(wanted: list[str], sentence: str) -> None:
    found = find_identifiers(sentence, identifiers(), organisations=True)
    assert sorted(finding.text for finding in found) == sorted(wanted)


@pytest.mark.parametrize(("pattern", "sentence"), SENTENCES["identifying"])
def test_what_identifies_somebody_is_found(pattern: str, sentence: str) -> None:
    found = {finding.pattern for finding in find_identifiers(sentence, identifiers())}
    assert pattern in found, found


def test_ordinary_professional_prose_is_left_alone() -> None:
    alarms = {
        sentence: found
        for sentence in SENTENCES["ordinary"]
        if (found := find_identifiers(sentence, identifiers()))
    }
    assert len(alarms) <= FALSE_ALARMS_ALLOWED, alarms


def test_every_pattern_has_a_sentence() -> None:
    tested = {pattern for pattern, _ in SENTENCES["identifying"]}
    assert tested == {pattern["id"] for pattern in identifiers()["patterns"]}


def test_a_finding_is_where_it_says_and_none_overlap() -> None:
    text = "Mrs Patel of SW1A 1AA, born 3/4/2019, rang 07700 900123."
    findings = find_identifiers(text, identifiers())
    assert [text[f.start : f.start + len(f.text)] for f in findings] == [f.text for f in findings]
    ends = [f.start + len(f.text) for f in findings]
    assert all(end <= f.start for end, f in zip(ends, findings[1:], strict=False))
    assert len(findings) == 4


SLOW = [
    "Mr " + "A" * 50_000,
    "a.b@" * 20_000,
    "Aa'" * 30_000,
    "1 " * 50_000,
    "a.a" * 30_000,
    "Aa " * 30_000,
]


@pytest.mark.parametrize("text", SLOW)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    # Of this process's own work, which no other program makes longer.
    started = time.process_time()
    find_identifiers(text, identifiers(), organisations=True)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("find", [r"\d+", "a.b", "^a", "a$", "(?i)a", "(?P<x>a)", "(?<=a)b", "(a"])
def test_a_pattern_that_the_languages_read_differently_is_refused(find: str) -> None:
    with pytest.raises(ValidationError, match=" - "):
        Pattern.model_validate({"id": "x", "looks_like": "a thing", "find": find})
