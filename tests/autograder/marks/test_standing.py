"""What follows from an answer's events, by the rules alone."""

from __future__ import annotations

from typing import Any

from autograder.marks.event import Event, Given, Kind, Role
from autograder.marks.standing import Rule, Standing, seen_by, standing

ASKED = {"aa": frozenset({"depth", "clarity"})}
ONE = Rule(ASKED, first_stands_within=1.0)
TWO = Rule(ASKED, sampled=True, first_stands_within=1.0)


class Story:
    """Events of one answer, numbered as they are told."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def tell(
        self,
        kind: Kind,
        who: str,
        role: Role = "marker",
        depth: float | None = None,
        clarity: float | None = 2.0,
        *,
        seen: int | None = None,
        **more: Any,
    ) -> Event:
        marks = {} if depth is None else {"depth": depth}
        if depth is not None and clarity is not None:
            marks["clarity"] = clarity
        number = len(self.events) + 1
        event = Event(
            number=number, key=f"key-{number:05}", who=who, role=role, assignment="words",
            cell="text", script="BCDFGH", kind=kind, rubric="aa",
            given=Given(marks=marks, **more) if depth is not None else None,
            seen=number - 1 if seen is None else seen,
        )  # fmt: skip
        self.events.append(event)
        return event

    def now(self, rule: Rule = ONE) -> Standing:
        return standing(self.events, rule)


def total(now: Standing) -> float | None:
    return now.agreed.total if now.agreed else None


def test_an_answer_waits_until_every_criterion_is_marked() -> None:
    story = Story()
    assert story.now().status == "waiting"
    story.tell("mark", "ann", depth=5, clarity=None)
    assert (story.now().status, story.now().agreed) == ("waiting", None)
    story.tell("mark", "ann", depth=5, clarity=2)
    assert (story.now().status, total(story.now()), story.now().settled) == ("marked", 7, True)


def test_in_the_sample_one_mark_is_not_enough() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5)
    assert (story.now(TWO).status, story.now(TWO).agreed) == ("marked", None)
    story.tell("mark", "cat", "second", depth=6)
    assert (story.now(TWO).status, total(story.now(TWO))) == ("agreed", 7)


def test_marks_too_far_apart_wait_for_whoever_decides() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5)
    story.tell("mark", "cat", "second", depth=8)
    assert (story.now(TWO).status, story.now(TWO).agreed) == ("differs", None)
    story.tell("mark", "theo", "third", depth=7)
    assert (story.now(TWO).status, total(story.now(TWO))) == ("agreed", 9)


def test_a_decision_stands_and_keeps_the_comments_that_were_given() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5, comment="A good start.")
    story.tell("mark", "cat", "second", depth=8)
    story.tell("agree", "mo", "moderator", depth=6.5)
    now = story.now(TWO)
    assert (now.status, total(now)) == ("agreed", 8.5)
    assert now.agreed is not None
    assert now.agreed.comment == "A good start."


def test_what_two_people_write_unseen_in_one_role_is_kept_and_told() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5)
    story.tell("mark", "ben", depth=9, seen=0)
    now = story.now()
    assert (now.conflict, now.status, now.agreed) == (True, "differs", None)
    assert [event.who for event in now.live] == ["ann", "ben"]
    story.tell("mark", "ann", depth=6, seen=2)
    assert (story.now().conflict, total(story.now())) == (False, 8)


def test_seeing_anothers_mark_and_giving_ones_own_is_no_conflict() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5)
    story.tell("mark", "ben", depth=6)
    assert (story.now().conflict, total(story.now())) == (False, 8)


def test_a_decision_made_without_seeing_a_mark_is_told() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5)
    story.tell("mark", "cat", "second", depth=9)
    story.tell("agree", "mo", "moderator", depth=5, seen=1)
    assert (story.now(TWO).conflict, story.now(TWO).status) == (True, "differs")
    story.tell("agree", "mo", "moderator", depth=7)
    assert (story.now(TWO).conflict, total(story.now(TWO))) == (False, 9)


def test_a_mark_after_a_decision_changes_nothing_and_asks_for_another() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5)
    story.tell("agree", "mo", "moderator", depth=6)
    story.tell("mark", "ann", depth=9)
    now = story.now()
    assert (now.status, total(now), now.settled) == ("differs", 8, False)


def test_a_mark_and_a_decision_can_be_taken_back() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5)
    story.tell("agree", "mo", "moderator", depth=6)
    story.tell("withdraw", "mo", "moderator")
    assert total(story.now()) == 7
    story.tell("withdraw", "ann")
    assert (story.now().status, story.now().agreed) == ("waiting", None)


def test_flags_stay_until_somebody_who_has_seen_them_takes_them_off() -> None:
    story = Story()
    story.tell("flag", "ann")
    story.tell("unflag", "ben", seen=0)
    assert len(story.now().flags) == 1
    story.tell("unflag", "ben")
    assert story.now().flags == ()


def test_what_was_put_off_comes_back_when_it_is_marked() -> None:
    story = Story()
    story.tell("skip", "ann")
    assert story.now().skipped == {"ann"}
    story.tell("mark", "ann", depth=5)
    assert story.now().skipped == frozenset()


def test_a_blind_second_marker_sees_no_earlier_mark_until_they_have_marked() -> None:
    story = Story()
    story.tell("mark", "ann", depth=5, comment="Weak.")
    story.tell("note", "ann", depth=5)
    story.tell("flag", "ann")
    seen = seen_by(story.now(TWO), TWO, "cat", "second")
    assert [event.kind for event in seen.events] == ["flag"]
    assert (seen.status, seen.agreed, seen.live) == ("waiting", None, ())
    story.tell("mark", "cat", "second", depth=5, clarity=None)
    assert seen_by(story.now(TWO), TWO, "cat", "second").by_role.keys() == {"second"}
    story.tell("mark", "cat", "second", depth=5)
    assert seen_by(story.now(TWO), TWO, "cat", "second") == story.now(TWO)


def test_where_second_marking_is_open_it_is_seen_at_once() -> None:
    open_rule = Rule(ASKED, sampled=True, blind=False)
    story = Story()
    story.tell("mark", "ann", depth=5)
    now = standing(story.events, open_rule)
    assert seen_by(now, open_rule, "cat", "second") == now


def test_the_order_in_which_events_are_read_does_not_matter() -> None:
    story = Story()
    for kind, who, role, depth in (
        ("mark", "ann", "marker", 5), ("flag", "ben", "marker", None),
        ("mark", "cat", "second", 8), ("agree", "mo", "moderator", 7),
    ):  # fmt: skip
        story.tell(kind, who, role, depth)  # type: ignore[arg-type]
    assert standing(reversed(story.events), TWO) == story.now(TWO)
