"""For every rule, changes to the course that break it, and changes that nearly do.

A change is a file, what it says now (None for a new file), what it is to say instead, and, where
it breaks the rule, part of what the check then prints.
"""

from __future__ import annotations

from tests.check.broken_cases import BROKEN_CASES, KEPT_CASES
from tests.check.broken_tools import BROKEN_TOOLS

QUIZ = "datasets/quizzes/terms.yaml"
NEW_QUIZ = "datasets/quizzes/new.yaml"
PROMPT = "datasets/prompts/my-own-definition.yaml"
NEW_PROMPT = "datasets/prompts/new.yaml"
FRAMEWORK = "datasets/frameworks/frost_levels.yaml"
CASE = "datasets/cases/camden.yaml"
PAGE = "book/what-partnership-means.md"
PACKAGE = "datasets/datapackage.json"

GLOSSARY = "datasets/glossary.csv"
FIGURES = "datasets/figures.csv"
NEVER = "datasets/never_assert.csv"
TIMELINE = "datasets/timeline.csv"

TERMS_HEAD = "term,acronym,definition,source,review_by\n"
NEVER_HEAD = "id,pattern,why,instead,error\n"
A_PROMPT = "id: new\ntitle: New\nquestion: What now?\npage: nowhere\nminutes: 5\n"
PROSE = "Start with the family, not the organisations."


def a_quiz(
    *,
    best: str = "A partnership.",
    rest: str = "No partnership",
    prompt: str = "What is this?",
    reason: str = "It meets all four tests of the definition.",
    place: int | None = None,
    seed: int = 1,
) -> str:
    """Return a quiz of six questions with one choice.

    ``place`` is where the best option stands among three as they are shown.
    """
    from partnership.activities.quiz.item import in_stored_order

    text = f"id: new\ntitle: New\nintro: Six.\npage: what-partnership-means\nseed: {seed}\nitems:\n"
    for number in range(6):
        ids = ("one", "two", "three")
        # Which option comes to stand at ``place`` depends on the seed and on the question.
        shown = in_stored_order(ids, seed, f"q{number}")
        right = shown[number % 3 if place is None else place]
        text += (
            f"  - id: q{number}\n    kind: single_choice\n    prompt: {prompt}\n"
            "    section: what-it-is-for\n    source: audit2005\n    options:\n"
        )
        for name in ids:
            verdict, words = ("right", best) if name == right else ("wrong", f"{rest} {name}.")
            text += (
                f"      - id: {name}\n        text: {words}\n        verdict: {verdict}\n"
                f"        reason: {reason}\n"
            )
    return text


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


def said(text: str) -> tuple[str, str, str]:
    """Return the change that puts a sentence on the page of chapter 1."""
    return PAGE, PROSE, f"{text} {PROSE}"


BROKEN: dict[str, list[tuple[str, str | None, str, str]]] = {
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
        (PAGE, ":class: outcomes", ":class: note", "the chapter has no box of outcomes"),
    ],
    "chapter-says-how-long-it-takes": [
        (
            PAGE,
            "**Time needed:** about 70 minutes",
            "**Time:** a while",
            "does not say how long it",
        ),
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
    "current-law-has-a-review-date": [
        (
            "datasets/frameworks/shanarri.yaml",
            "review_by: 2027-11-30\n",
            "",
            "'cypscot2014' can change",
        ),
        (GLOSSARY, ",bsfh2025,2027-04-30", ",bsfh2025,", "'bsfh2025' can change and there is no"),
        (
            TIMELINE,
            ",cwsa2026,document,high,,2027-04-30",
            ",cwsa2026,document,high,,",
            "'cwsa2026' can",
        ),
        (FIGURES, "pq_bsfh2025,high,,2027-04-30", "pq_bsfh2025,high,,", "'pq_bsfh2025' can change"),
    ],
    "review-date-makes-sense": [
        (
            GLOSSARY,
            ",bsfh2025,2027-04-30",
            ",bsfh2025,2077-04-30",
            "2077-04-30 is not within 3 years",
        ),
        (
            GLOSSARY,
            ",bsfh2025,2027-04-30",
            ",bsfh2025,2017-04-30",
            "2017-04-30 is not within 3 years",
        ),
    ],
    "closed-body-is-in-the-past": [
        (
            *said("The Audit Commission checks it."),
            "'Audit Commission checks' speaks of a body that",
        ),
        (*said("LSPs are boards."), "'LSPs are' speaks of a body that has gone"),
    ],
    "glossary-says-what-has-gone": [
        (
            GLOSSARY,
            "public money. It closed in 2015.",
            "public money.",
            "'Audit Commission' has gone",
        ),
    ],
    "every-answer-has-a-reason": [
        (NEW_QUIZ, None, a_quiz(reason="Correct!"), "'Correct!' is not a reason"),
    ],
    "longest-option-is-not-the-answer": [
        (NEW_QUIZ, None, a_quiz(best="A partnership with more words"), "best in 6 of 6 questions"),
    ],
    "answer-is-not-much-longer": [
        (
            NEW_QUIZ,
            None,
            a_quiz(best="A partnership. " * 3),
            "the best option has 44 letters and the",
        ),
    ],
    "position-does-not-give-the-answer": [
        (
            NEW_QUIZ,
            None,
            a_quiz(place=2),
            "option 3 is the best in 6 of 6 questions - choose another",
        ),
    ],
    "no-option-stands-for-the-others": [
        (NEW_QUIZ, None, a_quiz(best="All of the above."), "'All of the above.' stands for other"),
        (NEW_QUIZ, None, a_quiz(best="None of these."), "'None of these.' stands for other"),
    ],
    "question-asks-for-what-is-so": [
        (NEW_QUIZ, None, a_quiz(prompt="Which is NOT one?"), "asks for what is not so ('NOT')"),
        (NEW_QUIZ, None, a_quiz(prompt="Which is not true?"), "asks for what is not so ('Which is"),
    ],
    "table-is-described": [
        (
            "datasets/extra.csv",
            None,
            "id\na\n",
            "extra.csv: datapackage.json does not describe the",
        ),
        (PACKAGE, '"path": "timeline.csv"', '"path": "time.csv"', "there is no table 'time.csv'"),
        (PACKAGE, "{", "", "this is not a data package - run: partnership check --schemas"),
    ],
    "schema-is-in-step": [
        (
            PACKAGE,
            '"minimum": 1900',
            '"minimum": 1800',
            "not in step with the models - run: partner",
        ),
        ("datasets/schemas/quiz.json", "{", "{ ", "datasets/schemas/quiz.json: the file is not in"),
    ],
    "data-package-validates": [
        (PACKAGE, '"maximum": 2100', '"maximum": 2020', "timeline.csv:"),
        (PACKAGE, '"profile": "tabular-data-package"', '"profile": 5', f"{PACKAGE}: "),
        (NEVER, ",E7\n", ",E77\n", "never_assert.csv:2: "),
    ],
    "nothing-points-into-one-computer": [
        (*said("See /home/anna/course."), "'/home/anna' is a place on one computer or network"),
        (*said("See C:\\Users\\anna."), "is a place on one computer or network"),
        (PROMPT, "minutes:", "# --index-url\nminutes:", "'--index-url' is a place on one computer"),
    ],
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

KEPT: dict[str, list[tuple[str, str | None, str]]] = {
    "link-is-in-the-list": [
        said("Open http://localhost:8888/course/, or https://www.example.org/home."),
        said("The licence (https://creativecommons.org/licenses/by/4.0/) says so."),
    ],
    "row-is-unique": [(GLOSSARY, TERMS_HEAD, TERMS_HEAD + "agencies,,Some.,,\n")],
    "acronym-is-explained-once": [(GLOSSARY, TERMS_HEAD, TERMS_HEAD + "SHANARRIS,,Some.,,\n")],
    "inventory-number-exists": [(QUIZ, "inventory: [S0-11]", "inventory: [S2-8c]")],
    "number-with-a-source-is-in-the-figures": [
        said("In 2005 it counted about 5,500 partnerships {cite:p}`audit2005{p. 777}`."),
        said("It took 250 people. They were tired {cite:p}`audit2005`."),
        said("It has 777 pages {cite:p}`gasper2010`."),
    ],
    "glossary-term-exists": [
        (PAGE, "{term}`top-down`", "{term}`the\nway it was <top-down>`"),
        (PAGE, "{term}`top-down`", "{term}`Top-Down`"),
    ],
    "headings-go-down-step-by-step": [said("\n```python\n# Not a heading\n```\n")],
    "link-leads-to-a-file": [said("[a](#b), [c](https://example.org), [d](glossary.md#e).")],
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
    "current-law-has-a-review-date": [
        (TIMELINE, ",wt2013,document,high,,", ",cypscot2014,nearest,high,,"),
    ],
    "closed-body-is-in-the-past": [
        said("The Audit Commission has closed, and PCTs have gone. CAF did not last."),
        said('He wrote, "the Audit Commission is watching".'),
    ],
    "nothing-unverified-is-stated": [
        said('The book says "Darlington".'),
        said("The NPQICL was announced in 2004."),
    ],
    "competition-has-no-place-on-the-grid": [
        (NEW_QUIZ, None, an_axes_quiz("Two share a known goal.")),
    ],
    "nothing-points-into-one-computer": [
        said("See https://www.example.org/home/page and docs/home/x."),
    ],
    "question-asks-for-what-is-so": [
        (NEW_QUIZ, None, a_quiz(prompt="They do not talk. Which word fits?")),
    ],
    "no-option-stands-for-the-others": [
        (NEW_QUIZ, None, a_quiz(best="Both of them want the child to talk.")),
    ],
    "position-does-not-give-the-answer": [(NEW_QUIZ, None, a_quiz())],
    "longest-option-is-not-the-answer": [(NEW_QUIZ, None, a_quiz())],
    "answer-is-not-much-longer": [(NEW_QUIZ, None, a_quiz())],
    "every-answer-has-a-reason": [(NEW_QUIZ, None, a_quiz())],
    "page-is-in-the-table-of-contents": [(NEW_PROMPT, None, A_PROMPT + "status: draft\n")],
}
"""Rules that are kept by everything in the course and by these changes too."""

BROKEN |= BROKEN_CASES | BROKEN_TOOLS
KEPT |= KEPT_CASES
