"""Cases to be played: every way through them is there, and none is a trap."""

from __future__ import annotations

from collections.abc import Iterator

from partnership.activities.case.conditions import RoleIs, kind_of
from partnership.activities.case.model import Simulation
from partnership.activities.case.play.exploring import PLAYS, Explored, explore
from partnership.activities.case.play.game import Game
from partnership.activities.case.program import program_of
from partnership.activities.case.story import Decision, Option
from partnership.bank.documents import Location
from partnership.check.course import Course, Document
from partnership.check.rules.registry import rule
from partnership.errors import Problem

ANYWHERE = {"all", "any", "not", "var", "flag", "fired"}
"""What a condition may ask that can become so at any point of the story."""


def played_cases(course: Course) -> Iterator[Document[Simulation]]:
    """Yield every case to be played."""
    for document in course.other_activities:
        if isinstance(document.record, Simulation):
            yield Document(document.path, document.record, document.lines)


def _explored(course: Course) -> Iterator[tuple[Document[Simulation], Explored]]:
    for case in played_cases(course):
        yield case, explore(program_of(case.record))


@rule
def case_goes_on_for_every_role(course: Course) -> Iterator[Problem]:
    """Whatever a learner has decided, there is something to choose next."""
    for case, found in _explored(course):
        places = [one.id for one in case.record.decisions]
        for role, decision in sorted(found.stuck):
            yield case.problem(
                ["decisions", places.index(decision), "options"],
                f"'{role}' can come to '{decision}' and have nothing to choose",
                "add an option without a 'when', or make their conditions cover every way",
            )


@rule
def case_decision_is_met_in_every_role(course: Course) -> Iterator[Problem]:
    """A decision that a role never meets was written for nobody."""
    for case, found in _explored(course):
        for number, decision in enumerate(case.record.decisions):
            met_by = {role for role, met in found.reached.items() if decision.id in met}
            without = sorted(_meant_for(case.record, decision) - met_by)
            if without or not met_by:
                who = f"{', '.join(without)} never" if without else "nobody"
                yield case.problem(
                    ["decisions", number],
                    f"in {PLAYS} plays of each role, {who} came to '{decision.id}'",
                    "check the 'when' and 'next' that should lead there",
                )


def _meant_for(case: Simulation, decision: Decision) -> set[str]:
    """Return the roles that have to come to a decision, as far as its file alone can tell."""
    if decision.aside:
        kinds = {one.kind for one in case.rules if one.route == decision.id}
        return set(case.roles) if "escalation" in kinds else set()
    if isinstance(decision.when, RoleIs):
        return set(decision.when.role)
    return set() if decision.when else set(case.roles)


@rule
def case_has_nothing_out_of_reach(course: Course) -> Iterator[Problem]:
    """Every option, rule, ending and need comes into its own in some play."""
    for case, found in _explored(course):
        for location, what in _unused(case.record, found):
            yield case.problem(
                location, f"{what} in {PLAYS} plays of each role", "check its conditions"
            )


def _unused(case: Simulation, found: Explored) -> Iterator[tuple[Location, str]]:
    for place, decision, option in options_of(case):
        if f"{decision.id}.{option.id}" not in found.chosen:
            yield place, f"'{option.id}' could never be chosen"
    for number, one in enumerate(case.rules):
        if one.id not in found.fired:
            yield ["rules", number], f"the rule '{one.id}' never fired"
    for number, ending in enumerate(case.endings):
        if ending.id not in found.endings:
            yield ["endings", number], f"'{ending.id}' was never told"
    for number, need in enumerate(case.needs):
        if need.id not in found.met:
            yield ["needs", number], f"the need '{need.id}' was never met"


@rule
def case_needs_more_than_one_agency(course: Course) -> Iterator[Problem]:
    """If one agency alone meets every need, the case does not teach working together."""
    for case in played_cases(course):
        game = Game(program_of(case.record))
        needs = {need.id for need in case.record.needs}
        names = [one.id for one in case.record.agencies]
        for acting in (*([name] for name in names), names):
            if needs and needs <= set(game.needs_met(game.alone(acting))):
                who = f"'{acting[0]}'" if len(acting) == 1 else "each agency, acting alone,"
                yield case.problem(
                    ["needs"], f"{who} meets every need", "let a need ask for work together"
                )


@rule
def case_escalation_is_open_from_everywhere(course: Course) -> Iterator[Problem]:
    """What cannot wait must not depend on where the story is, or happen only once."""
    for case in played_cases(course):
        decisions = {one.id: one for one in case.record.decisions}
        for number, one in enumerate(case.record.rules):
            if one.kind != "escalation":
                continue
            if not one.route or one.repeat != "when_it_returns":
                yield case.problem(
                    ["rules", number],
                    f"the escalation '{one.id}' does not lead to a decision each time",
                    "give it a 'route' and 'repeat: when_it_returns'",
                )
            if odd := sorted(set(_kinds(one.when)) - ANYWHERE):
                yield case.problem(
                    ["rules", number, "when"],
                    f"the escalation '{one.id}' depends on {', '.join(odd)}",
                    "ask only for measures and flags, so that it is open from everywhere",
                )
            for place, option in enumerate(decisions[one.route].options if one.route else ()):
                if option.verdict == "weak" and not option.stays:
                    home = list(decisions).index(one.route or "")
                    yield case.problem(
                        ["decisions", home, "options", place],
                        f"'{option.id}' is weak, and leads out of an escalation",
                        "add 'stays: true'",
                    )


def _kinds(condition: object) -> Iterator[str]:
    kind = kind_of(condition)
    if kind:
        yield "day" if getattr(condition, "var", "") == "day" else kind
    for name in ("all_", "any_"):
        for one in getattr(condition, name, ()):
            yield from _kinds(one)
    if inner := getattr(condition, "not_", None):
        yield from _kinds(inner)


def options_of(case: Simulation) -> Iterator[tuple[Location, Decision, Option]]:
    """Yield every option of a case, with its place and its decision."""
    for number, decision in enumerate(case.decisions):
        for place, option in enumerate(decision.options):
            yield ["decisions", number, "options", place], decision, option
        for asked, question in enumerate(decision.further):
            for place, option in enumerate(question.options):
                where: Location = ["decisions", number, "further", asked, "options", place]
                yield where, decision, option
