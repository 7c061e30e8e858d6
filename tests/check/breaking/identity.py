"""Changes that break the rules of ``check/rules/identity.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import (
    CASE,
    GLOSSARY,
    PAGE,
    PROMPT,
    QUIZ,
    TERMS_HEAD,
    TIMELINE,
    Broken,
    Kept,
)

BROKEN: Broken = {
    "id-is-the-file-name": [
        (QUIZ, "id: terms\n", "id: words\n", f"{QUIZ}:2: the id 'words' is not the file's name"),
        (CASE, "id: camden\n", "id: cam\n", "the id 'cam' is not the file's name"),
    ],
    "id-is-unique-among-activities": [
        (
            PROMPT,
            "id: my-own-definition\n",
            "id: terms\n",
            "one of the quizzes has the id 'terms' too",
        ),
    ],
    "row-is-unique": [
        (
            GLOSSARY,
            TERMS_HEAD,
            TERMS_HEAD + "Agency,,Once more.,,\n",
            "the term 'agency' is on line 2",
        ),
        (
            TIMELINE,
            "1948-nhs-begins,",
            "1948-children-act,",
            "'1948-children-act' is on line 2 too",
        ),
    ],
    "acronym-is-explained-once": [
        (
            GLOSSARY,
            TERMS_HEAD,
            TERMS_HEAD + "early excel,EEC,A centre.,,\n",
            "'EEC' is explained on",
        ),
        (
            GLOSSARY,
            TERMS_HEAD,
            TERMS_HEAD + "EEC,,A centre.,,\n",
            "'EEC' is explained on line 2 too",
        ),
    ],
    "framework-is-known": [
        (QUIZ, "frameworks: [six_terms]", "frameworks: [six]", "there is no framework 'six'"),
    ],
    "inventory-number-exists": [
        (PAGE, "[S0-11,", "[S0-99,", f"{PAGE}:5: there is no number 'S0-99'"),
        (QUIZ, "inventory: [S0-11]", "inventory: [S0-98]", "there is no number 'S0-98'"),
        (PROMPT, "inventory: [S2-25,", "inventory: [S2-95,", f"{PROMPT}:13: there is no number"),
        (CASE, "    inventory: [S2-4]", "    inventory: [S2-94]", f"{CASE}:19: there is no number"),
        (TIMELINE, ",S2-54,", ",S2-97,", f"{TIMELINE}:4: there is no number 'S2-97'"),
    ],
}
KEPT: Kept = {
    "row-is-unique": [(GLOSSARY, TERMS_HEAD, TERMS_HEAD + "agencies,,Some.,,\n")],
    "acronym-is-explained-once": [(GLOSSARY, TERMS_HEAD, TERMS_HEAD + "SHANARRIS,,Some.,,\n")],
    "inventory-number-exists": [(QUIZ, "inventory: [S0-11]", "inventory: [S2-8c]")],
}
