"""What follows from the events of one answer: whose marks count, and what has been agreed.

Pure rules: no database, no clock. The same events and the same rule give the same standing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from autograder.marks.event import WHOLE, Event, Given, Role

ANOTHER = "another marker"
"""In place of a name that a blind second marker is not to see."""
_NAMELESS = {"who": ANOTHER}
Status = Literal["waiting", "marked", "second", "differs", "agreed"]


@dataclass(frozen=True)
class Rule:
    """How marks become a result."""

    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each version of the rubric (its fingerprint) the criteria that have to be marked."""
    sampled: bool = False
    """The answer is in the moderation sample: one mark is not enough."""
    first_stands_within: float = 0.0
    """Marks by which two totals may differ, and the first still stands."""
    decides: tuple[Role, ...] = ("leader", "third")
    """Whose mark settles it alone, the one that goes before all others first."""
    blind: bool = True
    """A second marker sees no other's marks before giving their own."""

    def complete(self, event: Event | None) -> bool:
        """Tell whether an event marks every criterion of the rubric it was given by."""
        if event is None or event.given is None:
            return False
        marked = set(event.given.marks)
        asked = self.asked.get(event.rubric, frozenset())
        return WHOLE in marked or (bool(marked) and asked <= marked)


@dataclass(frozen=True)
class Standing:
    """What an answer's events come to.

    ``waiting``: no first mark in full. ``marked``: a first mark and no second; it is ``agreed``
    too where one is enough. ``second``: a second mark and no first. ``differs``: somebody has to
    decide. ``agreed``: two marks are close enough, or it was decided.
    """

    status: Status = "waiting"
    by_role: Mapping[Role, Event] = field(default_factory=dict)
    """The latest mark of each role that was not withdrawn; it need not be in full."""
    live: tuple[Event, ...] = ()
    """Every such mark, where two people marked in one role both of theirs."""
    agreed: Given | None = None
    """What nbgrader's own fields hold."""
    source: Event | None = None
    """The event whose marks they are, and so the rubric that they were given by."""
    flags: tuple[Event, ...] = ()
    conflict: bool = False
    """Somebody wrote without having seen what another had written, or what is there now."""
    skipped: frozenset[str] = frozenset()
    """Who put it off for later, and has not marked it since."""
    events: tuple[Event, ...] = ()
    hidden: bool = False
    """Others' marks, and their names, are kept from whoever looks at it."""

    @property
    def last(self) -> int:
        """The number of the last event: what whoever looks at it now has ``seen``."""
        return self.events[-1].number if self.events else 0

    @property
    def settled(self) -> bool:
        """Whether there is a result and nothing is left to decide."""
        return self.agreed is not None and not self.conflict and self.status != "differs"


def standing(events: Iterable[Event], rule: Rule) -> Standing:
    """Return what the events of one answer come to."""
    ordered = tuple(sorted(events, key=lambda event: event.number))
    kept = _gather(ordered)
    by_role, conflict = _by_role(kept.live)
    first, second = by_role.get("marker"), by_role.get("second") or by_role.get("moderator")
    has_first, has_second = rule.complete(first), rule.complete(second)
    source: Event | None = None
    status: Status = "waiting"
    if kept.decisions:
        source = kept.decisions[-1]
        unseen, later = _after(kept)
        conflict = unseen
        status = "differs" if conflict or later else "agreed"
    elif conflict:
        status = "differs"
    else:
        deciding = next((by_role[r] for r in rule.decides if rule.complete(by_role.get(r))), None)
        if deciding:
            source, status = deciding, "agreed"
        elif has_first and has_second and first and second and first.given and second.given:
            close = abs(first.given.total - second.given.total) <= rule.first_stands_within
            source, status = (first, "agreed") if close else (None, "differs")
        elif has_first and first:
            source, status = (None if rule.sampled else first), "marked"
        elif has_second:
            status = "second"
    if kept.clashes:
        # Nobody has looked yet at what it tells of; until then the result stays as it was.
        conflict, status = True, "differs"
    agreed = source.given if source else None
    if kept.decisions:
        agreed = _with_comments(kept.decisions, first)
    return Standing(
        status, by_role, tuple(sorted(kept.live.values(), key=lambda event: event.number)),
        agreed, source, tuple(kept.flags), conflict, frozenset(kept.skipped), ordered,
    )  # fmt: skip


def seen_by(all_of_it: Standing, rule: Rule, who: str, role: Role) -> Standing:
    """Return the standing as this person may see it.

    A blind second marker who has not marked in full yet sees flags, without the names of those
    who flagged it, and of marks, notes and decisions only their own.
    """
    mine = [each for each in all_of_it.live if each.who == who and each.role == role]
    if not rule.blind or role != "second" or any(rule.complete(each) for each in mine):
        return all_of_it
    open_to_all = ("flag", "unflag")
    events = (
        each if each.who == who or each.role == "leader" else each.model_copy(update=_NAMELESS)
        for each in all_of_it.events
        if each.who == who or each.kind in open_to_all
    )
    return replace(standing(events, rule), hidden=True)


@dataclass
class _Kept:
    live: dict[tuple[Role, str], Event] = field(default_factory=dict)
    decisions: list[Event] = field(default_factory=list)
    flags: list[Event] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    clashes: list[Event] = field(default_factory=list)


def _gather(ordered: Iterable[Event]) -> _Kept:
    kept = _Kept()
    for event in ordered:
        who = (event.role, event.who)
        if event.kind in ("mark", "taken-in", "agree", "scale"):
            if event.kind in ("agree", "scale"):
                kept.decisions.append(event)
            else:
                kept.live[who] = event
            kept.skipped.discard(event.who)
            kept.clashes = [each for each in kept.clashes if each.number > event.seen]
        elif event.kind == "withdraw":
            _withdraw(kept, who)
        elif event.kind == "flag":
            kept.flags.append(event)
        elif event.kind == "unflag":
            kept.flags = [each for each in kept.flags if each.number > event.seen]
        elif event.kind == "skip":
            kept.skipped.add(event.who)
        elif event.kind == "conflict":
            kept.clashes.append(event)
    return kept


def _withdraw(kept: _Kept, who: tuple[Role, str]) -> None:
    """Take back what this person in this role gave last: a mark, or a decision."""
    mine = [each for each in kept.decisions if (each.role, each.who) == who]
    mark = kept.live.get(who)
    if mine and (mark is None or mine[-1].number > mark.number):
        kept.decisions.remove(mine[-1])
    elif mark is not None:
        del kept.live[who]


def _by_role(live: Mapping[tuple[Role, str], Event]) -> tuple[dict[Role, Event], bool]:
    """Return the latest mark of each role, and whether one was given without seeing another."""
    latest: dict[Role, Event] = {}
    for event in live.values():
        if event.role not in latest or latest[event.role].number < event.number:
            latest[event.role] = event
    conflict = any(
        event.who != latest[event.role].who and event.number > latest[event.role].seen
        for event in live.values()
    )
    return latest, conflict


def _after(kept: _Kept) -> tuple[bool, bool]:
    """Tell of the last decision whether it, or a mark since, was made unseen; and if any since."""
    decision = kept.decisions[-1]
    others = [
        each
        for each in (*kept.live.values(), *kept.decisions[:-1])
        if each.who != decision.who and each.number < decision.number
    ]
    later = [each for each in kept.live.values() if each.number > decision.number]
    unseen = any(each.number > decision.seen for each in others)
    return unseen or any(each.seen < decision.number for each in later), bool(later)


def _with_comments(decisions: list[Event], first: Event | None) -> Given | None:
    """Return what was decided; without comments of its own it keeps those given before."""
    given = decisions[-1].given
    if given is None or given.says_something:
        return given
    before = [each.given for each in reversed(decisions[:-1])] + [first.given if first else None]
    said = next((each for each in before if each and each.says_something), None)
    return (
        given.model_copy(update={"comments": said.comments, "comment": said.comment})
        if said
        else given
    )
