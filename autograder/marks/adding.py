"""Keep events: checked, numbered, and with everything that follows, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from autograder.marks import rubrics
from autograder.marks.checks import check_fits
from autograder.marks.decisions import check_waits, held
from autograder.marks.event import Event, MarkingError
from autograder.marks.fields import FEW, Field, Place, read_fields
from autograder.marks.keeping import from_row, read_events, store, to_row
from autograder.marks.session import Session
from autograder.marks.standing import Rule, Standing, standing
from autograder.marks.tables import EVENT
from autograder.marks.taking_in import changed_elsewhere


class Adding:
    """One transaction in which events are kept. Nobody else writes meanwhile."""

    def __init__(self, session: Session, db: Connection) -> None:
        self._session = session
        self._db = db

    def add(self, wanted: Sequence[Event]) -> list[Event]:
        """Keep what is not kept yet, and return everything as it was kept.

        Raises:
            MarkingError: an event does not fit its rubric, or is not its writer's to do.
        """
        known = self._known(wanted)
        answers: dict[tuple[str, str], list[Event]] = {}
        for event in wanted:
            if event.key in known:
                _same_again(event, known[event.key])
            else:
                answers.setdefault((event.assignment, event.cell), []).append(event)
        for (assignment, cell), events in answers.items():
            place = self._session.place(self._db, assignment, cell)
            known |= {event.key: event for event in self._add_to(place, events)}
        return [known[event.key] for event in wanted]

    def take_in(self, place: Place) -> list[Event]:
        """Make events of what formgrader has changed in this cell, and return them."""
        return self._open(place, None).take_in()

    def renew(self, place: Place, scripts: Iterable[str] | None = None) -> None:
        """Write anew what follows from the events of these answers, or of all."""
        self._open(place, scripts).store()

    def _add_to(self, place: Place, events: Sequence[Event]) -> list[Event]:
        opened = self._open(place, {event.script for event in events})
        opened.take_in()
        kept: dict[str, Event] = {}
        for event in events:
            # The same key twice in one sending.
            kept[event.key] = kept.get(event.key) or opened.keep(event)
        opened.store()
        return list(kept.values())

    def _open(self, place: Place, scripts: Iterable[str] | None) -> _Open:
        chosen = None if scripts is None else list(scripts)
        fields = read_fields(self._db, place, chosen)
        for script in chosen or ():
            if script not in fields:
                raise no_answer(script, place)
        events = read_events(self._db, place.assignment, place.cell, chosen)
        rules = self._session.rules(self._db, place, fields)
        mine = {script: list(events.get((place.cell, script), ())) for script in fields}
        return _Open(self._session, self._db, place, fields, rules, mine)

    def _known(self, wanted: Sequence[Event]) -> dict[str, Event]:
        keys = [event.key for event in wanted]
        found: dict[str, Event] = {}
        for start in range(0, len(keys), FEW):
            query = select(EVENT).where(EVENT.c.key.in_(keys[start : start + FEW]))
            found |= {row.key: from_row(row) for row in self._db.execute(query)}
        return found


class _Open:
    """Some of the answers in one cell, with everything there is on them."""

    def __init__(
        self,
        session: Session,
        db: Connection,
        place: Place,
        fields: dict[str, Field],
        rules: dict[str, Rule],
        events: dict[str, list[Event]],
    ) -> None:
        self._session, self._db, self._place = session, db, place
        self._fields, self._rules, self._events = fields, rules, events
        self._versions = rubrics.versions(db, place.assignment, place.cell)
        piece = rubrics.applied(db, place.assignment, place.cell)
        self._applies = rubrics.fingerprint(piece) if piece else ""
        self._held = held(db, place.assignment)

    def take_in(self) -> list[Event]:
        """Keep what formgrader has changed, before anything else is added to it."""
        before = {script: self._standing(script) for script in self._fields}
        found, renewed = changed_elsewhere(self._db, self._place, self._fields, before)
        kept = [self._insert(event) for event in found]
        if kept or renewed:
            self.store(renewed.union(event.script for event in kept))
        return kept

    def keep(self, event: Event) -> Event:
        before = self._standing(event.script)
        rubric = event.rubric or self._applies
        if rubric not in self._versions:
            raise MarkingError(
                "unknown",
                f"there never was a rubric '{rubric}' for '{event.cell}'",
                "load the answer again, and mark by the rubric that is shown",
            )
        if event.seen > before.last:
            raise MarkingError(
                "invalid", f"there is no event {event.seen} on this answer", "load it again"
            )
        self._session.people.check(event, before)
        if self._held:
            check_waits(event, before, self._rules[event.script])
        check_fits(event, self._versions[rubric])
        now = datetime.now(UTC)
        return self._insert(
            event.model_copy(update={"rubric": rubric, "at": min(event.at.astimezone(UTC), now)})
        )

    def store(self, scripts: Iterable[str] | None = None) -> None:
        """Write what follows from the events that there are now."""
        chosen = set(self._events if scripts is None else scripts)
        events = {each: self._events[each] for each in chosen if self._events[each]}
        place, versions = self._place, self._versions
        store(self._db, place, self._fields, events, self._rules, versions)

    def _insert(self, event: Event) -> Event:
        adding = EVENT.insert().returning(EVENT.c.number)
        number = self._db.execute(adding, to_row(event)).scalar_one()
        kept = event.model_copy(update={"number": number})
        self._events[event.script].append(kept)
        return kept

    def _standing(self, script: str) -> Standing:
        return standing(self._events[script], self._rules[script])


def no_answer(script: str, place: Place) -> MarkingError:
    """Return what to say of a code that no answer has."""
    what = f"there is no answer by '{script}' to '{place.cell}' of {place.assignment}"
    return MarkingError("unknown", what, "check the code; take the next one from the list")


def _same_again(event: Event, kept: Event) -> None:
    """Make sure that what came under a known key is what came before.

    Raises:
        MarkingError: it is something else.
    """
    names = ("who", "role", "assignment", "cell", "script", "kind", "given", "because")
    if any(getattr(event, name) != getattr(kept, name) for name in names):
        raise MarkingError(
            "invalid", "this key was used for something else", "send it with a new key"
        )
