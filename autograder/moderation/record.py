"""Moderation of one assignment as the ledger has it: what is there, and what is decided next."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from autograder.marks.decisions import Act, Decision
from autograder.marks.event import Event, Given, Role
from autograder.marks.ledger import Ledger
from autograder.marks.standing import Standing
from autograder.moderation.pairing import Compared, Most, compare
from autograder.moderation.policy import Policy
from autograder.moderation.sampling import Sample, draw, extend
from autograder.moderation.stages import Progress, progress
from autograder.rubric import Piece
from partnership.errors import CourseError

_SHARED: frozenset[Act] = frozenset({"draw", "extend"})


@dataclass(frozen=True)
class Moderation:
    """An assignment's marks and decisions at one moment."""

    ledger: Ledger
    assignment: str

    @cached_property
    def pieces(self) -> list[Piece]:
        """What students write, with the rubric that applies to each."""
        return self.ledger.pieces(self.assignment)

    @cached_property
    def most(self) -> Most:
        """What each cell and criterion can earn."""
        return {(piece.cell, c.id): c.most for piece in self.pieces for c in piece.criteria}

    @cached_property
    def standings(self) -> dict[str, dict[str, Standing]]:
        """What has been done to each answer, by cell and script; formgrader's marks with it."""
        return {
            piece.cell: self.ledger.standings(self.assignment, piece.cell) for piece in self.pieces
        }

    @cached_property
    def compared(self) -> Compared:
        """The marks, first and second."""
        # Marks from formgrader are taken in with the standings.
        _ = self.standings
        return compare(self.ledger.marks_frame(self.assignment), self.most)

    @cached_property
    def decisions(self) -> list[Decision]:
        """What was decided so far."""
        return self.ledger.decisions(self.assignment)

    @cached_property
    def draws(self) -> list[Decision]:
        """The sample and its extensions."""
        return [each for each in self.decisions if each.act in _SHARED]

    @property
    def sampled(self) -> set[str]:
        """The scripts that are looked at again."""
        return {script for each in self.draws for script in each.picks}

    @property
    def unmarked(self) -> int:
        """How many scripts the first markers have still to mark in full."""
        scripts = {script for each in self.standings.values() for script in each}
        return len(scripts - set(self.compared.scripts["script"]))

    @property
    def policy(self) -> Policy:
        """The rule that the sample was drawn by.

        Raises:
            CourseError: there is no sample yet.
        """
        return Policy.model_validate(self._first.how["policy"])

    @property
    def seed(self) -> int:
        """The number that decided chance."""
        return int(self._first.how["seed"])

    @cached_property
    def now(self) -> Progress:
        """Where moderation stands.

        Raises:
            CourseError: there is no sample yet.
        """
        return progress(self.compared, [list(each.picks) for each in self.draws], self.policy)

    @property
    def _first(self) -> Decision:
        if not self.draws:
            raise CourseError(
                f"no sample of {self.assignment} has been drawn",
                f"draw one: partnership mark moderate sample {self.assignment}",
            )
        return self.draws[0]


def draw_sample(
    moderation: Moderation, policy: Policy, *, who: str, seed: int | None = None
) -> Decision:
    """Draw the sample of an assignment, and record it.

    Raises:
        CourseError: there is one already, or no script is marked yet.
    """
    if moderation.draws:
        first = moderation.draws[0]
        raise CourseError(
            f"{moderation.assignment} has a sample: {first.who} drew it on {first.at:%d %B %Y}",
            "go on with it: partnership mark moderate next; it is not drawn twice",
        )
    seed = secrets.randbelow(2**31) if seed is None else seed
    sample = draw(moderation.compared.scripts, policy.sample, policy.scale, seed=seed)
    how = {"policy": policy.model_dump(mode="json"), "seed": seed}
    return _record(moderation, "draw", who, sample, how)


def go_on(moderation: Moderation, *, who: str) -> Decision | None:
    """Do what the rule says comes next, and record it; None while the sample is looked at.

    An extension adds scripts. Otherwise single marks may be settled from now on, and the first
    marks of every script of the sample that does not lie apart are confirmed.

    Raises:
        CourseError: there is no sample, or it is settled already.
    """
    now = moderation.now
    last = [each for each in moderation.decisions if each.act != "names"][-1]
    if last.act not in _SHARED:
        raise CourseError(
            f"moderation of {moderation.assignment} has come to its end: {last.said}",
            "decide on what is left at the desk, one by one",
        )
    if now.state == "looking":
        return None
    if now.stage:
        policy = moderation.policy
        concerned = set(now.apart["marker"])
        sample = extend(
            now.stage,
            moderation.compared.scripts,
            moderation.sampled,
            concerned,
            policy.sample,
            policy.scale,
            seed=moderation.seed,
        )
        how = {"stage": now.stage, "apart": _apart(now)}
        return _record(moderation, "extend", who, sample, how)
    act: Act = "settle" if now.may_settle else "agreed"
    decision = Decision(moderation.assignment, act, who, now.said, {"apart": _apart(now)})
    return moderation.ledger.decide(decision, _confirmed(moderation, who))


def _confirmed(moderation: Moderation, who: str) -> list[Event]:
    """Return that first marks stand, for all of the sample that does not lie apart."""
    apart = set(moderation.now.apart["script"])
    because = (
        f"The first mark stands: the second lies no further than"
        f" {moderation.policy.tolerance:g} percentage points away, for the whole script."
    )

    def first(now: Standing) -> Given | None:
        event = now.by_role.get("marker")
        return None if now.settled or now.conflict or event is None else event.given

    return decided(moderation, moderation.sampled - apart, first, "agree", who, because)


def decided(
    moderation: Moderation,
    scripts: set[str],
    given: Callable[[Standing], Given | None],
    kind: str,
    who: str,
    because: str,
) -> list[Event]:
    """Return the event that decides each answer of these scripts; None for a given leaves one."""
    role = role_of(moderation, who)
    return [
        Event.model_validate(
            {
                "key": str(uuid4()), "who": who, "role": role, "assignment": moderation.assignment,
                "cell": cell, "script": script, "kind": kind, "given": marks, "because": because,
                "seen": standings[script].last, "rubric": _rubric_of(standings[script]),
            }
        )
        for cell, standings in moderation.standings.items()
        for script in sorted(scripts & set(standings))
        if (marks := given(standings[script])) is not None
    ]  # fmt: skip


def _rubric_of(now: Standing) -> str:
    """Return the version of the rubric that the marks were given by: it is theirs still."""
    by = now.by_role.get("marker") or now.source
    return by.rubric if by else ""


def role_of(moderation: Moderation, who: str) -> Role:
    """Return in which role somebody decides."""
    roles = moderation.ledger.people.person(who).roles
    return "leader" if "leader" in roles else "moderator"


def _apart(now: Progress) -> dict[str, float]:
    return dict(zip(now.apart["script"], now.apart["apart"].round(1), strict=True))


def _record(
    moderation: Moderation, act: Act, who: str, sample: Sample, how: Mapping[str, object]
) -> Decision:
    picks = dict(zip(sample.picks["script"], sample.picks["why"], strict=True))
    decision = Decision(moderation.assignment, act, who, " ".join(sample.said), how, picks)
    return moderation.ledger.decide(decision)
