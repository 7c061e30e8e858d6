"""What the options of a case do: numbers that fit, and no option that wins on every count."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.activities.case.model import Simulation
from partnership.activities.case.story import Decision, Option
from partnership.bank.documents import Location, Record
from partnership.check.course import Course
from partnership.check.rules.cases import played_cases
from partnership.check.rules.registry import rule
from partnership.errors import Problem


@rule
def case_measure_stays_in_its_range(course: Course) -> Iterator[Problem]:
    """A change that is larger than the whole range, or leads out of it, was not meant so."""
    for case in played_cases(course):
        measures = {one.id: one for one in case.record.measures}
        for place, name, field, value in _changes(case.record, []):
            measure = measures[name]
            span = measure.high - measure.low
            wrong = (
                abs(value) > span
                if field == "change"
                else not (measure.low <= value <= measure.high)
            )
            if wrong:
                yield case.problem(
                    place,
                    f"'{name}' goes from {measure.low} to {measure.high}; {value} does not fit",
                    "change the number, or the measure's range",
                )


def _changes(thing: object, place: Location) -> Iterator[tuple[Location, str, str, int]]:
    if isinstance(thing, Record):
        for field in ("change", "put"):
            for name, value in (getattr(thing, field, None) or {}).items():
                yield [*place, field, name], name, field, value
        for field in type(thing).model_fields:
            yield from _changes(getattr(thing, field), [*place, field])
    elif isinstance(thing, tuple):
        for number, value in enumerate(thing):
            yield from _changes(value, [*place, number])


@rule
def case_option_does_not_win_on_every_count(course: Course) -> Iterator[Problem]:
    """Where one option is best for everybody and costs least, there is nothing to weigh."""
    for case in played_cases(course):
        for number, decision in enumerate(case.record.decisions):
            if not decision.aside and (best := _winner(case.record, decision)):
                yield case.problem(
                    ["decisions", number, "options", decision.options.index(best)],
                    f"'{best.id}' is better than every other option on every count",
                    "let it cost something: time, appointments, somebody's trust",
                )


def _winner(case: Simulation, decision: Decision) -> Option | None:
    """Return the option that is strictly best on each of several counts, if there is one."""
    better = {one.id: {"up": 1, "down": -1, "neither": 0}[one.better] for one in case.measures}
    counts = [_counts(option, better) for option in decision.options]
    names = {name for one in counts for name in one}
    for place, own in enumerate(counts):
        others = [one for number, one in enumerate(counts) if number != place]
        if len(names) > 1 and all(
            own.get(name, 0) > max(one.get(name, 0) for one in others) for name in names
        ):
            return decision.options[place]
    return None


def _counts(option: Option, better: dict[str, int]) -> dict[str, int]:
    """Return what an option brings, count by count; more is better."""
    found = {"time": -option.days} if option.days else {}
    if option.effects:
        found |= {n: by * better[n] for n, by in option.effects.change.items() if better[n]}
        asked = [*option.effects.weekly.values(), *option.effects.once.values()]
        found |= {"appointments": -sum(asked)} if asked else {}
    return found
