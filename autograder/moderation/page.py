"""One page of figures on an assignment's moderation. It names markers and no student."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from autograder.moderation.agreement import agreement
from autograder.moderation.pairing import Compared
from autograder.moderation.policy import Policy
from autograder.moderation.reading import reading
from autograder.moderation.record import Moderation
from autograder.moderation.severity import severity, severity_chart
from autograder.moderation.stages import Progress
from autograder.report import bullets, percent, report, table, with_interval

LEAD = "Scripts have codes: no student is named. Every figure compares marks of the same scripts."
NOTES = Markup(
    "<h2>How to read this</h2>"
    "<p><strong>Kappa</strong> (quadratic-weighted) compares the bands that two markers chose:"
    " two bands apart count four times as much as one. <strong>ICC</strong> (two-way random"
    " effects, absolute agreement, one marker) says how much of the differences between marks comes"
    " from the scripts, and not from who marked them. <strong>Alpha</strong> (Krippendorff’s, with"
    " interval distances) asks the same in another way. 1 is perfect agreement; 0 is no better than"
    " chance. In brackets stands the interval that holds the true figure 19 times in 20.</p>"
    "<p><strong>Shift</strong> is how much higher the second marks are on average, in percentage"
    " points. <strong>Apart</strong> is the share of scripts whose marks differ by more than the"
    " tolerance; for a criterion, by more than that and by more than half a mark.</p>"
    "<p>With fewer than 30 scripts every figure can easily be chance. Low agreement is a reason"
    " to talk the criterion through; no mark is changed by a figure.</p>"
)


def page_of(moderation: Moderation) -> str:
    """Return the page of an assignment as HTML.

    Raises:
        CourseError: no sample has been drawn.
    """
    return report(f"Moderation: {moderation.assignment}", LEAD, statistics(moderation))


def statistics(moderation: Moderation) -> list[Markup]:
    """Return the parts of that page, each with its heading.

    Raises:
        CourseError: no sample has been drawn.
    """
    decided = [f"{each.at:%d %B %Y}, {each.who}: {each.said}" for each in moderation.decisions]
    return figures(
        moderation.compared, moderation.policy, decided, moderation.now, seed=moderation.seed
    )


def figures(
    compared: Compared, policy: Policy, decided: Sequence[str], now: Progress, *, seed: int
) -> list[Markup]:
    """Return what there is to show. ``decided`` tells in sentences what was decided so far."""
    return [
        Markup("<h2>Where it stands</h2><p>{}</p>").format(now.said),
        Markup("<h2>The sample</h2><p><strong>{}.</strong> {}</p>").format(
            policy.name, policy.about
        ),
        bullets(decided),
        _agreement(compared, policy, seed),
        _apart(now.apart, now.third, policy),
        _severity(compared),
        _bands(compared.scripts, policy),
        NOTES,
    ]


def _agreement(compared: Compared, policy: Policy, seed: int) -> Markup:
    rows = [
        (
            str(row["criterion"]),
            str(row["scripts"]),
            *(_figure(row, name) for name in ("kappa", "icc", "alpha")),
            _figure(row, "shift", 1),
            percent(row["same_band"]),
            percent(row["next_band"]),
            percent(row["beyond"]),
            reading(row, policy.tolerance),
        )
        for row in agreement(compared, policy.scale, tolerance=policy.tolerance, seed=seed).to_dict(
            "records"
        )
    ]
    heads = (
        "Criterion", "Scripts", "Kappa", "ICC", "Alpha", "Shift", "Same band", "Next band", "Apart",
        "What that says",
    )  # fmt: skip
    return Markup("<h2>How far markers agree</h2>") + table("Agreement by criterion", heads, rows)


def _apart(apart: pd.DataFrame, third: Sequence[str], policy: Policy) -> Markup:
    heading = Markup("<h2>Marks that lie apart</h2>")
    if apart.empty:
        said = "No two marks of a script differ by more than {:g} percentage points."
        return heading + Markup("<p>{}</p>").format(said.format(policy.tolerance))
    rows = [
        (
            str(row["script"]),
            str(row["marker"]),
            f"{row['first']:.0f} ({row['first_band']})",
            f"{row['second']:.0f} ({row['second_band']})",
            f"{row['apart']:+.0f}",
            "third marker" if row["script"] in third else "agree on it",
        )
        for _, row in apart.iterrows()
    ]
    heads = ("Script", "First marker", "First mark", "Second mark", "Apart", "How it is settled")
    caption = f"Scripts whose marks differ by more than {policy.tolerance:g} percentage points"
    return heading + table(caption, heads, rows)


def _severity(compared: Compared) -> Markup:
    found = severity(compared)
    rows = [
        (
            str(row["marker"]),
            str(row["scripts"]),
            f"{row['mean']:.1f}",
            str(row["looked_at"]),
            with_interval(row["shift"], row["shift_low"], row["shift_high"], 1),
            str(row["reading"]),
        )
        for _, row in found.iterrows()
    ]
    heads = ("Marker", "Scripts", "Mean mark", "Looked at again", "Shift", "What that says")
    return (
        Markup("<h2>Strict and lenient markers</h2>")
        + severity_chart(found)
        + table("Each marker beside the second look", heads, rows)
    )


def _bands(scripts: pd.DataFrame, policy: Policy) -> Markup:
    bands = pd.Series([policy.scale.band(mark) for mark in scripts["percent"]], dtype=object)
    counts = bands.value_counts().reindex(policy.scale.names, fill_value=0)
    rows = [
        (str(band), str(count), percent(count / len(scripts) if len(scripts) else float("nan")))
        for band, count in reversed(list(counts.items()))
    ]
    return Markup("<h2>All first marks</h2>") + table(
        "Scripts in each band", ("Band", "Scripts", "Share"), rows
    )


def _figure(row: Mapping[Hashable, Any], name: str, places: int = 2) -> str:
    return with_interval(row[name], row[f"{name}_low"], row[f"{name}_high"], places)
