"""How hard the course's instructions are to read.

Measured is what tells a learner what to do: intros, questions, hints, and the words of buttons and
messages. The argument of the chapters and the cases that questions are about are not: they may
be as hard as a degree. The measure is the grade of Flesch and Kincaid (Kincaid et al., 1975):
0.39 words a sentence + 11.8 syllables a word - 15.59. Readers in a grade of the United States are
about five years older than its number. Libraries for this fetch a dictionary from the network or
count the places where a word may be hyphenated, which are too few in British spelling; so the
syllables are counted here, by groups of vowels, and rather one too many than one too few. A long
name makes a plain sentence look hard, and says nothing of its words; it counts as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from partnership.check.course import Course
from partnership.errors import ContentError
from partnership.paths import named_from

AGE_OF_GRADE = 5
"""Years between a school grade and the age of those who are in it."""
OLDEST = 14
"""The reading age that instructions keep to."""
SAID = re.compile(r'"([A-Z][^"\\\n]*[a-z][.?!:])"')
"""A sentence in a view: a capital letter first and a full stop, or the like, last."""
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
VOWELS = re.compile(r"[aeiouyàâäéèêëïîôöùûü]+")
SILENT = re.compile(
    r"(?<=[^aeiouytd])ed$|(?<=[^aeiouyl])e$|(?<=[^aeiouycgsxzh])es$|(?<=[st])e(?=ment|ful|ly)"
)
END = re.compile(r"[.!?:](?=[\s\"'”’*)]|$)")
TITLES = re.compile(r"\b(?:[A-Z][\w'’-]*)(?: (?:and |of |the |for )*[A-Z][\w'’-]*)+")


class Readable(NamedTuple):
    """A file's instructions, the reading age they ask for, and how many words they are."""

    age: float
    path: Path
    words: int


def reading(root: Path) -> list[Readable]:
    """Return how hard the instructions of each file are to read, the hardest first.

    Raises:
        ContentError: a file cannot be read, so that its instructions would be missing.
    """
    course = Course(root)
    found = [
        Readable(reading_age(" ".join(said)), named_from(root, path), len(" ".join(said).split()))
        for path, said in _instructions(course)
        if said
    ]
    if course.unreadable:
        raise ContentError(course.unreadable)
    return sorted(found, reverse=True)


def reading_age(text: str) -> float:
    """Return the reading age of a text, in years. A name of several words counts as one."""
    words = WORD.findall(TITLES.sub("Name", text))
    sentences = max(len(END.findall(text)), 1)
    heard = sum(syllables(word) for word in words)
    grade = 0.39 * len(words) / sentences + 11.8 * heard / len(words) - 15.59
    return round(grade + AGE_OF_GRADE, 1)


def syllables(word: str) -> int:
    """Return how many syllables a word has, about: one for each group of vowels that is heard."""
    return max(len(VOWELS.findall(SILENT.sub("", word.casefold()))), 1)


def _instructions(course: Course) -> Iterator[tuple[Path, list[str]]]:
    """Yield each file with what it tells learners to do."""
    for quiz in course.quizzes:
        asked = [item.prompt for item in quiz.record.items]
        yield quiz.path, [quiz.record.intro, *asked]
    for prompt in course.prompts:
        yield prompt.path, [prompt.record.question, *prompt.record.hints]
    for other in course.other_activities:
        yield other.path, [other.record.intro, *_asks(other.record)]
    code = Path(__file__).parents[1] / "activities"
    for folder in sorted({path.parent for path in code.rglob("*.js")}):
        said = [text for path in folder.glob("*.js") for text in SAID.findall(path.read_text())]
        yield folder.relative_to(code.parents[1]), said


def _asks(record: object) -> Iterator[str]:
    """Yield the questions inside an activity, whatever its type calls them."""
    for name in ("question", "ask_before", "ask_after", "asks"):
        text = getattr(record, name, None)
        if isinstance(text, str):
            yield text
    for name in ("criteria", "typologies", "questions"):
        for part in getattr(record, name, ()):
            yield from _asks(part)
