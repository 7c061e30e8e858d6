"""Every rule of the content: a course that breaks it, and the course that keeps it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from partnership.check import check_course
from partnership.check.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
QUIZ = "datasets/quizzes/terms.yaml"
PROMPT = "datasets/prompts/my-own-definition.yaml"
FRAMEWORK = "datasets/frameworks/frost_levels.yaml"
PAGE = "book/what-partnership-means.md"
Course = Callable[..., list[str]]


@pytest.fixture
def check(tmp_path: Path) -> Course:
    """Copy the course, change one thing in it, and return what the check prints."""
    for folder in ("book", "datasets"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("_toc.yml", "_config.yml"):
        shutil.copy(ROOT / file, tmp_path / file)

    def change_and_check(file: str, old: str, new: str) -> list[str]:
        path = tmp_path / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not say {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [f"{problem.rule} {problem}" for problem in check_course(tmp_path)]

    return change_and_check


def test_the_course_keeps_every_rule() -> None:
    assert [str(problem) for problem in check_course(ROOT)] == []


BROKEN = {
    "id-is-the-file-name": [
        (QUIZ, "id: terms\n", "id: words\n", f"{QUIZ}:1: the id 'words' is not the file's name"),
    ],
    "id-is-unique-among-activities": [
        (PROMPT, "id: my-own-definition\n", "id: terms\n", "a quiz has the id 'terms' too"),
    ],
    "source-is-known": [
        (QUIZ, "source: audit2005\n", "source: audit2500\n", "the source 'audit2500' is not in"),
        (PROMPT, "source: gasper2010ch1\n", "source: gasper\n", f"{PROMPT}:13: the source 'gasper'"),
        (FRAMEWORK, "source: frost2005\n", "source: frost\n", "the source 'frost' is not in"),
        ("datasets/glossary.csv", ",frost2005,\n", ",frost,\n", "datasets/glossary.csv:"),
    ],
    "page-is-in-the-table-of-contents": [
        (QUIZ, "page: what-partnership-means\n", "page: what\n", "there is no page 'what'"),
    ],
    "page-of-the-table-of-contents-exists": [
        ("_toc.yml", "file: glossary", "file: glosary", "'glosary' has no file book/glosary.md"),
    ],
    "activity-is-on-its-page": [
        (PAGE, "{activity} terms", "{note}", "does not show 'terms' - put {activity} terms where"),
        (PAGE, "{prompt} my-own-definition", "{note}", "does not show 'my-own-definition'"),
    ],
    "embedded-record-exists": [
        (PAGE, "{activity} terms", "{activity} trems", "there is no activity 'trems'"),
        (PAGE, "{framework} frost_levels", "{framework} frost", "there is no framework 'frost'"),
    ],
    "section-is-on-the-page": [
        (PAGE, "(six-terms-grid)=", "(the-grid)=", "has no section 'six-terms-grid' - use one of"),
    ],
    "framework-is-known": [
        (QUIZ, "frameworks: [six_terms]", "frameworks: [six]", "there is no framework 'six'"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "change"), [(rule, change) for rule, changes in BROKEN.items() for change in changes]
)
def test_a_broken_rule_is_named_with_its_place_and_remedy(
    check: Course, rule: str, change: tuple[str, str, str, str]
) -> None:
    file, old, new, message = change
    found = check(file, old, new)
    assert [line for line in found if line.startswith(f"{rule} ") and message in line]
    assert all(" - " in line for line in found)


def test_every_rule_has_a_course_that_breaks_it() -> None:
    assert set(RULES) == set(BROKEN)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (QUIZ, "verdict: wrong\n", "verdict: rong\n", "datasets/quizzes/terms.yaml:"),
        (QUIZ, "seed:", "sed:", "'sed' is not a known field"),
        (QUIZ, "seed:", "sed:", "'seed' is missing"),
        (QUIZ, "items:\n", "items\n", "not valid YAML"),
        (QUIZ, "seed:", "title: Again\nseed:", "the key 'title' is given twice"),
        (PROMPT, "minutes: 10", "minutes: ten", f"{PROMPT}:14: 'minutes'"),
        ("datasets/glossary.csv", "term,acronym", "word,acronym", "glossary.csv:1: "),
        ("book/references.bib", "@book{", "@book", "book/references.bib:"),
        ("_toc.yml", "root: index", "root: [index", "_toc.yml:"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(
    check: Course, file: str, old: str, new: str, message: str
) -> None:
    found = [line for line in check(file, old, new) if line.startswith("readable ")]
    assert any(message in line for line in found), found
    assert not any(str(ROOT) in line for line in found)


def test_many_faults_are_told_at_once(check: Course) -> None:
    check(QUIZ, "source: audit2005\n", "source: nobody\n")
    found = check(PROMPT, "page: what-partnership-means\n", "page: nowhere\n")
    assert len({line.split(" ")[1].split(":")[0] for line in found}) >= 2
