"""What moderation of an assignment has come to, and what comes next. Pure rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from autograder.moderation.agreement import outliers
from autograder.moderation.pairing import Compared
from autograder.moderation.policy import Policy, Stage

State = Literal["looking", "extend", "settle", "agreed"]


@dataclass(frozen=True)
class Progress:
    """Where moderation stands.

    ``looking``: scripts of the sample wait for a second look. ``extend``: marks lie too far apart
    and the rule asks for more scripts first. ``settle``: everything the rule asks for has been
    looked at, and marks that lie apart may now be decided one by one. ``agreed``: no marks of the
    sample lie too far apart, and first marks stand.
    """

    state: State
    waiting: tuple[str, ...]
    """Scripts of the sample that nobody has marked a second time in full."""
    apart: pd.DataFrame
    """What ``outliers`` returns, of the sample."""
    stage: Stage | None
    """How the sample is extended next, where it is."""
    third: tuple[str, ...]
    """Scripts whose marks lie so far apart that a third marker looks at them."""

    @property
    def may_settle(self) -> bool:
        """Whether single marks may be changed."""
        return self.state == "settle"

    @property
    def said(self) -> str:
        """What to do now, in a sentence."""
        several = "s" if len(self.apart) != 1 else ""
        if self.state == "looking":
            waits = (
                "script of the sample waits"
                if len(self.waiting) == 1
                else "scripts of the sample wait"
            )
            return (
                f"{len(self.waiting)} {waits} for a second look."
                " No mark changes before that is done."
            )
        if self.state == "extend":
            more = {
                "again": "another sample is drawn",
                "marker": "every script of the markers concerned is looked at",
                "all": "every script is looked at",
            }[self.stage or "all"]
            return (
                f"The marks of {len(self.apart)} script{several} lie too far apart: {more}"
                " before any single mark changes. Run 'partnership mark moderate next'."
            )
        if self.state == "settle":
            third = f" {len(self.third)} of them by a third marker." if self.third else ""
            return (
                f"Everything the rule asks for has been looked at. {len(self.apart)}"
                f" script{several} may now be decided on, one by one.{third}"
            )
        return "No marks of the sample lie too far apart. First marks stand."


def progress(compared: Compared, draws: Sequence[Sequence[str]], policy: Policy) -> Progress:
    """Return where moderation stands.

    ``draws`` has the scripts of the sample and of each extension, in order. Whether it is
    extended depends on the last: what was found before has led to it.
    """
    sampled = [script for drawn in draws for script in drawn]
    looked_at = set(compared.whole["script"])
    waiting = tuple(script for script in sampled if script not in looked_at)
    whole = compared.whole[compared.whole["script"].isin(sampled)]
    apart = outliers(whole, policy.scale, tolerance=policy.tolerance)
    third = tuple(apart.loc[apart["apart"].abs() > policy.third_beyond + 1e-9, "script"])
    fresh = apart["script"].isin(draws[-1]) if draws else apart["script"].isin([])
    left = not set(compared.scripts["script"]) <= set(sampled)
    stages = policy.extend[len(draws) - 1 :]
    if waiting:
        return Progress("looking", waiting, apart, None, third)
    if fresh.any() and left and stages:
        return Progress("extend", waiting, apart, stages[0], third)
    return Progress("settle" if len(apart) else "agreed", waiting, apart, None, third)
