"""The one plan that a learner put together, and what the board says of it.

``plan_checks.js`` reads the same checks by the same rules, in the learner's own browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from partnership.activities.case.board import Action, Check

if TYPE_CHECKING:
    from partnership.activities.case.model import Simulation


@dataclass(frozen=True)
class Planned:
    """An action of a plan, as the learner has set it or as it usually is."""

    action: Action
    owner: str | None
    day: int | None
    """The day of the case by which it is done."""
    agreed: tuple[str, ...]
    """The people who have said yes to it, by their ids."""
    contingency: str | None

    def has(self, field: str) -> bool:
        """Whether an ``owner``, a ``day``, somebody ``agreed`` or a ``contingency`` is given."""
        value = getattr(self, field)
        return value is not None and value not in ((), "")


@dataclass(frozen=True)
class Plan:
    """A plan, and what the board looks out for in it."""

    case: Simulation
    actions: tuple[Planned, ...]

    @cached_property
    def passed(self) -> dict[str, bool]:
        """Whether each check passes (``dict[str, bool]``, by its id). An empty plan passes none."""
        return {
            check.id: bool(self.actions) and not any(True for _ in self.concerned(check))
            for check in self.case.board.checks
        }

    @property
    def progress(self) -> str:
        """How far the plan has got, in a sentence, with the titles of the checks still open."""
        if not self.actions:
            return "The plan is empty. Put an action in, under Plan in the case above."
        titles = {check.id: check.title for check in self.case.board.checks}
        open_ = [titles[name] for name, passes in self.passed.items() if not passes]
        rest = f" Still open: {' '.join(open_)}" if open_ else " Every check of the board passes."
        count = len(self.actions)
        return f"Your plan has {count} action{'' if count == 1 else 's'}.{rest}"

    def planned(self, name: str) -> Planned | None:
        """Return the action with this id as it is planned; None if it is not in the plan."""
        return next((one for one in self.actions if one.action.id == name), None)

    def concerned(self, check: Check) -> Iterator[str]:
        """Yield the people or actions for which a check does not pass."""
        if check.everyone:
            field = "about" if check.everyone == "action" else "voice"
            in_it = {name for one in self.actions for name in getattr(one.action, field)}
            for person in self.case.people:
                if person.id not in in_it and (check.everyone == "action" or person.child):
                    yield person.name
        elif check.each:
            yield from (one.action.text for one in self.actions if not one.has(check.each))
        elif check.not_both:
            sides = [
                [one.action.text for one in self.actions if ask in one.action.asks]
                for ask in check.not_both
            ]
            yield from (text for side in sides for text in side if all(sides))
        elif check.appointments_at_most is not None:
            total = sum(one.action.appointments for one in self.actions)
            if total > check.appointments_at_most:
                yield f"{total} appointments a week"
        elif check.actions_at_most is not None and len(self.actions) > check.actions_at_most:
            yield f"{len(self.actions)} actions"


def plan_of(case: Simulation, started: Sequence[str], board: object = None) -> Plan:
    """Return the plan of a play: what the play put in, changed as the learner set the board.

    Args:
        case: the case that was played.
        started: the ids of the actions that the learner's own decisions put into the plan.
        board: what is kept of the board, ``{action: {in, owner, day, agreed, contingency}}``. It
            comes from somebody's device, so what makes no sense is as if it were not there.
    """
    kept = board if isinstance(board, dict) else {}
    return Plan(case, tuple(_planned(case, started, kept)))


def _planned(case: Simulation, started: Sequence[str], board: dict[Any, Any]) -> Iterator[Planned]:
    people = {person.id for person in case.people}
    owners = people | {agency.id for agency in case.agencies}
    for action in case.board.actions:
        own = board.get(action.id)
        own = own if isinstance(own, dict) else {}
        put_in = own.get("in")
        if not (put_in if isinstance(put_in, bool) else action.id in started):
            continue
        owner, day = own.get("owner", action.owner), own.get("day", action.day)
        contingency = own.get("contingency", action.contingency)
        yield Planned(
            action,
            owner=owner if isinstance(owner, str) and owner in owners else None,
            day=day if type(day) is int and day >= 0 else None,
            agreed=_known(own.get("agreed", action.agreed), people),
            contingency=contingency.strip() if isinstance(contingency, str) else None,
        )


def _known(names: object, people: Iterable[str]) -> tuple[str, ...]:
    given = names if isinstance(names, list | tuple) else ()
    return tuple(name for name in given if isinstance(name, str) and name in people)
