"""What a change of the rubric does to marks that were given before it. Pure rules.

A machine gives no marks: every mark stays as it was given, and whoever is affected is shown to
a person who looks at the answer again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from autograder.marks.event import WHOLE, Event, Role
from autograder.rubric import STEP, Criterion, Level, Piece

Effect = Literal["gone", "new", "impossible", "level", "described", "asked"]
SAID: dict[Effect, str] = {
    "gone": "is no longer asked for",
    "new": "is asked for now and was not marked",
    "impossible": "earned more than can be given now",
    "level": "belongs to another level now",
    "described": "is at a level that is described in other words now",
    "asked": "asks something else now",
}
"""What each effect means, after the criterion's name."""


@dataclass(frozen=True)
class Affected:
    """One person's marks for one criterion of one answer, met by the change."""

    script: str
    who: str
    role: Role
    criterion: str
    effect: Effect
    marks: float | None
    """What was given; None where nothing was."""
    was: Level | None = None
    """The level that the marks belonged to, where they belonged to one, and belong to now."""
    now: Level | None = None


@dataclass(frozen=True)
class Difference:
    """One thing that stands otherwise in a changed rubric. Texts are "" where there is nothing."""

    criterion: str
    """Its name, as the new rubric has it."""
    what: str
    """What of it: the criterion itself, its question, or the name of a level."""
    was: str
    now: str


def differences(old: Piece, new: Piece) -> list[Difference]:
    """Return everything that a marker reads otherwise in the new rubric, criterion by criterion."""
    before = {criterion.id: criterion for criterion in old.criteria}
    after = {criterion.id: criterion for criterion in new.criteria}
    found: list[Difference] = []
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name), after.get(name)
        if was and now:
            texts = zip(_texts(was), _texts(now), strict=True)
            found += [
                Difference(now.name, what, one, other)
                for (what, one), (_, other) in texts
                if one != other
            ]
        else:
            shown = now or before[name]
            found.append(Difference(shown.name, "Criterion", _worth(was), _worth(now)))
    return found


def _worth(criterion: Criterion | None) -> str:
    return f"{criterion.most:g} marks: {criterion.asks}" if criterion else ""


def _texts(criterion: Criterion) -> list[tuple[str, str]]:
    """Return what a marker reads of a criterion, the same number of lines for each."""
    levels = [
        (each.label, f"{each.label} ({each.range}): {each.descriptor}") for each in criterion.levels
    ]
    return [("Name", criterion.name), ("Question", criterion.asks), *levels]


def affected(marks: Iterable[Event], versions: Mapping[str, Piece], new: Piece) -> list[Affected]:
    """Return every mark that the new rubric would have read differently.

    ``marks`` are those that count; each is compared with the version it was given by
    (``versions``, by fingerprint). Marks for an answer as a whole rest on no criterion: they are
    met only if they are more than can be earned.
    """
    return [
        one
        for event in marks
        if event.given is not None
        for one in _of_one(event, versions.get(event.rubric), new)
    ]


def _of_one(event: Event, old: Piece | None, new: Piece) -> Iterator[Affected]:
    given = event.given.marks if event.given else {}
    if WHOLE in given or old is None:
        if sum(given.values()) > new.points:
            yield _one(event, WHOLE, "impossible", given.get(WHOLE))
        return
    before = {criterion.id: criterion for criterion in old.criteria}
    after = {criterion.id: criterion for criterion in new.criteria}
    for name, marks in given.items():
        if name not in after:
            yield _one(event, name, "gone", marks)
        else:
            yield from _of_criterion(event, marks, before[name], after[name])
    for name in after:
        if name not in before and given:
            yield _one(event, name, "new", None)


def _of_criterion(event: Event, marks: float, old: Criterion, new: Criterion) -> Iterator[Affected]:
    was, now = _level(old, marks), _level(new, marks)
    if now is None:
        yield _one(event, old.id, "impossible", marks, was)
    elif was is None or was.band != now.band:
        yield _one(event, old.id, "level", marks, was, now)
    elif (was.label, was.descriptor) != (now.label, now.descriptor):
        yield _one(event, old.id, "described", marks, was, now)
    elif (old.name, old.asks) != (new.name, new.asks):
        yield _one(event, old.id, "asked", marks, was, now)


def _level(criterion: Criterion, marks: float) -> Level | None:
    """Return the level of marks; scaled ones, between two halves, count as the half below."""
    try:
        return criterion.level_of(marks // STEP * STEP)
    except ValueError:
        return None


def _one(
    event: Event, criterion: str, effect: Effect, marks: float | None,
    was: Level | None = None, now: Level | None = None,
) -> Affected:  # fmt: skip
    return Affected(
        event.script, event.who, event.role, criterion, effect, marks, was, now,
    )  # fmt: skip
