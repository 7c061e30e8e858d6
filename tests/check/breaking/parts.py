"""What changes to the course are made of, and the forms that they have."""

from __future__ import annotations

Broken = dict[str, list[tuple[str, str | None, str, str]]]
"""For each rule: a file, what it says now (None for a new file), what it is to say, and part of
what the check then prints."""
Kept = dict[str, list[tuple[str, str | None, str]]]
"""For each rule: a file, what it says now, and what it is to say. The rule is not broken by it."""

QUIZ = "datasets/quizzes/terms.yaml"
NEW_QUIZ = "datasets/quizzes/new.yaml"
PROMPT = "datasets/prompts/my-own-definition.yaml"
FRAMEWORK = "datasets/frameworks/frost_levels.yaml"
CASE = "datasets/cases/camden.yaml"
PAGE = "book/what-partnership-means.md"
PACKAGE = "datasets/datapackage.json"
GLOSSARY = "datasets/glossary.csv"
FIGURES = "datasets/figures.csv"
OUTCOMES = "datasets/outcomes.csv"
STANDARDS = "datasets/standards/npq-early-years-leadership.yaml"
LABS = "datasets/labs.csv"
NEVER = "datasets/never_assert.csv"
TIMELINE = "datasets/timeline.csv"
TERMS_HEAD = "term,acronym,definition,source,review_by\n"
PROSE = "Start with the family, not the organisations."


def said(text: str) -> tuple[str, str, str]:
    """Return the change that puts a sentence on the page of chapter 1."""
    return PAGE, PROSE, f"{text} {PROSE}"
