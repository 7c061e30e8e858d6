"""Choose the scripts that are looked at again: by rule, across markers and bands, by a seed.

The same scripts, rule and seed give the same sample, in whatever order the scripts come.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from autograder.moderation.pairing import AND
from autograder.moderation.policy import SampleRule, Scale, Stage
from partnership.errors import CourseError

COLUMNS = ("script", "marker", "percent", "band", "why")

DRAWN = "drawn"
FOR_BAND = "for its band"
FOR_MARKER = "for its marker"
WHOLE = "every script"
SAME_MARKER = "same marker"


@dataclass(frozen=True)
class Sample:
    """Scripts that are looked at again, and why.

    ``picks`` has a row a script, by script, with the columns ``script``, ``marker``, ``percent``,
    ``band`` and ``why`` (what put it there). ``said`` tells in sentences how it came about.
    """

    picks: pd.DataFrame
    said: tuple[str, ...]
    seed: int


def draw(scripts: pd.DataFrame, rule: SampleRule, scale: Scale, *, seed: int) -> Sample:
    """Return the sample of these scripts.

    ``scripts`` has the columns ``script``, ``marker`` (who gave the first mark) and ``percent``
    (of what can be earned).

    Raises:
        CourseError: no script is marked yet.
    """
    if scripts.empty:
        raise CourseError("no script is marked yet", "mark some before drawing a sample")
    chance = np.random.default_rng([seed])
    pool = _shuffled(scripts, scale, chance)
    why: dict[str, str] = {}
    if len(pool) < rule.whole_below:
        _take(why, pool, WHOLE)
    for band in rule.bands:
        _take(why, pool[pool["band"] == band], band)
    for border in rule.near:
        _take(why, pool[(pool["percent"] - border).abs() <= rule.within], f"near {border:g}")
    rest = pool[~pool["script"].isin(why)]
    _take(why, _spread(rest, _number(rule, len(pool)), chance), DRAWN)
    _fill_up(why, pool, "band", rule.per_band, FOR_BAND)
    _fill_up(why, pool, "marker", rule.per_marker, FOR_MARKER)
    picked = pool[pool["script"].isin(why)]
    kept = _capped(picked, rule, fail=scale.names[0])
    return _sample(kept, why, len(pool), seed, left_out=len(picked) - len(kept))


def extend(
    stage: Stage,
    scripts: pd.DataFrame,
    chosen: Iterable[str],
    markers: Iterable[str],
    rule: SampleRule,
    scale: Scale,
    *,
    seed: int,
) -> Sample:
    """Return the scripts that are added to a sample because marks lay too far apart.

    ``chosen`` is what was looked at so far, ``markers`` whose marks were concerned (whoever marked
    a part of a script with others is concerned by all they marked). A seed and what was chosen
    before decide a further draw. The sample is empty when nothing is left.
    """
    before = set(chosen)
    chance = np.random.default_rng([seed, len(before)])
    pool = _shuffled(scripts, scale, chance)
    rest = pool[~pool["script"].isin(before)]
    why: dict[str, str] = {}
    if stage == "all":
        _take(why, rest, WHOLE)
    elif stage == "marker":
        people = {one for label in markers for one in label.split(AND)}
        concerned = [bool(people & set(label.split(AND))) for label in rest["marker"]]
        _take(why, rest[concerned], SAME_MARKER)
    else:
        _take(why, _spread(rest, _number(rule, len(pool)), chance), DRAWN)
    return _sample(rest[rest["script"].isin(why)], why, len(pool), seed)


def _shuffled(scripts: pd.DataFrame, scale: Scale, chance: np.random.Generator) -> pd.DataFrame:
    """Return the scripts with their bands, in an order that chance alone decides."""
    pool = scripts.sort_values("script", ignore_index=True)
    pool["band"] = [scale.band(percent) for percent in pool["percent"]]
    return pool.iloc[chance.permutation(len(pool))].reset_index(drop=True)


def _number(rule: SampleRule, scripts: int) -> int:
    wanted = math.sqrt(scripts) if rule.draw == "root" else rule.draw * scripts
    return max(math.ceil(round(wanted, 6)), rule.at_least)


def _spread(pool: pd.DataFrame, number: int, chance: np.random.Generator) -> pd.DataFrame:
    """Return so many scripts at even distances through markers and, in each, through bands.

    This is a systematic sample of an ordered list: every marker has their share of it, to within
    one script, and every script the same chance.
    """
    if not number or number >= len(pool):
        return pool.head(number)
    ordered = pool.sort_values(["marker", "band"], kind="stable")
    places = (np.arange(number) + chance.random()) * len(ordered) / number
    return ordered.iloc[places.astype(int)]


def _take(why: dict[str, str], scripts: pd.DataFrame, reason: str) -> None:
    for script in scripts["script"]:
        why.setdefault(script, reason)


def _fill_up(why: dict[str, str], pool: pd.DataFrame, group: str, fewest: int, reason: str) -> None:
    for _, scripts in pool.groupby(group):
        taken = scripts["script"].isin(why)
        _take(why, scripts[~taken].head(max(0, fewest - int(taken.sum()))), reason)


def _capped(picked: pd.DataFrame, rule: SampleRule, *, fail: str) -> pd.DataFrame:
    """Return what stays under the cap: fails, then a few of each band and marker, then the rest."""
    if rule.cap is None or len(picked) <= rule.cap:
        return picked
    fails = (picked["band"] == fail) & (fail in rule.bands)
    rank = np.select(
        [
            fails,
            picked.groupby("band").cumcount() < rule.per_band,
            picked.groupby("marker").cumcount() < rule.per_marker,
        ],
        [0, 1, 2],
        default=3,
    )
    order = np.argsort(rank, kind="stable")
    return picked.iloc[order[: max(rule.cap, int(fails.sum()))]]


def _sample(
    picked: pd.DataFrame, why: dict[str, str], scripts: int, seed: int, left_out: int = 0
) -> Sample:
    picks = picked.assign(why=picked["script"].map(why)).sort_values("script", ignore_index=True)
    said = [f"{len(picks)} of {scripts} scripts ({len(picks) / scripts:.0%})."]
    said += [
        f"{_reason(reason)}: {count}."
        for reason, count in picks["why"].value_counts(sort=False).sort_index().items()
    ]
    if left_out:
        said.append(f"{left_out} more met the rule and were left out by its cap.")
    said.append(f"Chance was decided by the number {seed}: the same number gives the same scripts.")
    return Sample(picks[list(COLUMNS)], tuple(said), seed)


def _reason(why: object) -> str:
    known = {
        DRAWN: "Drawn at random across markers and bands",
        FOR_BAND: "Added so that each band has its fewest",
        FOR_MARKER: "Added so that each marker has their fewest",
        WHOLE: "Every script that was left",
        SAME_MARKER: "Every other script of the markers concerned",
        "fail": "Every fail",
    }
    if str(why).startswith("near "):
        return f"Every mark {why}"
    return known.get(str(why), f"Every script of the band {why}")
