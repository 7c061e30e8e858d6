"""Find an activity by its id, whatever its type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

from markupsafe import Markup

from partnership.activities.case.model import Simulation
from partnership.activities.compare.model import Comparison
from partnership.activities.explorer.model import Explorer
from partnership.activities.form.model import FormTool
from partnership.activities.health.model import HealthTool
from partnership.activities.hours.model import HoursTool
from partnership.activities.journal.model import Journal, shared_by_journals
from partnership.activities.local.model import LocalTool
from partnership.activities.parts import Part
from partnership.activities.placings.model import PlacingsTool
from partnership.activities.quiz.model import Quiz
from partnership.activities.reflect.model import Prompt, shared_by_prompts
from partnership.activities.seats.model import SeatsTool
from partnership.activities.stance.model import Stance
from partnership.activities.timeline.model import Timeline
from partnership.activities.tools.model import FOLDER as TOOLS
from partnership.activities.tools.model import is_kind, shared_by_tools
from partnership.activities.weigh.model import Weighing
from partnership.bank.case import is_played
from partnership.bank.documents import Record, read_record
from partnership.errors import CourseError
from partnership.paths import datasets


class Activity(Protocol):
    """What the record of every activity can tell."""

    @property
    def id(self) -> str:
        """Its name, and its file's."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def page(self) -> str:
        """The page of the book that shows it, without its ending."""

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return it as plain data for its ``view.js``; ``cite`` puts a source's key in words."""

    def printed(self) -> Markup:
        """Return it as HTML that reads without JavaScript."""


@dataclass(frozen=True)
class ActivityType:
    """A type of activity: a folder here with its rules and view, and a folder of the bank."""

    view: str
    folder: str
    record: type[Record]
    directive: str = "activity"
    """How a page of the book shows one: ``{activity} id``."""
    shared: Callable[[], Mapping[str, Any]] = dict
    """Data that all activities of the type share. A page holds it once."""
    owns: Callable[[Path], bool] = lambda _: True
    """Tells its files from others in its folder of the bank."""

    def files(self, root: Path) -> list[Path]:
        """Return its files in the bank in ``root``, in order."""
        return [file for file in sorted((root / self.folder).glob("*.yaml")) if self.owns(file)]


def tool_type(kind: str, record: type[Record]) -> ActivityType:
    """Return the type of the tools of one kind."""
    return ActivityType(kind, TOOLS, record, shared=shared_by_tools, owns=partial(is_kind, kind))


TYPES = (
    ActivityType("quiz", "quizzes", Quiz),
    ActivityType("reflect", "prompts", Prompt, "prompt", shared_by_prompts),
    ActivityType("journal", "journals", Journal, shared=shared_by_journals),
    ActivityType("timeline", "timelines", Timeline),
    ActivityType("compare", "comparisons", Comparison),
    ActivityType("weigh", "weighings", Weighing),
    ActivityType("stance", "stances", Stance),
    ActivityType("explorer", "explorers", Explorer),
    ActivityType("case", "cases", Simulation, owns=is_played),
    tool_type("health", HealthTool),
    tool_type("seats", SeatsTool),
    tool_type("placings", PlacingsTool),
    tool_type("hours", HoursTool),
    tool_type("form", FormTool),
    tool_type("local", LocalTool),
)
"""Every type of activity. A new one is a new folder and a line here."""


def activity_files() -> Iterator[tuple[ActivityType, Path]]:
    """Yield the file of every activity in the bank, with its type."""
    for kind in TYPES:
        for file in kind.files(datasets()):
            yield kind, file


def activity_ids() -> tuple[str, ...]:
    """Return the ids of every activity in the bank, in order."""
    return tuple(sorted(file.stem for _, file in activity_files()))


def find_file(name: str) -> tuple[ActivityType, Path]:
    """Return the type and the file of the activity with this id.

    Raises:
        CourseError: there is none; the message names those that come near.
    """
    for kind, file in activity_files():
        if file.stem == name:
            return kind, file
    near = get_close_matches(str(name), activity_ids(), n=3, cutoff=0.5) or activity_ids()
    raise CourseError(f"there is no activity called '{name}'", f"try {' or '.join(near)}")


def read_activity(kind: ActivityType, file: Path) -> Activity:
    """Return the activity in a file.

    Raises:
        ContentError: the file is wrong; it lists every fault with its line.
    """
    record: Any = read_record(file, kind.record)[0]
    found: Activity = record
    return found


def find_activity(name: str) -> Activity:
    """Return the activity with this id.

    Raises:
        CourseError: there is none; the message names those that come near.
        ContentError: its file is wrong.
    """
    return read_activity(*find_file(name))


def shown_on_pages() -> Iterator[tuple[ActivityType, Activity]]:
    """Yield what the book shows, with its type: no draft, and no quiz of an assignment.

    Raises:
        ContentError: a file is wrong; it lists every fault with its line.
    """
    for kind, file in activity_files():
        one = read_activity(kind, file)
        draft = getattr(one, "status", None) == "draft"
        if not draft and not getattr(one, "assignment", None):
            yield kind, one


def parts_of(activity: Activity) -> tuple[Part, ...]:
    """Return what a learner can answer in an activity, one by one."""
    if isinstance(activity, Quiz):
        return tuple(
            Part(item.id, item.prompt, item.fingerprint, own_words=item.own_words)
            for item in activity.items
        )
    own: Callable[[], tuple[Part, ...]] = getattr(activity, "parts", tuple)
    return own()


def steps_of(activity: Activity) -> int:
    """Return how many answers it takes to have done an activity."""
    steps: int | None = getattr(activity, "steps", None)
    return sum(part.counts for part in parts_of(activity)) if steps is None else steps


@cache
def find_quiz(name: str) -> Quiz:
    """Return the quiz with this id.

    Raises:
        CourseError: there is no such quiz.
        ContentError: its file is wrong.
    """
    found = find_activity(name)
    if not isinstance(found, Quiz):
        raise CourseError(f"'{name}' is not a quiz", "name a quiz, such as 'terms'")
    return found
