"""Changes that break the rules of ``check/rules/truth.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import FRAMEWORK, NEVER, NEW_QUIZ, PACKAGE, Broken, Kept, said

NEVER_HEAD = "id,pattern,why,instead,error\n"


def an_axes_quiz(card: str) -> str:
    """Return a quiz of one question that places cards on two axes."""
    return (
        "id: new\ntitle: New\nintro: One.\npage: what-partnership-means\nseed: 1\nitems:\n"
        "  - id: grid\n    kind: place_on_axes\n    prompt: Where does each go?\n"
        "    section: what-it-is-for\n    source: pratt1998\n"
        "    x: {name: Goal, low: its own, high: shared}\n"
        "    y: {name: Way, low: unknown, high: known}\n    cards:\n"
        f"      - {{id: card, text: {card}, x: low, y: low, reason: Whose goal is it here?}}\n"
    )


BROKEN: Broken = {
    "nothing-unverified-is-stated": [
        (
            *said("All leaders must hold the NPQICL."),
            "'must hold the NPQICL': that every leader ever",
        ),
        (*said("It happened in Darlington in 2009."), "(E11) - Name no town."),
        (
            *said("Every Child Matters was a White\nPaper."),
            "it was a Green Paper (E10) - Call it a",
        ),
        (*said("EYDCPs had £102.75 million."), "'102.75': nobody has traced this budget"),
        (
            FRAMEWORK,
            "name: Four levels of partnership",
            "name: Kelly (2008)",
            "could not be traced (E7)",
        ),
    ],
    "competition-has-no-place-on-the-grid": [
        (
            "datasets/frameworks/pratt1998.yaml",
            "best response wins.\n",
            "best response wins.\n    position: {goal: individual, predictability: lower}\n",
            "pratt1998.yaml:13: the place of competition has not been checked",
        ),
        (NEW_QUIZ, None, an_axes_quiz("Two bid in competition."), "asks where competition goes"),
    ],
    "never-assert-can-be-searched-for": [
        (
            NEVER,
            NEVER_HEAD,
            NEVER_HEAD + "a,(,b,c,\n",
            f"{NEVER}:2: '(' is not a regular expression",
        ),
        (NEVER, NEVER_HEAD, NEVER_HEAD + "a,x,b,c,E99\n", "there is no slip 'E99' in errors.csv"),
    ],
    "synthetic-data-says-so": [
        (
            PACKAGE,
            '"synthetic": false,\n      "schema"',
            '"schema"',
            "does not say whether its data are",
        ),
        (
            PACKAGE,
            '"synthetic": false,\n      "schema"',
            '"synthetic": true,\n      "schema"',
            "is made up and has no 'generator' - name the script",
        ),
    ],
}
KEPT: Kept = {
    "nothing-unverified-is-stated": [
        said('The book says "Darlington".'),
        said("The NPQICL was announced in 2004."),
    ],
    "competition-has-no-place-on-the-grid": [
        (NEW_QUIZ, None, an_axes_quiz("Two share a known goal.")),
    ],
}
