"""A tool with sliders, over the small model of hours in ``sums.py``."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from markupsafe import Markup
from pydantic import Field, StringConstraints, model_validator

from partnership.activities.hours import sums
from partnership.activities.hours.outline import outline
from partnership.activities.hours.sums import Reading, grids, paid, reading, result
from partnership.activities.tools.model import Kept, Tool, Work
from partnership.activities.tools.outline import Outline
from partnership.bank.documents import Record
from partnership.bank.words import Slug, Text

Party = Literal["lead", "partner", "small", "families"]
Name = Annotated[str, StringConstraints(max_length=60)]
Note = Annotated[str, StringConstraints(max_length=10_000)]


class Setting(Kept):
    """Where the sliders stood, to see another setting beside it."""

    sliders: dict[Slug, int] = Field(default_factory=dict, max_length=20)


class Hours(Work):
    """Where the sliders stand, and what the parties are called here."""

    sliders: dict[Slug, int] = Field(default_factory=dict, max_length=20)
    """Values of the sliders, by id; one that is missing stands at its first step."""
    names: dict[Slug, Name] = Field(default_factory=dict, max_length=8)
    """Names of the parties, by id, where they are not the tool's own."""
    note: Note = ""
    """What somebody makes of it."""
    kept: Annotated[tuple[Setting, ...], Field(max_length=1)] = ()
    """The setting that stands beside the present one, if somebody compares two."""


class Slider(Record):
    """Something that a partnership can know or guess of itself."""

    id: Slug
    label: Text
    unit: str = ""
    """What its numbers count."""
    asks: Text
    """How to come by the number."""
    steps: Annotated[tuple[int, ...], Field(min_length=2)]
    words: tuple[Text, ...] = ()
    """What each step is called, where that is not a number."""

    def steps_in_words(self) -> dict[str, str]:
        """Return each step as it is read, by its number."""
        read = self.words or [f"{step} {self.unit}".strip() for step in self.steps]
        return {str(step): words for step, words in zip(self.steps, read, strict=True)}


class PartyText(Record):
    """One of those who gain or pay."""

    id: Party
    label: Text
    about: Text


class TermText(Record):
    """One of the terms that are added up, in words."""

    id: Slug
    label: Text
    equation: Text


class Assumption(Record):
    """A number that the course made up, in two views of the world."""

    id: Slug
    label: Text
    unit: Literal["minutes", "per cent"]
    cautious: Annotated[int, Field(ge=0)]
    hopeful: Annotated[int, Field(ge=0)]


class ReadingText(Record):
    """What to call a result, by what it does to paid time and to families' time."""

    paid: Reading
    families: tuple[Reading, ...]
    title: Text
    says: Text


class HoursTool(Tool):
    """A tool with sliders: ``datasets/tools/<id>.yaml`` with ``kind: hours``."""

    WORK: ClassVar[type[Work]] = Hours

    kind: Literal["hours"]
    """Its kind: *hours*."""
    sliders: tuple[Slider, ...]
    """What can be moved."""
    parties: tuple[PartyText, ...]
    """Who gains and who pays."""
    terms: tuple[TermText, ...]
    """What is added up, with its equation in words."""
    kept_equation: Text
    """How much of a gain is kept."""
    assumptions: tuple[Assumption, ...]
    """Every number of the model. All are made up."""
    readings: tuple[ReadingText, ...]
    """What each result is called."""

    @model_validator(mode="after")
    def _names_what_the_sums_name(self) -> Self:
        pairs = {
            "terms": ([one.id for one in self.terms], list(sums.TERMS)),
            "parties": ([one.id for one in self.parties], list(sums.PARTIES)),
            "sliders": (
                sorted(one.id for one in self.sliders),
                sorted({name for _, by in sums.TERMS.values() for name in by}),
            ),
        }
        for field, (named, known) in pairs.items():
            if named != known:
                raise ValueError(f"'{field}' has {named} - it has to be {known}, as in sums.py")
        called = [(one.paid, family) for one in self.readings for family in one.families]
        for wanted in product(get_args(Reading), repeat=2):
            if called.count(wanted) != 1:
                raise ValueError(
                    f"'readings' has {called.count(wanted)} for paid time that {wanted[0]} and "
                    f"families' time that {wanted[1]} - give it one"
                )
        return self

    def views(self) -> tuple[dict[str, int], dict[str, int]]:
        """Return the cautious and the hopeful view, each with its assumptions by id."""
        return (
            {one.id: one.cautious for one in self.assumptions},
            {one.id: one.hopeful for one in self.assumptions},
        )

    def settings(self, chosen: dict[str, int]) -> dict[str, int]:
        """Return the values of all sliders. One that is not among its steps counts as the first."""
        return {
            one.id: chosen[one.id] if chosen.get(one.id) in one.steps else one.steps[0]
            for one in self.sliders
        }

    def result(self, chosen: dict[str, int]) -> dict[str, list[int]]:
        """Return minutes saved (plus) or spent (minus) by each party: cautious, then hopeful."""
        return result(self.settings(chosen), self.views())

    def beside(self, kept: dict[str, int], now: dict[str, int]) -> dict[str, list[int]]:
        """Return minutes by which each party is better (plus) or worse off now: both views."""
        before, after = self.result(kept), self.result(now)
        return {
            party: [new - old for old, new in zip(before[party], after[party], strict=True)]
            for party in after
        }

    def called(self, saved: dict[str, list[int]]) -> ReadingText:
        """Return what a result is called."""
        wanted = reading(paid(saved)), reading(saved["families"])
        return next(
            one for one in self.readings if one.paid == wanted[0] and wanted[1] in one.families
        )

    def own(self, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the sliders, the texts and every result, worked out here and looked up there."""
        steps = {one.id: one.steps for one in self.sliders}
        texts = {one.id: one.model_dump() for one in self.terms}
        return {
            "sliders": [one.model_dump(mode="json") for one in self.sliders],
            "parties": [one.model_dump() for one in self.parties],
            "terms": [{**texts[grid["id"]], **grid} for grid in grids(steps, self.views())],
            "keptEquation": self.kept_equation,
            "assumptions": [one.model_dump() for one in self.assumptions],
            "readings": [one.model_dump(mode="json") for one in self.readings],
        }

    def outline(self) -> Outline:
        """Return how the settings read."""
        sliders = [(one.id, one.label, one.steps_in_words()) for one in self.sliders]
        return outline(sliders, {one.id: one.label for one in self.parties})

    def on_paper(self) -> Markup:
        """Return the equations, and the assumptions as a table."""
        equations = Markup().join(
            Markup("<li><strong>{}:</strong> {}</li>").format(one.label, one.equation)
            for one in self.terms
        )
        rows = Markup().join(
            Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
                f"{one.label} ({one.unit})", one.cautious, one.hopeful
            )
            for one in self.assumptions
        )
        return Markup(
            "<p>What is added up:</p><ul>{}</ul><p>{}</p><table>"
            "<caption>What is assumed. All of it is made up.</caption><thead>"
            '<tr><th scope="col">Assumption</th>'
            '<th scope="col">Cautious</th><th scope="col">Hopeful</th></tr></thead>'
            "<tbody>{}</tbody></table>"
        ).format(equations, self.kept_equation, rows)
