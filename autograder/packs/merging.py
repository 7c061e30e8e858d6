"""Take in what was marked at home: safe to repeat, nothing overwritten, nothing forged.

A file says only what was given. Whose it is, in which role, which scripts and by which rubric is
what was noted when the pack was made.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.marks.event import Event, MarkingError
from autograder.marks.ledger import Ledger
from autograder.marks.standing import Standing
from autograder.packs.reading import SentEvent, SentFile
from autograder.packs.record import Pack, find_pack
from partnership.errors import CourseError

_MARKS = ("mark", "withdraw")


@dataclass
class Merged:
    """What became of one file."""

    marker: str = ""
    new: int = 0
    """Events that were kept now."""
    known: int = 0
    """Events that had been taken in before, or say what stood there already."""
    older: list[str] = field(default_factory=list)
    """Scripts of which something later from the same pack is there already."""
    conflicts: list[str] = field(default_factory=list)
    """Scripts that were marked elsewhere meanwhile: both marks are kept, and somebody decides."""
    refused: list[str] = field(default_factory=list)
    """What was not taken, with the reason."""


def merge(ledger: Ledger, sent: SentFile, *, by: str) -> Merged:
    """Take in one file; ``by``: who does so.

    Raises:
        CourseError: no such pack was made from this course, it was another tutor's, or whoever
            takes it in is neither the tutor nor the module leader.
    """
    pack = find_pack(ledger.course, sent.pack)
    if pack is None:
        raise CourseError(
            "the pack that this was saved in was not made from this course",
            "name the right course with --course, or ask which pack it was",
        )
    if sent.marker != pack.marker:
        raise CourseError(
            f"this says that '{sent.marker}' marked it, and the pack was made for '{pack.marker}'",
            "ask for the file again, unchanged",
        )
    if by != pack.marker and "leader" not in ledger.people.person(by).roles:
        raise MarkingError(
            "forbidden", f"'{by}' may not take in what '{pack.marker}' marked", "ask the leader"
        )
    merged = Merged(pack.marker)
    wanted: list[Event] = []
    standings = {cell: ledger.standings(pack.assignment, cell) for cell in pack.parts}
    for each in sorted(sent.events, key=lambda event: event.at):
        try:
            event = _checked(pack, each)
        except CourseError as error:
            merged.refused.append(str(error))
            continue
        before = standings[event.cell].get(event.script)
        if before is None:
            merged.refused.append(f"{event.script}: the answer is no longer in the gradebook")
            continue
        found = _as_it_stands(event, before, pack, merged)
        if found is not None:
            wanted.append(found)
    _keep(ledger, wanted, merged)
    return merged


def _checked(pack: Pack, each: SentEvent) -> Event:
    """Return the event that is asked for, with what the pack's note says of it.

    Raises:
        CourseError: it is about something that was not in the pack.
    """
    part = pack.parts.get(each.cell)
    if each.assignment != pack.assignment or part is None:
        raise _strange(f"'{each.cell}' of {each.assignment}", each)
    if each.script not in part.seen:
        raise _strange(f"the script '{each.script}'", each)
    if each.role != pack.role:
        raise CourseError(
            f"{each.script}: this was given as {each.role}, and the pack is a {pack.role}'s",
            "it was not taken; mark it at the desk",
        )
    if each.rubric != part.rubric:
        raise CourseError(
            f"{each.script}: this names another version of the rubric than the pack holds",
            "it was not taken; mark it at the desk",
        )
    return Event(
        key=_key(pack, each.key), at=each.at, who=pack.marker, role=pack.role,
        assignment=pack.assignment, cell=each.cell, script=each.script, kind=each.kind,
        given=each.given, because=each.because, rubric=each.rubric, seen=part.seen[each.script],
    )  # fmt: skip


def _strange(what: str, each: SentEvent) -> CourseError:
    return CourseError(
        f"{each.script}: {what} was not in this pack", "it was not taken; mark it at the desk"
    )


def _as_it_stands(event: Event, before: Standing, pack: Pack, merged: Merged) -> Event | None:
    """Return what to add for this event, or None where nothing is; note what is told."""
    if any(known.key == event.key for known in before.events):
        merged.known += 1
        return None
    if event.kind not in _MARKS:
        return event
    mine = next((e for e in before.live if e.who == event.who and e.role == event.role), None)
    if event.kind == "withdraw" and mine is None:
        merged.known += 1
        return None
    if mine is not None and mine.given == event.given and mine.rubric == event.rubric:
        merged.known += 1
        return None
    earlier = [known for known in before.events if _is_from(pack, known) and known.at > event.at]
    if earlier:
        merged.older.append(event.script)
        return None
    meanwhile = [
        e
        for e in before.events
        if e.number > event.seen
        and (e.kind in ("taken-in", "agree") or (e.kind in _MARKS and e.role == event.role))
        and not _is_from(pack, e)
    ]
    if not meanwhile:
        return event
    merged.conflicts.append(event.script)
    if not any(e.who == event.who for e in meanwhile):
        # The ledger itself sees that two people marked without knowing of each other.
        return event
    # The tutor marked this at the desk too. The later of the two would silently win.
    said = f"{event.who} marked this at the desk and at home. Decide which marks count."
    kept = event.given if event.kind == "mark" else None
    return event.model_copy(update={"kind": "conflict", "given": kept, "because": said})


def _is_from(pack: Pack, event: Event) -> bool:
    return event.key.startswith(_key(pack, ""))


def _key(pack: Pack, key: str) -> str:
    """Return an event's key in the ledger: nobody's else, and to be known as this pack's."""
    return f"{pack.id[:12]}-{key}"[:64]


def _keep(ledger: Ledger, wanted: list[Event], merged: Merged) -> None:
    try:
        merged.new += len(ledger.add(wanted)) if wanted else 0
    except MarkingError:
        # One that is refused does not hold up the others.
        for event in wanted:
            try:
                ledger.add([event])
                merged.new += 1
            except MarkingError as error:
                merged.refused.append(f"{event.script}: {error}")
