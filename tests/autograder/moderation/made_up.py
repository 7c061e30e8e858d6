"""Made-up scripts and marks. They are nobody's."""

from __future__ import annotations

import numpy as np
import pandas as pd

MOST = {("slip", "depth"): 10.0, ("slip", "evidence"): 5.0, ("slip", "practice"): 5.0}


def scripts(number: int, markers: int = 3, seed: int = 1) -> pd.DataFrame:
    """Return scripts as first markers left them: a fail here and there, most in the middle."""
    chance = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "script": [f"S{place:04}" for place in range(number)],
            "marker": [f"marker-{place % markers}" for place in range(number)],
            "percent": chance.normal(58, 13, number).clip(0, 100).round(1),
        }
    )


def marks(
    number: int, *, noise: float = 0.05, shift: float = 0.0, second: int | None = None
) -> pd.DataFrame:
    """Return first marks of so many scripts, and a moderator's of the first ``second`` of them.

    ``noise`` and ``shift`` are shares of what a criterion earns.
    """
    chance = np.random.default_rng(7)
    rows = []
    for place in range(number):
        worth = chance.normal(0.58, 0.13)
        for cell, criterion in MOST:
            most = MOST[cell, criterion]
            given = _halves(worth + chance.normal(0, 0.05), most)
            again = _halves(given / most + shift + chance.normal(0, noise), most)
            looks = [("marker", f"marker-{place % 3}", given), ("moderator", "mo", again)]
            for role, who, earned in looks[: 2 if second is None or place < second else 1]:
                number_of = 2 * place + (role == "moderator") + 1
                rows.append((f"S{place:04}", cell, criterion, who, role, earned, number_of))
    columns = ["script", "cell", "criterion", "who", "role", "marks", "number"]
    return pd.DataFrame(rows, columns=columns)


def _halves(share: float, most: float) -> float:
    return float(np.clip(round(share * most * 2) / 2, 0, most))
