"""One student's feedback, before it is a page or a document. It holds nobody else's things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from autograder.rubric import BANDS, Criterion, Level


@dataclass(frozen=True)
class Section:
    """A section of the book: its page, the label of the section, and how both are headed."""

    page: str
    label: str
    chapter: str
    heading: str


@dataclass(frozen=True)
class Judged:
    """What was reached on one criterion."""

    criterion: Criterion
    marks: float
    comment: str
    """Plain text; may be empty."""

    @property
    def level(self) -> Level:
        """The level that the marks belong to; between two, the lower."""
        return max(
            (level for level in self.criterion.levels if level.marks[0] <= self.marks),
            key=lambda level: level.marks[0],
        )

    @property
    def next_up(self) -> Level | None:
        """The level above, or None at the top."""
        return next((level for level in self.criterion.levels if level.marks[0] > self.marks), None)

    @property
    def number(self) -> int:
        """Which level it is, counted from 1."""
        return BANDS.index(self.level.band) + 1

    @property
    def share(self) -> float:
        """Marks as a share of what the criterion earns."""
        return self.marks / self.criterion.most


@dataclass(frozen=True)
class Remark:
    """What was said of a criterion that has no marks here: a rubric of another time had it."""

    name: str
    """What the criterion was called then."""
    comment: str
    """Plain text."""


@dataclass(frozen=True)
class Part:
    """One part of the assignment that has marks."""

    heading: str
    marks: float
    most: float


@dataclass(frozen=True)
class Written(Part):
    """A part that a person read."""

    text: str
    """What the student wrote: Markdown, not to be trusted."""
    judged: tuple[Judged, ...]
    """Empty where the answer was marked as a whole."""
    comment: str
    """On the whole of it; plain text, may be empty."""
    remarks: tuple[Remark, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the mark is not what its criteria add up to, as after scaling."""
        return bool(self.judged) and abs(sum(one.marks for one in self.judged) - self.marks) > 0.005


@dataclass(frozen=True)
class Clicked(Part):
    """A part that was marked by a test as soon as it was handed in."""

    comment: str
    again: tuple[Section, ...]
    """Where the book has what was not fully right, in the order of the questions."""


@dataclass(frozen=True)
class Step:
    """One thing to do next."""

    about: str
    what: str
    section: Section | None


@dataclass(frozen=True)
class Feedback:
    """Everything that one student is told about one assignment."""

    student: str
    name: str
    """As the class list has it, or the student's ID."""
    assignment: str
    title: str
    handed_in: datetime | None
    """On the course's own clock."""
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    penalty: float
    penalty_said: str

    @property
    def most(self) -> float:
        """The marks on offer."""
        return sum(part.most for part in self.parts)

    @property
    def earned(self) -> float:
        """The marks of all parts together."""
        return sum(part.marks for part in self.parts)

    @property
    def total(self) -> float:
        """What is left of them after lateness."""
        return max(0.0, self.earned - self.penalty)
