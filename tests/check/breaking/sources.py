"""Changes that break the rules of ``check/rules/sources.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import (
    CASE,
    FIGURES,
    FRAMEWORK,
    GLOSSARY,
    PAGE,
    PROMPT,
    QUIZ,
    Broken,
    Kept,
    said,
)

BROKEN: Broken = {
    "link-is-in-the-list": [
        (
            *said("Look at https://www.gov.uk/some-page."),
            "the address https://www.gov.uk/some-page",
        ),
        (PROMPT, "question: >-\n", "question: >-\n  See http://a.org/b now. ", "http://a.org/b"),
    ],
    "source-is-known": [
        (QUIZ, "source: audit2005\n", "source: audit2500\n", "the source 'audit2500' is not in"),
        (
            PROMPT,
            "source: gasper2010ch1\n",
            "source: gasper\n",
            f"{PROMPT}:14: the source 'gasper'",
        ),
        (FRAMEWORK, "source: frost2005\n", "source: frost\n", "the source 'frost' is not in"),
        (CASE, "source: gasper2010ch1\n", "source: gasper\n", f"{CASE}:7: the source 'gasper'"),
        (GLOSSARY, ",frost2005,\n", ",frost,\n", f"{GLOSSARY}:"),
        (FIGURES, ",pitt2008,", ",pit2008,", f"{FIGURES}:7: the source 'pit2008'"),
    ],
    "citation-is-known": [
        (PAGE, "{cite:p}`gasper2010ch1`", "{cite:p}`gasper`", "the citation 'gasper' is not in"),
        (PAGE, "`parton2010,wt2026`", "`parton2010,wt2062`", "the citation 'wt2062' is not in"),
        (PAGE, "`audit2005{p. 7}`", "`audit{p. 7}`", "the citation 'audit' is not in"),
    ],
    "source-has-been-traced": [
        (
            FRAMEWORK,
            "source: frost2005\n",
            "source: kelly2008\n",
            "'kelly2008' has not been traced",
        ),
        (*said("Homes matter {cite:p}`kelly2008`."), "'kelly2008' has not been traced"),
    ],
    "number-with-a-source-is-in-the-figures": [
        (
            *said("It counted 5,600 partnerships {cite:p}`audit2005`."),
            "'5,600' is not among the fig",
        ),
        (*said("A third, 33%, had trouble {cite:p}`audit2005`."), "'33%' is not among the figures"),
        (*said("They spent £3 billion {cite:p}`audit2005`."), "'£3' is not among the figures from"),
    ],
}
KEPT: Kept = {
    "link-is-in-the-list": [
        said("Open http://localhost:8888/course/, or https://www.example.org/home."),
        said("The licence (https://creativecommons.org/licenses/by/4.0/) says so."),
    ],
    "number-with-a-source-is-in-the-figures": [
        said("In 2005 it counted about 5,500 partnerships {cite:p}`audit2005{p. 777}`."),
        said("It took 250 people. They were tired {cite:p}`audit2005`."),
        said("It has 777 pages {cite:p}`gasper2010`."),
    ],
}
