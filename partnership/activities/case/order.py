"""What stands where in a case: decisions lead on, and every play comes to an end."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.activities.case.written import WrittenCase
from partnership.bank.documents import Location

Misplaced = Iterator[tuple[Location, str, str]]
"""A place, what is wrong there, and what to do."""


def misplaced(case: WrittenCase) -> Misplaced:
    """Yield what stands where it must not, such as a decision that leads back."""
    yield from _decisions(case)
    yield from _ways_on(case)
    yield from _rules(case)
    yield from _endings(case)
    for number, measure in enumerate(case.measures):
        if not measure.low <= measure.start <= measure.high:
            what = f"{measure.start} is not between {measure.low} and {measure.high}"
            yield ["measures", number, "start"], what, "change the start, or the range"


def _decisions(case: WrittenCase) -> Misplaced:
    places = {decision.id: number for number, decision in enumerate(case.decisions)}
    for number, decision in enumerate(case.decisions):
        targets: list[tuple[Location, str | None]] = [
            (["decisions", number, "next"], decision.next)
        ]
        for place, option in enumerate(decision.options):
            targets.append((["decisions", number, "options", place, "next"], option.next))
        for location, target in targets:
            if target and decision.aside:
                remedy = "leave out 'next': it leads back to where the story was"
                yield location, f"'{decision.id}' is set aside", remedy
            elif target in places and places[target] <= number:
                what = f"'{decision.id}' leads back to '{target}'"
                yield location, what, "lead on to a later decision"
            elif target in places and case.decisions[places[target]].aside:
                yield location, f"'{target}' is set aside", "only a rule may lead there"
    if case.decisions[0].aside:
        yield ["decisions", 0], "the first decision is set aside", "put another one first"


def _ways_on(case: WrittenCase) -> Misplaced:
    for number, decision in enumerate(case.decisions):
        for place, option in enumerate(decision.options):
            if option.stays and not decision.aside:
                remedy = "only an option of a decision with 'aside: true' may stay"
                location: Location = ["decisions", number, "options", place, "stays"]
                yield location, f"'{option.id}' stays where it is", remedy
        if all(option.stays for option in decision.options):
            what = f"nothing at '{decision.id}' moves the story on"
            yield ["decisions", number, "options"], what, "add an option without 'stays'"


def _rules(case: WrittenCase) -> Misplaced:
    aside = {decision.id for decision in case.decisions if decision.aside}
    known = {decision.id for decision in case.decisions}
    for number, rule in enumerate(case.rules):
        if rule.route in known - aside:
            what = f"the rule leads to '{rule.route}', which is not set aside"
            yield ["rules", number, "route"], what, "add 'aside: true' to that decision"


def _endings(case: WrittenCase) -> Misplaced:
    last = len(case.endings) - 1
    for number, ending in enumerate(case.endings):
        if number == last and ending.when:
            remedy = "leave out its 'when', so that every play has an end"
            yield ["endings", number, "when"], "the last ending has a condition", remedy
        if number < last and not ending.when:
            remedy = "add a 'when', or put it last"
            yield ["endings", number], f"nothing after '{ending.id}' can be told", remedy
