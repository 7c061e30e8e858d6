"""Words that respect the people they are about, in UK spelling.

Wording in quotation marks is somebody else's, or is being talked about, and is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partnership.check.course import Course
from partnership.check.prose import sentences
from partnership.check.rules.registry import rule
from partnership.errors import Problem


class Wording(NamedTuple):
    """Words to avoid, and what to write."""

    pattern: str
    instead: str


BLAME = (
    Wording(r"hard[- ]to[- ]reach", "say whom services have not reached, and why"),
    Wording(
        r"(?:troubled|problem|chaotic|dysfunctional|broken) famil(?:y|ies)", "say what happened"
    ),
    Wording(r"broken homes?|chaotic (?:lifestyles?|homes?|lives)", "say what happened"),
    Wording(r"(?:fail|failed|fails|failure|refused?|refuses) to engage", "say what was offered"),
    Wording(
        r"non-?(?:engagement|engaging|complian(?:t|ce))", "say what was asked, and what they did"
    ),
    Wording(r"disguised compliance", "describe what you saw"),
    Wording(r"feckless|scroungers?|work-?shy|underclass|sink estates?", "leave it out"),
    Wording(r"bad (?:parents?|mothers?|fathers?|mums?|dads?)", "say what the child needs"),
    Wording(r"benefits? famil(?:y|ies)|inadequate (?:parents?|mothers?)", "say what they live on"),
)
PEOPLE_FIRST = (
    Wording(
        r"the (?:disabled|homeless|mentally ill|elderly|vulnerable|needy|unemployed|deprived)"
        r"(?=[.,;:!?)]|$| (?:and|or|are|is|who|have|in|on|with|to|of)\b)",
        "name the people: 'people without a home', 'disabled people'",
    ),
    Wording(
        r"(?:drug )?addicts?|junkies?|alcoholics?(?! anonymous)", "a person who depends on ..."
    ),
    Wording(r"(?:drug|alcohol|substance) (?:ab)?users?", "a person who uses ..."),
    Wording(r"wheelchair[- ]bound", "a person who uses a wheelchair"),
    Wording(r"suffer(?:s|ed|ing)? (?:from|with)", "has, or lives with"),
    Wording(r"(?:autistics|epileptics|diabetics|schizophrenics)", "a person with ..."),
    Wording(r"(?:SEN|SEND) (?:child|children|kids?|pupils?)", "a child with special needs"),
    Wording(r"(?:battered|illegitimate|handicapped|retarded) \w+", "use today's words"),
)
AMERICAN = (
    Wording(r"behaviors?|behavioral|(?:un)?favorab?l?e?\w*|neighbor\w*|endeavor\w*", "-our"),
    Wording(r"colors?|colored|colorful|honors?|honored|labor|harbors?|rigor", "-our"),
    Wording(r"centers?|centered|fibers?|theaters?|(?:kilo)?meters?", "-re"),
    Wording(r"(?<!computer\x20)programs?", "programme"),
    Wording(
        r"(?:organ|recogn|real|priorit|summar|util|special|emphas|minim|maxim|apolog|critic|categor"
        r"|character|final|general|normal|standard|visual|personal|formal|stigmat|social)"
        r"iz(?:e[ds]?|ing|ations?|ational|er|ers)",
        "-ise",
    ),
    Wording(r"(?:anal|paral|catal)yz(?:e[ds]?|ing)", "-yse"),
    Wording(
        r"counselors?|counseling|travel(?:ed|ing|er)|cancel(?:ed|ing)|model(?:ed|ing)", "double l"
    ),
    Wording(
        r"label(?:ed|ing)|enroll(?:ment)?|fulfill(?:ment)?|skillful|installment", "UK spelling"
    ),
    Wording(r"pediatric\w*|orthopedic\w*|gotten|licence[ds]|diapers?|mom(?:my)?s?", "UK spelling"),
)
MISSED = re.compile(
    r"\b(did(?: not|n't) attend|failed to attend|non-attendance|no[- ]shows?)\b", re.IGNORECASE
)
CHILD = re.compile(
    r"\b(child|children|baby|babies|infants?|toddlers?|appointments?|clinics?)\b", re.IGNORECASE
)


@rule
def words_do_not_blame(course: Course) -> Iterator[Problem]:
    """Families are people to whom things happened, not problems."""
    yield from _found(course, BLAME, "blames or looks down on people", capitals=True)


@rule
def person_comes_first(course: Course) -> Iterator[Problem]:
    """A person is more than a condition or a lack of money."""
    yield from _found(course, PEOPLE_FIRST, "puts a label in place of a person")


@rule
def spelling_is_british(course: Course) -> Iterator[Problem]:
    """The course is written for the UK."""
    yield from _found(course, AMERICAN, "is an American spelling")


@rule
def child_was_not_brought(course: Course) -> Iterator[Problem]:
    """A small child does not miss an appointment: an adult did not bring them."""
    for passage in course.prose_without("never_assert", "errors"):
        for sentence in sentences(passage):
            found = MISSED.search(sentence.text)
            if not found or not CHILD.search(sentence.text):
                continue
            # Quotation marks are looked for in the whole passage, not in the sentence alone.
            if not passage.is_quoted(passage.text.find(found.group())):
                yield Problem(
                    sentence.path,
                    sentence.line_of(found.start()),
                    f"'{found.group()}' blames a child for an adult's absence",
                    "write 'was not brought'",
                )


def _found(
    course: Course, wordings: tuple[Wording, ...], what: str, *, capitals: bool = False
) -> Iterator[Problem]:
    """Yield every use of the wordings.

    With ``capitals``, those with capital letters are let be: Troubled Families is a name.
    """
    for wording in wordings:
        spaced = wording.pattern.replace(" ", r"\s+")
        pattern = re.compile(rf"\b(?:{spaced})(?!\w)", 0 if capitals else re.IGNORECASE)
        for passage in course.prose_without("never_assert", "errors"):
            text = _first_letter_small(passage.text) if capitals else passage.text
            for found in pattern.finditer(text):
                if not passage.is_quoted(found.start()):
                    words = " ".join(found.group().split())
                    yield Problem(
                        passage.path,
                        passage.line_of(found.start()),
                        f"'{words}' {what}",
                        f"write: {wording.instead}",
                    )


def _first_letter_small(text: str) -> str:
    """Return the text with the first letter of each sentence small: it says nothing of a name."""
    return re.sub(r"(?:\A|[.!?]\s+)[A-Z](?=[a-z]+\s+[a-z])", lambda one: one.group().lower(), text)
