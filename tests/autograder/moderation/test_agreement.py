"""Marks given twice are paired, compared, and read in plain English."""

from __future__ import annotations

import pandas as pd
import pytest

from autograder.moderation.agreement import OVERALL, agreement, outliers
from autograder.moderation.pairing import Compared, compare
from autograder.moderation.policy import Scale
from autograder.moderation.reading import reading
from autograder.moderation.severity import severity, severity_chart
from tests.autograder.moderation.made_up import MOST, marks

SCALE = Scale()


def figures(compared: Compared, tolerance: float = 5) -> pd.DataFrame:
    return agreement(compared, SCALE, tolerance=tolerance, seed=1).set_index("criterion")


def read(compared: Compared, tolerance: float = 5) -> str:
    return reading(figures(compared, tolerance).loc[OVERALL].to_dict(), tolerance)


def test_a_row_for_each_criterion_in_the_rubrics_order_and_one_for_all() -> None:
    found = figures(compare(marks(40), MOST))
    assert found.index.to_list() == ["slip: depth", "slip: evidence", "slip: practice", OVERALL]
    assert found["scripts"].to_list() == [40] * 4
    for figure in ("kappa", "icc", "alpha"):
        assert (found[f"{figure}_low"] < found[figure]).all()
        assert (found[figure] < found[f"{figure}_high"]).all()


def test_shares_are_counted_in_bands_and_beyond_the_tolerance() -> None:
    """Of 20 marks: 8 and 8; 12 and 13; 14 and 11; 4 and 14."""
    whole = pd.DataFrame(
        {
            "script": ["S1", "S2", "S3", "S4"],
            "marker": "ann",
            "first": [8.0, 12, 14, 4],
            "second": [8.0, 13, 11, 14],
            "most": 20.0,
        }
    )
    found = figures(Compared(whole, whole, whole.assign(criterion="all").iloc[:0])).loc[OVERALL]
    assert (found["same_band"], found["next_band"], found["beyond"]) == (0.5, 0.0, 0.5)
    assert found["shift"] == pytest.approx((0 + 5 - 15 + 50) / 4)
    far = outliers(whole, SCALE, tolerance=5)
    assert far["script"].to_list() == ["S4", "S3"]
    assert far["apart"].round(6).to_list() == [50, -15]
    assert far[["first_band", "second_band"]].to_numpy().tolist() == [["fail", "70"], ["70", "50"]]


def test_of_several_marks_in_a_role_the_last_counts_whole() -> None:
    """What is marked again replaces all of it, down to a criterion left out."""
    given = marks(3)
    again = given[(given["script"] == "S0001") & (given["role"] == "marker")].head(2)
    later = pd.concat([given, again.assign(marks=0.5, number=900)])
    compared = compare(later, MOST)
    assert "S0001" not in set(compared.scripts["script"])
    assert compared.pairs[compared.pairs["script"] == "S0001"]["first"].to_list() == [0.5, 0.5]


def test_a_mark_for_the_whole_answer_counts_in_the_sum_alone() -> None:
    given = marks(2)
    taken_in = given[given["role"] == "marker"].drop_duplicates("script").head(1)
    later = pd.concat([given, taken_in.assign(criterion="whole", marks=20.0, number=900)])
    compared = compare(later, MOST)
    assert compared.scripts.set_index("script").loc["S0000", "percent"] == 100
    assert set(compared.pairs["script"]) == {"S0001"}
    assert len(compared.whole) == 2


def test_a_moderators_mark_goes_before_a_second_markers() -> None:
    given = marks(2)
    second = given[given["role"] == "moderator"].assign(role="second", marks=0.0, number=900)
    compared = compare(pd.concat([given, second]), MOST)
    assert (compared.whole["second"] > 0).all()


def test_nothing_marked_twice_makes_empty_tables() -> None:
    compared = compare(marks(5, second=0), MOST)
    assert len(compared.scripts) == 5
    assert compared.whole.empty
    assert read(compared) == "0 scripts marked twice: too few to say anything."
    assert compare(marks(5).iloc[:0], MOST).scripts.empty


@pytest.mark.parametrize(
    ("number", "noise", "shift", "said"),
    [
        (2, 0.05, 0, "2 scripts marked twice: too few to say anything."),
        (12, 0, 0, "No marks lie further apart than they may, and all are in the same band. 12"),
        (60, 0.03, 0, "Two markers would give nearly the same marks."),
        (40, 0.6, 0, "Two markers hardly agree: talk the criterion through"),
        (40, 0.03, 0.12, "The second marks are higher throughout, by 11.0 points on average."),
        (40, 0.01, -0.04, "lower throughout, by 3.1 points on average, which is within"),
        (12, 0.1, 0, "12 scripts only: the intervals are wide, so take this as a hint."),
    ],
)
def test_figures_are_read_in_plain_english(
    number: int, noise: float, shift: float, said: str
) -> None:
    assert said in read(compare(marks(number, noise=noise, shift=shift), MOST))


def test_a_marker_who_is_strict_is_named_and_one_of_few_scripts_is_not_judged() -> None:
    given = marks(40, noise=0.02)
    strict = (given["who"] == "marker-1") & (given["role"] == "marker")
    given.loc[strict, "marks"] = (given.loc[strict, "marks"] - 1).clip(0)
    rest = given[~((given["script"] == "S0002") & (given["role"] == "moderator"))]
    few = rest.replace({"who": {"marker-2": "marker-0"}})
    few.loc[(few["script"] == "S0005") & (few["role"] == "marker"), "who"] = "newcomer"
    found = severity(compare(few, MOST)).set_index("marker")
    assert found.index.to_list() == ["marker-0", "marker-1", "newcomer"]
    assert found.loc["marker-1", "reading"].startswith("Stricter than the second look, by 14.6")
    assert found.loc["marker-0", "reading"] == "No clear difference from the second look."
    assert found.loc["newcomer", "reading"].startswith("Only 1 looked at again: too few")
    assert found.loc["marker-0", "looked_at"] == found.loc["marker-0", "scripts"] - 1


def test_the_chart_says_in_words_what_it_shows() -> None:
    picture = severity_chart(severity(compare(marks(40, shift=0.1), MOST)))
    assert "A point for each of 3 markers" in picture
    assert picture.count("<svg") == 1
    assert severity_chart(severity(compare(marks(5, second=0), MOST))) == ""
