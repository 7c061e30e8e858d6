"""Changes that break the rules of ``check/rules/chapters.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import OUTCOMES, PAGE, PROSE, Broken, Kept, said

BROKEN: Broken = {
    "page-has-a-description": [
        (PAGE, "    description:", "    keywords:", f"{PAGE}:1: the page has no description"),
        (
            "book/glossary.md",
            "Plain-English meanings for the words used",
            "Words",
            "characters - write 120 to 165",
        ),
        ("book/glossary.md", "---\nmyst:", "\nmyst:", "the page has no description"),
    ],
    "chapter-says-which-numbers-it-teaches": [
        (
            PAGE,
            "\ninventory:",
            "\nkeywords:",
            "does not say which numbers it teaches - add 'inventory",
        ),
    ],
    "chapter-says-what-you-will-be-able-to-do": [
        (PAGE, "```{outcomes}", "```{note}", "the chapter has no box of outcomes"),
        (
            OUTCOMES,
            "places-5,places,",
            "places-5,since-2010,",
            "'since-2010' has 6 outcomes - give",
        ),
    ],
    "chapter-says-how-long-it-takes": [
        (
            PAGE,
            "**Time needed:** about 70 minutes",
            "**Time:** a while",
            "does not say how long it",
        ),
    ],
    "chapter-can-be-read-in-a-sitting": [
        (PAGE, PROSE, "word " * 3000 + PROSE, "words, tables included - bring it to between 1,500"),
    ],
    "chapter-says-when-facts-were-checked": [
        (
            PAGE,
            "Facts last checked: November 2026",
            "Facts last checked: lately",
            "when its facts were",
        ),
    ],
    "headings-go-down-step-by-step": [
        (
            PAGE,
            "## Who is Harbour Lane?",
            "#### Who is Harbour Lane?",
            "level 4 follows one of level 2",
        ),
        (
            PAGE,
            "## Who is Harbour Lane?",
            "# Who is Harbour Lane?",
            "a second title (#) on the page",
        ),
    ],
}
KEPT: Kept = {
    "chapter-says-what-you-will-be-able-to-do": [
        (OUTCOMES, "places-5,places,", "places-5,elsewhere,"),
    ],
    "headings-go-down-step-by-step": [said("\n```python\n# Not a heading\n```\n")],
}
