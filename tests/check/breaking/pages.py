"""Changes that break the rules of ``check/rules/pages.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import PAGE, PROMPT, QUIZ, Broken, Kept, said

NEW_PROMPT = "datasets/prompts/new.yaml"
A_PROMPT = "id: new\ntitle: New\nquestion: What now?\npage: nowhere\nminutes: 5\n"

BROKEN: Broken = {
    "page-is-in-the-table-of-contents": [
        (QUIZ, "page: what-partnership-means\n", "page: what\n", "there is no page 'what'"),
        (NEW_PROMPT, None, A_PROMPT, "there is no page 'nowhere'"),
    ],
    "page-of-the-table-of-contents-exists": [
        ("_toc.yml", "file: glossary", "file: glosary", "'glosary' has no file book/glosary.md"),
    ],
    "page-is-named-on-the-home-page": [
        ("book/index.md", "(places.md)", "(glossary.md)", "does not lead to 'places' - name it"),
    ],
    "activity-is-on-its-page": [
        (PAGE, "{activity} terms", "{note}", "does not show 'terms' - put {activity} terms where"),
        (PAGE, "{prompt} my-own-definition", "{note}", "does not show 'my-own-definition'"),
    ],
    "draft-is-not-on-a-page": [
        (
            PROMPT,
            "minutes: 10",
            "minutes: 10\nstatus: draft",
            "what-partnership-means.md shows 'my-own",
        ),
    ],
    "quiz-of-an-assignment-is-in-it-alone": [
        (
            QUIZ,
            "seed:",
            "assignment: nowhere\nseed:",
            "the assignment 'nowhere' does not show 'terms'",
        ),
        (
            QUIZ,
            "seed:",
            "assignment: what-partnership-means\nseed:",
            "the page shows 'terms', which is marked in an assignment",
        ),
    ],
    "embedded-record-exists": [
        (PAGE, "{activity} terms", "{activity} trems", "there is no activity 'trems'"),
        (PAGE, "{framework} frost_levels", "{framework} frost", "there is no framework 'frost'"),
    ],
    "section-is-on-the-page": [
        (PAGE, "(six-terms-grid)=", "(the-grid)=", "has no section 'six-terms-grid' - use one of"),
    ],
    "glossary-term-exists": [
        (PAGE, "{term}`top-down`", "{term}`top-dwn`", "the glossary does not explain 'top-dwn'"),
        (
            PAGE,
            "`practitioners <practitioner>`",
            "`practitioners <worker>`",
            "not explain 'worker'",
        ),
    ],
    "link-leads-to-a-file": [
        ("book/index.md", "(glossary.md)", "(glosary.md)", "the link leads to 'glosary.md'"),
    ],
    "picture-has-a-text-alternative": [
        (
            PAGE,
            ":alt: Four drawings",
            ":title: Four drawings",
            "levels-of-integration.svg has no text",
        ),
        (*said("![](images/levels-of-integration.svg)"), "a picture has no text"),
    ],
}
KEPT: Kept = {
    "glossary-term-exists": [
        (PAGE, "{term}`top-down`", "{term}`the\nway it was <top-down>`"),
        (PAGE, "{term}`top-down`", "{term}`Top-Down`"),
    ],
    "link-leads-to-a-file": [said("[a](#b), [c](https://example.org), [d](glossary.md#e).")],
    "page-is-in-the-table-of-contents": [(NEW_PROMPT, None, A_PROMPT + "status: draft\n")],
}
