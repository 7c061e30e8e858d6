"""A rubric: how what students write in one assignment is marked, ``rubrics/<assignment>.yaml``.

Marks go up in halves. A criterion's levels share out its marks among themselves, one level for
each class of a UK degree, so that whatever a marker gives belongs to exactly one level.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from partnership.bank.documents import Record
from partnership.bank.words import Slug, Text
from partnership.finding import named

Band = Literal["fail", "40", "50", "60", "70"]
BANDS: tuple[Band, ...] = get_args(Band)
"""From the lowest: a fail, third class, lower second, upper second, first class."""
FLOOR: dict[Band, float] = {"fail": 0.0, "40": 0.4, "50": 0.5, "60": 0.6, "70": 0.7}
"""The least share of the marks that belongs to each band."""
STEP = 0.5

Marks = Annotated[float, Field(ge=0, le=100, multiple_of=STEP)]


class Level(Record):
    """What work at one level looks like, and what it earns."""

    band: Band
    label: Text
    marks: tuple[Marks, Marks]
    """The least and the most that this level earns, in steps of a half."""
    descriptor: Text

    @property
    def range(self) -> str:
        """Its marks in words: ``2 to 3.5``, or ``2`` where there is one."""
        least, most = self.marks
        return f"{least:g}" if least == most else f"{least:g} to {most:g}"


class Criterion(Record):
    """One thing that is looked at, apart from the others."""

    id: Slug
    name: Text
    asks: Text
    """The question a marker puts to the piece."""
    weight: Annotated[int, Field(ge=1, le=10)]
    """Its share of the marks: a criterion of weight 2 earns twice as much as one of weight 1."""
    source: Slug
    """The key of the source that it rests on, in book/references.bib."""
    levels: tuple[Level, ...]
    """One for each band, the lowest first."""

    @property
    def most(self) -> float:
        """The most that it earns."""
        return self.levels[-1].marks[1]

    def level_of(self, marks: float) -> Level:
        """Return the level that so many marks belong to.

        Raises:
            ValueError: a marker cannot give so many.
        """
        for level in self.levels:
            if level.marks[0] <= marks <= level.marks[1] and not marks % STEP:
                return level
        raise ValueError(
            f"'{self.id}' cannot earn {marks:g} - give 0 to {self.most:g} in steps of a half"
        )

    @model_validator(mode="after")
    def _levels_share_out_the_marks(self) -> Self:
        bands = tuple(level.band for level in self.levels)
        if bands != BANDS:
            raise ValueError(
                f"criterion '{self.id}' has the levels {', '.join(bands) or 'of no band'}"
                f" - write one level for each of {', '.join(BANDS)}, in this order"
            )
        if self.levels[0].marks[0] != 0:
            raise ValueError(
                f"criterion '{self.id}' starts above 0 - let its lowest level start at 0"
            )
        for level in self.levels:
            if level.marks[0] > level.marks[1]:
                raise ValueError(
                    f"criterion '{self.id}', {level.band}: the marks go down"
                    " - write the least first"
                )
        for lower, higher in pairwise(self.levels):
            if higher.marks[0] != lower.marks[1] + STEP:
                raise ValueError(
                    f"criterion '{self.id}': {lower.band} ends at {lower.marks[1]:g} and "
                    f"{higher.band} starts at {higher.marks[0]:g}"
                    f" - let it start at {lower.marks[1] + STEP:g}"
                )
        for level in self.levels:
            if level.marks[0] < FLOOR[level.band] * self.most:
                raise ValueError(
                    f"criterion '{self.id}', {level.band}: {level.marks[0]:g} of {self.most:g} is "
                    f"below {FLOOR[level.band]:.0%} - start it higher"
                )
        _distinct((level.descriptor for level in self.levels), f"criterion '{self.id}'")
        return self


class Exemplar(Record):
    """An answer at one band, written for the course, with what it earns and why."""

    band: Band
    marks: dict[Slug, Marks]
    """What it earns on each criterion."""
    text: Text
    because: Text
    """What puts it in this band and not in the next."""

    @property
    def total(self) -> float:
        """What it earns in all."""
        return sum(self.marks.values())


class Piece(Record):
    """One thing that students write, in one cell of the notebook."""

    cell: Slug
    """The name of the cell that holds the answer; the guide is put in the cell before it."""
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    exemplars: tuple[Exemplar, ...]
    """One for each band, the lowest first."""

    @property
    def points(self) -> float:
        """The most that the piece earns."""
        return sum(criterion.most for criterion in self.criteria)

    def criterion(self, name: str) -> Criterion:
        """Return the criterion with this id.

        Raises:
            KeyError: there is none.
        """
        return named(name, self.criteria, lambda criterion: criterion.id)

    @model_validator(mode="after")
    def _marks_follow_weights(self) -> Self:
        _distinct((criterion.id for criterion in self.criteria), f"piece '{self.cell}'")
        each = {criterion.most / criterion.weight for criterion in self.criteria}
        if len(each) > 1:
            said = ", ".join(f"{c.id} {c.most:g} for {c.weight}" for c in self.criteria)
            raise ValueError(
                f"piece '{self.cell}': marks are not in step with weights ({said})"
                " - let each unit of weight earn the same"
            )
        return self

    @model_validator(mode="after")
    def _exemplars_earn_their_band(self) -> Self:
        bands = tuple(exemplar.band for exemplar in self.exemplars)
        if bands != BANDS:
            raise ValueError(
                f"piece '{self.cell}' has exemplars for {', '.join(bands) or 'no band'}"
                f" - write one for each of {', '.join(BANDS)}, in this order"
            )
        for place, exemplar in enumerate(self.exemplars):
            known = {criterion.id for criterion in self.criteria}
            if set(exemplar.marks) != known:
                raise ValueError(
                    f"piece '{self.cell}', exemplar {exemplar.band}: it is marked on "
                    f"{', '.join(sorted(exemplar.marks))} - mark it on {', '.join(sorted(known))}"
                )
            for name, marks in exemplar.marks.items():
                self.criterion(name).level_of(marks)
            share = exemplar.total / self.points
            above = FLOOR[BANDS[place + 1]] if place + 1 < len(BANDS) else 1.1
            if not FLOOR[exemplar.band] <= share < above:
                raise ValueError(
                    f"piece '{self.cell}', exemplar {exemplar.band}: it earns {exemplar.total:g}"
                    f" of {self.points:g}, which is {share:.0%} - change its marks or its band"
                )
        _distinct((exemplar.text for exemplar in self.exemplars), f"piece '{self.cell}'")
        return self


class Rubric(Record):
    """How one assignment is marked by people."""

    assignment: Slug
    """The assignment's folder in ``exercises/source``."""
    version: Annotated[int, Field(ge=1)]
    """Raise it when levels or marks change: marks given before were given by another rubric."""
    pieces: Annotated[tuple[Piece, ...], Field(min_length=1)]

    def piece(self, cell: str) -> Piece:
        """Return the piece that is written in this cell.

        Raises:
            KeyError: there is none.
        """
        return named(cell, self.pieces, lambda piece: piece.cell)

    @model_validator(mode="after")
    def _cells_are_told_apart(self) -> Self:
        _distinct((piece.cell for piece in self.pieces), "the rubric")
        return self


def rubric_files(exercises: Path) -> Sequence[Path]:
    """Return the files of all rubrics of a course, in order."""
    return sorted((exercises / "rubrics").glob("*.yaml"))


def _distinct(texts: Iterable[str], holder: str) -> None:
    seen: set[str] = set()
    for text in texts:
        plain = " ".join(text.split()).lower()
        if plain in seen:
            raise ValueError(f"{holder} has '{plain[:40]}' twice - write each once")
        seen.add(plain)
