"""Three figures for how far markers agree, each with its 95 % interval.

*Quadratic-weighted kappa* (Cohen 1968) looks at levels: are two markers in the same band, a band
apart, or further? *ICC(2,1)* (Shrout and Fleiss 1979; two-way random effects, absolute agreement,
one marker) looks at marks: how much of what sets them apart is the scripts? *Krippendorff's
alpha* with interval distances looks at marks too, and takes chance from both markers' marks
together. 1 is perfect; 0 is no better than chance.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FEWEST = 3
"""Scripts, below which no figure is worked out."""
RESAMPLES = 1999

Values = NDArray[np.float64]
Figure = tuple[float, float, float]
"""A figure and the ends of its interval; NaN for what cannot be worked out."""
UNKNOWN: Figure = (math.nan, math.nan, math.nan)


def kappa(first: Values, second: Values, levels: int, *, seed: int) -> Figure:
    """Return quadratic-weighted kappa of two markers' levels, which count from 0.

    The interval comes from resampling scripts (BCa), by a seed.
    """
    from sklearn.metrics import cohen_kappa_score

    if _says_nothing(first, second):
        return UNKNOWN
    given = (first.astype(int), second.astype(int))
    found = cohen_kappa_score(*given, weights="quadratic", labels=list(range(levels)))
    return float(found), *_resampled(_fast_kappa, first, second, seed)


def icc(*markers: Values) -> Figure:
    """Return ICC(2,1) of several markers' marks of the same scripts, with its F-based interval."""
    if _says_nothing(*markers):
        return UNKNOWN
    if all(np.array_equal(markers[0], other) for other in markers):
        return 1.0, math.nan, math.nan
    with _quiet():
        from pingouin import intraclass_corr

        scripts = len(markers[0])
        long = pd.DataFrame(
            {
                "script": [*range(scripts)] * len(markers),
                "marker": np.repeat(range(len(markers)), scripts),
                "marks": np.concatenate(markers),
            }
        )
        found = intraclass_corr(long, targets="script", raters="marker", ratings="marks")
    own = found.set_index("Type").loc["ICC(A,1)"]
    low, high = own["CI95"]
    return float(own["ICC"]), float(low), float(high)


def alpha(first: Values, second: Values, *, seed: int) -> Figure:
    """Return Krippendorff's alpha of two markers' marks; its interval is that of ``kappa``."""
    from krippendorff import alpha as krippendorff_alpha

    if _says_nothing(first, second):
        return UNKNOWN
    found = krippendorff_alpha(np.stack([first, second]), level_of_measurement="interval")
    return float(found), *_resampled(_fast_alpha, first, second, seed)


def mean(values: Values) -> Figure:
    """Return a mean with its interval by Student's t."""
    from scipy.stats import sem, t

    if not len(values):
        return UNKNOWN
    found = float(values.mean())
    if len(values) < 2:
        return found, math.nan, math.nan
    half = float(t.ppf(0.975, len(values) - 1) * sem(values))
    return found, found - half, found + half


def _says_nothing(*markers: Values) -> bool:
    """Tell whether there is too little, or all marks are alike, so that chance explains all."""
    return len(markers[0]) < FEWEST or np.ptp(np.concatenate(markers)) == 0


def _resampled(
    statistic: Callable[..., Any], first: Values, second: Values, seed: int
) -> tuple[float, float]:
    from scipy.stats import bootstrap

    if np.array_equal(first, second):
        return math.nan, math.nan
    with _quiet():
        found = bootstrap(
            (first, second),
            statistic,
            paired=True,
            vectorized=True,
            n_resamples=RESAMPLES,
            rng=np.random.default_rng(seed),
        ).confidence_interval
    return float(found.low), float(found.high)


@contextmanager
def _quiet() -> Iterator[None]:
    """Let nothing be printed where there is no interval: with few scripts, or marks all alike.

    What cannot be worked out comes back as NaN and is shown as missing. What pingouin says of a
    later pandas is no news to a tutor.
    """
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


# What the two libraries' figures come to for two markers without gaps, for thousands of samples
# at once: one by one, scikit-learn would take a minute.


def _fast_kappa(first: Values, second: Values, axis: int = -1) -> Any:
    chance = first.var(axis) + second.var(axis) + (first.mean(axis) - second.mean(axis)) ** 2
    return 1 - ((first - second) ** 2).mean(axis) / chance


def _fast_alpha(first: Values, second: Values, axis: int = -1) -> Any:
    chance = 2 * np.concatenate([first, second], axis).var(axis, ddof=1)
    return 1 - ((first - second) ** 2).mean(axis) / chance
