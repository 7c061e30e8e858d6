"""Every rule of the content: courses that break it, and courses that keep it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from partnership.check import check_course
from partnership.check.rules import RULES
from tests.check.breaking import BROKEN, KEPT
from tests.check.breaking.parts import FRAMEWORK, OUTCOMES, PAGE, PROMPT, QUIZ, STANDARDS

ROOT = Path(__file__).resolve().parents[2]
Check = Callable[..., list[str]]


def test_the_course_keeps_every_rule() -> None:
    assert [str(problem) for problem in check_course(ROOT)] == []


def test_a_bank_that_is_kept_elsewhere_is_the_one_that_is_checked(
    copy: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = tmp_path_factory.mktemp("ours") / "bank"
    (copy / "datasets").rename(bank)
    monkeypatch.setenv("PARTNERSHIP_DATASETS", str(bank))
    assert check_course(copy, ["embedded-record-exists", "schema-is-in-step"]) == []
    quiz = bank / Path(QUIZ).relative_to("datasets")
    quiz.write_text(quiz.read_text("utf-8").replace("seed:", "sed:"), "utf-8")
    found = check_course(copy, ["id-is-the-file-name"])
    assert [str(problem).startswith(f"{quiz}:") for problem in found] == [True] * 2


def test_every_rule_has_a_course_that_breaks_it() -> None:
    assert set(RULES) == set(BROKEN)
    assert set(KEPT) <= set(RULES)


def test_every_rule_says_what_it_asks_for() -> None:
    assert all((rule.__doc__ or "").strip() for rule in RULES.values())


@pytest.mark.parametrize(
    ("rule", "change"), [(rule, change) for rule, changes in BROKEN.items() for change in changes]
)
def test_a_broken_rule_is_named_with_its_place_and_remedy(
    check: Check, rule: str, change: tuple[str, str | None, str, str]
) -> None:
    file, old, new, message = change
    found = check(file, old, new, rule)
    assert [line for line in found if line.startswith(f"{rule} ") and message in line], found
    assert all(" - " in line for line in found)


@pytest.mark.parametrize(
    ("rule", "change"), [(rule, change) for rule, changes in KEPT.items() for change in changes]
)
def test_what_only_looks_like_a_fault_passes(
    check: Check, rule: str, change: tuple[str, str | None, str]
) -> None:
    assert [line for line in check(*change, rule) if f" {change[0]}" in line] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (QUIZ, "verdict: wrong\n", "verdict: rong\n", "datasets/quizzes/terms.yaml:"),
        (QUIZ, "seed:", "sed:", "'sed' is not a known field"),
        (QUIZ, "seed:", "sed:", "'seed' is missing"),
        (QUIZ, "items:\n", "items\n", "not valid YAML"),
        (QUIZ, "seed:", "title: Again\nseed:", "the key 'title' is given twice"),
        (PROMPT, "minutes: 10", "minutes: ten", f"{PROMPT}:15: 'minutes'"),
        (STANDARDS, "- id: culture", "- id: curriculum", "two standards have the id 'curriculum'"),
        (
            OUTCOMES,
            "npq-early-years-leadership.",
            "npq-early-years-leadership ",
            "outcomes.csv:2: ",
        ),
        ("datasets/glossary.csv", "term,acronym", "word,acronym", "glossary.csv:1: "),
        ("datasets/cases/camden.yaml", "kind: worked", "kind: told", "camden.yaml:3: 'kind'"),
        ("book/references.bib", "@book{", "@book", "book/references.bib:"),
        ("_toc.yml", "root: index", "root: [index", "_toc.yml:"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(
    check: Check, file: str, old: str, new: str, message: str
) -> None:
    found = [line for line in check(file, old, new) if line.startswith("readable ")]
    assert any(message in line for line in found), found
    assert not any(str(ROOT) in line for line in found)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("book/references.bib", "@book{", "@book"),
        ("datasets/glossary.csv", "term,acronym", "word,acronym"),
        ("_toc.yml", "root: index", "root: [index"),
    ],
)
def test_what_rests_on_a_file_that_cannot_be_read_is_not_called_wrong(
    check: Check, file: str, old: str, new: str
) -> None:
    check(PROMPT, "minutes: 10", "minutes: ten", "readable")
    found = check(file, old, new)
    assert {line.split(" ")[1].split(":")[0] for line in found} == {file, PROMPT}, found


def test_many_faults_are_told_at_once(check: Check) -> None:
    check(QUIZ, "source: audit2005\n", "source: nobody\n", "source-is-known")
    check(FRAMEWORK, "source: frost2005\n", "source: nobody\n", "source-is-known")
    found = check(PAGE, "{term}`top-down`", "{term}`nobody`")
    assert len({line.split(" ")[1].split(":")[0] for line in found}) >= 3
