"""Changes that break the rules of ``check/rules/language.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import GLOSSARY, PROMPT, QUIZ, TERMS_HEAD, Broken, Kept, said

BROKEN: Broken = {
    "words-do-not-blame": [
        (
            *said("Some are hard-to-reach families."),
            "'hard-to-reach' blames or looks down on people",
        ),
        (*said("Troubled families need help."), "'troubled families' blames"),
        (*said("The mother failed\nto engage."), "'failed to engage' blames"),
        (
            PROMPT,
            "in one or two sentences",
            "for chaotic families",
            f"{PROMPT}:5: 'chaotic families'",
        ),
        (
            GLOSSARY,
            TERMS_HEAD,
            TERMS_HEAD + "a,,For problem families.,,\n",
            f"{GLOSSARY}:2: 'problem f",
        ),
    ],
    "person-comes-first": [
        (*said("He is a drug addict."), "'drug addict' puts a label in place of a person"),
        (*said("It houses the homeless."), "'the homeless' puts a label"),
        (*said("She suffers from asthma."), "'suffers from' puts a label"),
    ],
    "spelling-is-british": [
        (*said("A color is a color."), "'color' is an American spelling - write: -our"),
        (*said("They organize a program."), "'program' is an American spelling - write: programme"),
        (*said("They organize it."), "'organize' is an American spelling"),
    ],
    "child-was-not-brought": [
        (*said("The child did not attend."), "'did not attend' blames a child for"),
    ],
}
KEPT: Kept = {
    "words-do-not-blame": [
        said('Some call families "hard to reach".'),
        said("The Troubled Families programme ended."),
        said("They were troubled, families said."),
        (QUIZ, "id: campaign", "id: hard-to-reach"),
    ],
    "person-comes-first": [
        said("The homeless families moved. The elderly man waited."),
        said("She joined Alcoholics Anonymous."),
    ],
    "spelling-is-british": [
        said("A computer program has a programme. It was small in size, a prize."),
        said('He wrote of "organizational" levels and collaboration.'),
    ],
    "child-was-not-brought": [
        said("The police did not attend."),
        said('Of a child, do not write "did not attend".'),
        said("The child was not brought."),
    ],
}
