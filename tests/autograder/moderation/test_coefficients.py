"""Figures of agreement are those that were published, and those of the libraries."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from krippendorff import alpha as krippendorff_alpha
from sklearn.metrics import cohen_kappa_score

from autograder.moderation import coefficients
from autograder.moderation.coefficients import Values, alpha, icc, kappa, mean


def values(*marks: float) -> Values:
    return np.array(marks, dtype=float)


def test_icc_is_that_of_shrout_and_fleiss() -> None:
    """Shrout and Fleiss (1979), table 2: six targets, four judges; ICC(2,1) is .29."""
    judges = [
        values(9, 6, 8, 7, 10, 6),
        values(2, 1, 4, 1, 5, 2),
        values(5, 3, 6, 2, 6, 4),
        values(8, 2, 8, 6, 9, 7),
    ]
    found, low, high = icc(*judges)
    assert round(found, 2) == 0.29
    assert (round(low, 2), round(high, 2)) == (0.02, 0.76)


def test_alpha_is_that_of_krippendorff() -> None:
    """Krippendorff (2011), two observers and ten units: alpha is 0.095."""
    meg = values(0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    owen = values(1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert round(alpha(meg, owen, seed=1)[0], 3) == 0.095


def test_kappa_is_what_the_table_of_weights_comes_to() -> None:
    """By hand: squared distances 0, 1, 0, 1, 4 and 0 are 1 on average; by chance, 48 / 36."""
    first, second = values(0, 1, 2, 2, 0, 1), values(0, 2, 2, 1, 2, 1)
    seen = sum((first - second) ** 2) / 6
    chance = sum((one - other) ** 2 for one in first for other in second) / 36
    assert (seen, chance) == (1.0, pytest.approx(48 / 36))
    assert kappa(first, second, 5, seed=1)[0] == pytest.approx(0.25)


pairs_of_marks = some.lists(
    some.tuples(some.integers(0, 4), some.integers(0, 4)), min_size=4, max_size=40
)


@given(pairs_of_marks)
def test_what_is_resampled_is_what_the_libraries_work_out(pairs: list[tuple[int, int]]) -> None:
    first, second = np.array(pairs, dtype=float).T
    if np.ptp([first, second]) == 0:
        return
    kappas = cohen_kappa_score(*np.array(pairs).T, weights="quadratic", labels=list(range(5)))
    assert coefficients._fast_kappa(first, second) == pytest.approx(kappas)
    alphas = krippendorff_alpha(np.stack([first, second]), level_of_measurement="interval")
    assert coefficients._fast_alpha(first, second) == pytest.approx(alphas)


def test_the_interval_holds_the_truth_nineteen_times_in_twenty() -> None:
    """Marks whose ICC is known: scripts vary by 12 points, each marker's reading by 6."""
    chance = np.random.default_rng(3)
    truth, held = 12**2 / (12**2 + 6**2), 0
    for _ in range(100):
        scripts = chance.normal(58, 12, 25)
        first, second = (scripts + chance.normal(0, 6, 25) for _ in range(2))
        _, low, high = icc(first, second)
        held += low <= truth <= high
    assert 90 <= held <= 99


def test_the_same_seed_gives_the_same_interval() -> None:
    chance = np.random.default_rng(1)
    first = chance.integers(0, 5, 40).astype(float)
    second = (first + chance.integers(-1, 2, 40)).clip(0, 4)
    assert alpha(first, second, seed=5) == alpha(first, second, seed=5)
    assert alpha(first, second, seed=5)[1:] != alpha(first, second, seed=6)[1:]
    found, low, high = kappa(first, second, 5, seed=5)
    assert low < found < high


def test_two_scripts_or_marks_all_alike_give_no_figure() -> None:
    for first, second in ((values(1, 2), values(2, 1)), (values(5, 5, 5), values(5, 5, 5))):
        for figure in (
            kappa(first, second, 6, seed=1),
            icc(first, second),
            alpha(first, second, seed=1),
        ):
            assert all(math.isnan(part) for part in figure)


def test_perfect_agreement_is_1_and_has_no_interval() -> None:
    marks = values(1, 2, 3, 4)
    for found, *interval in (
        kappa(marks, marks, 5, seed=1),
        icc(marks, marks),
        alpha(marks, marks, seed=1),
    ):
        assert found == 1
        assert all(math.isnan(end) for end in interval)


def test_the_interval_of_a_mean_is_students() -> None:
    """By hand: mean 2, standard error 1 / sqrt 3, t = 4.303 with 2 degrees of freedom."""
    found, low, high = mean(values(1, 2, 3))
    assert (found, round(low, 3), round(high, 3)) == (2, -0.484, 4.484)
    assert math.isnan(mean(values(4))[1])
    assert math.isnan(mean(values())[0])
