"""How a department moderates, as data: which scripts, how far marks may differ, what follows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from partnership.bank.documents import Record, read_record
from partnership.bank.words import Text
from partnership.errors import CourseError

PRESETS = Path(__file__).parent / "presets"
CLASSES = {"fail": 0.0, "40": 40.0, "50": 50.0, "60": 60.0, "70": 70.0}

Percent = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0)]
Stage = Literal["again", "marker", "all"]


class Scale(Record):
    """What marks are called, in per cent of what can be earned."""

    bands: dict[Text, Percent] = CLASSES
    """The name of each band and where it starts, the lowest first. The first is a fail."""
    steps: tuple[Percent, ...] = ()
    """The only marks that a whole script may end up with, if marking is stepped."""

    @property
    def names(self) -> tuple[str, ...]:
        """The bands, the lowest first."""
        return tuple(self.bands)

    @property
    def pass_mark(self) -> float:
        """Where the second band starts."""
        return list(self.bands.values())[1]

    def band(self, percent: float) -> str:
        """Return the band that a mark belongs to. Nothing is rounded up: 69.5 is no 70."""
        # A share of the marks is not exact in binary.
        return self.names[bisect_right(list(self.bands.values()), percent + 1e-9) - 1]

    def stepped(self, percent: float) -> float:
        """Return the mark of the scale that is nearest, the higher of two that are as near."""
        if not self.steps:
            return percent
        return min(self.steps, key=lambda step: (abs(step - percent), -step))

    @model_validator(mode="after")
    def _bands_go_up(self) -> Self:
        starts = list(self.bands.values())
        if len(starts) < 2 or starts[0] != 0 or sorted(set(starts)) != starts:
            raise ValueError(
                "the bands do not go up from 0 - write the lowest first, starting at 0"
            )
        if self.steps and sorted(set(self.steps)) != list(self.steps):
            raise ValueError("the steps do not go up - write each once, the lowest first")
        return self


class SampleRule(Record):
    """Which scripts are looked at again. Everything that applies is added together."""

    draw: Annotated[float, Field(ge=0, le=1)] | Literal["root"]
    """The share that is drawn at random, or ``root``: the square root of the number of scripts."""
    at_least: Count = 0
    """The fewest that are drawn at random, however few scripts there are."""
    bands: tuple[Text, ...] = ()
    """Bands of which every script is taken, the most important first."""
    near: tuple[Percent, ...] = ()
    """Borders near which every script is taken."""
    within: Annotated[float, Field(ge=0, le=10)] = 0
    """How near a border is, in percentage points on either side."""
    per_band: Count = 0
    """The fewest of each band, where there are so many."""
    per_marker: Count = 1
    """The fewest of each marker."""
    whole_below: Count = 0
    """With fewer scripts than this, all are taken."""
    cap: Annotated[int, Field(ge=1)] | None = None
    """The most scripts in all. Fails are taken even beyond it."""


class Policy(Record):
    """How an assignment is moderated."""

    name: Text
    about: Text
    """In a sentence, for whoever chooses."""
    sample: SampleRule
    scale: Scale = Scale()
    tolerance: Percent = 5
    """How far two marks of a script may lie apart, in percentage points, and count as agreeing."""
    extend: tuple[Stage, ...] = ("marker", "all")
    """What is looked at next each time marks lie further apart: another draw, every script of the
    markers concerned, every script."""
    third_beyond: Percent = 10
    """Marks further apart than this go to a third marker, in percentage points."""

    @model_validator(mode="after")
    def _bands_are_known(self) -> Self:
        unknown = [band for band in self.sample.bands if band not in self.scale.bands]
        if unknown:
            raise ValueError(
                f"the sample asks for the band '{unknown[0]}'"
                f" - name one of: {', '.join(self.scale.names)}"
            )
        if self.third_beyond < self.tolerance:
            raise ValueError("third_beyond is less than tolerance - let it be as much or more")
        return self


def presets() -> Sequence[str]:
    """Return the names of the policies that come with the course."""
    return sorted(path.stem for path in PRESETS.glob("*.yaml"))


def read_policy(name: str) -> Policy:
    """Return a policy that comes with the course by its name, or one's own by its file.

    Raises:
        CourseError: there is no such preset or file.
        ContentError: the file is not a policy; it says where and why.
    """
    file = PRESETS / f"{name}.yaml" if name in presets() else Path(name)
    if not file.is_file():
        raise CourseError(
            f"there is no moderation rule '{name}'",
            f"name one of {', '.join(presets())}, or a YAML file of your own",
        )
    return read_record(file, Policy)[0]
