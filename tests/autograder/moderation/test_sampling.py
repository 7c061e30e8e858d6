"""A sample holds what its rule asks for, is the same for the same seed, and says how it came."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from autograder.moderation.policy import SampleRule, Scale, presets, read_policy
from autograder.moderation.sampling import COLUMNS, draw, extend
from partnership.errors import CourseError
from tests.autograder.moderation.made_up import scripts

SCALE = Scale()


def drawn(preset: str, pool: pd.DataFrame, seed: int = 1) -> pd.DataFrame:
    return draw(pool, read_policy(preset).sample, SCALE, seed=seed).picks


def count(picks: pd.DataFrame, why: str) -> int:
    return int((picks["why"] == why).sum())


def test_one_in_ten_is_a_tenth_and_every_fail() -> None:
    pool = scripts(200)
    fails = int((pool["percent"] < 40).sum())
    picks = drawn("ten-percent", pool)
    assert tuple(picks.columns) == COLUMNS
    assert fails > 5
    assert count(picks, "fail") == fails
    assert count(picks, "drawn") == 20
    assert len(picks) == 20 + fails


def test_one_in_ten_is_ten_of_a_small_cohort() -> None:
    assert count(drawn("ten-percent", scripts(40)), "drawn") == 10
    assert len(drawn("ten-percent", scripts(6))) == 6


def test_square_root_takes_all_near_the_pass_mark() -> None:
    pool = scripts(300)
    picks = drawn("square-root", pool)
    near = set(pool.loc[pool["percent"].between(38, 42), "script"])
    assert near
    assert near == set(picks.loc[picks["why"] == "near 40", "script"])
    assert count(picks, "drawn") == 18


def test_one_in_five_keeps_under_its_cap_with_two_of_each_band_and_every_fail() -> None:
    pool = scripts(140)
    picks = drawn("twenty-percent", pool)
    fails = set(pool.loc[pool["percent"] < 40, "script"])
    assert fails <= set(picks["script"])
    assert len(picks) == 30
    assert picks["band"].value_counts().reindex(SCALE.names).min() >= 2


def test_a_cap_never_leaves_out_a_fail() -> None:
    pool = scripts(100).assign(percent=20.0)
    sample = draw(pool, read_policy("twenty-percent").sample, SCALE, seed=1)
    assert len(sample.picks) == 100


def test_few_scripts_are_all_looked_at() -> None:
    sample = draw(scripts(11), read_policy("twenty-percent").sample, SCALE, seed=1)
    assert set(sample.picks["why"]) == {"every script"}


def test_a_marker_of_few_scripts_is_looked_at_too() -> None:
    pool = scripts(200)
    pool.loc[pool.index[-1], "marker"] = "newcomer"
    for seed in range(5):
        assert "newcomer" in set(drawn("ten-percent", pool, seed)["marker"])


def test_the_draw_is_spread_over_markers_as_their_scripts_are() -> None:
    pool = scripts(300, markers=3).assign(percent=55.0)
    picks = draw(pool, SampleRule(draw=0.1), SCALE, seed=4).picks
    assert picks["marker"].value_counts().to_list() == [10, 10, 10]


def test_every_script_has_the_same_chance() -> None:
    """Of 30 scripts 6 are drawn, 600 times: each about 120 times, within 4 standard errors."""
    pool = scripts(30)
    rule = SampleRule(draw=0.2, per_marker=0)
    times = pd.concat([draw(pool, rule, SCALE, seed=seed).picks for seed in range(600)])
    seen = times["script"].value_counts()
    assert len(seen) == 30
    assert seen.between(120 - 4 * 10, 120 + 4 * 10).all()


def test_the_same_seed_gives_the_same_sample_in_any_order() -> None:
    pool = scripts(80)
    one = drawn("ten-percent", pool, seed=9)
    other = drawn("ten-percent", pool.sample(frac=1, random_state=2), seed=9)
    pd.testing.assert_frame_equal(one, other)
    assert set(one["script"]) != set(drawn("ten-percent", pool, seed=10)["script"])


def test_it_says_in_words_how_it_came_about() -> None:
    sample = draw(scripts(140), read_policy("twenty-percent").sample, SCALE, seed=77)
    said = " ".join(sample.said)
    assert said.startswith("30 of 140 scripts (21%).")
    assert "Every fail: " in said
    assert "were left out by its cap." in said
    assert "the number 77" in said


def test_nothing_marked_is_no_sample() -> None:
    with pytest.raises(CourseError, match="no script is marked yet - mark some"):
        draw(scripts(0), SampleRule(draw=0.1), SCALE, seed=1)


def test_a_sample_is_extended_to_a_marker_then_to_all() -> None:
    pool = scripts(90)
    rule = read_policy("ten-percent").sample
    first = draw(pool, rule, SCALE, seed=1)
    chosen = set(first.picks["script"])
    more = extend("marker", pool, chosen, ["marker-1"], rule, SCALE, seed=1)
    concerned = set(pool.loc[pool["marker"] == "marker-1", "script"])
    assert set(more.picks["script"]) == concerned - chosen
    chosen |= set(more.picks["script"])
    rest = extend("all", pool, chosen, [], rule, SCALE, seed=1)
    assert set(rest.picks["script"]) | chosen == set(pool["script"])
    assert extend("all", pool, pool["script"], [], rule, SCALE, seed=1).picks.empty


def test_whoever_marked_a_part_of_a_script_is_concerned() -> None:
    pool = scripts(6, markers=1).assign(
        marker=["ann", "ben", "ann and ben", "ann and cat", "cat", "dan"]
    )
    rule = read_policy("ten-percent").sample
    more = extend("marker", pool, [], ["ann and ben"], rule, SCALE, seed=1)
    assert more.picks["script"].to_list() == ["S0000", "S0001", "S0002", "S0003"]


def test_another_draw_holds_nothing_that_was_drawn_before() -> None:
    pool = scripts(200)
    rule = read_policy("ten-percent").sample
    first = set(draw(pool, rule, SCALE, seed=1).picks["script"])
    again = extend("again", pool, first, [], rule, SCALE, seed=1).picks
    assert len(again) == 20
    assert not first & set(again["script"])


@settings(max_examples=60, deadline=None)
@given(
    number=some.integers(1, 120),
    markers=some.integers(1, 6),
    preset=some.sampled_from(presets()),
    seed=some.integers(0, 2**31),
)
def test_no_cohort_breaks_a_rule(number: int, markers: int, preset: str, seed: int) -> None:
    pool = scripts(number, markers, seed=seed)
    rule = read_policy(preset).sample
    picks = draw(pool, rule, SCALE, seed=seed).picks
    assert picks["script"].is_unique
    assert set(picks["script"]) <= set(pool["script"])
    assert set(picks["marker"]) == set(pool["marker"]) or rule.cap
    for band in rule.bands if rule.cap is None else rule.bands[:1]:
        assert (picks["band"] == band).sum() == sum(SCALE.band(p) == band for p in pool["percent"])
    if rule.cap:
        assert len(picks) <= max(rule.cap, int((picks["band"] == "fail").sum()))


def test_ones_own_rule_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(
        "name: Ours\nabout: Half of them.\nsample: {draw: 0.5}\n"
        "scale: {bands: {fail: 0, pass: 50, merit: 60, distinction: 70}, steps: [0, 42, 55, 65]}\n"
    )
    policy = read_policy(str(file))
    assert policy.scale.pass_mark == 50
    assert [policy.scale.band(mark) for mark in (49.9, 50, 69.5, 70)] == [
        "fail", "pass", "merit", "distinction",
    ]  # fmt: skip
    assert [policy.scale.stepped(mark) for mark in (48.4, 48.5, 62, 100)] == [42, 55, 65, 65]
    assert len(draw(scripts(30), policy.sample, policy.scale, seed=1).picks) == 15


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("sample: {draw: 2}", "less than or equal to 1"),
        ("sample: {draw: 0.1, bands: [first]}", "the sample asks for the band 'first' - name one"),
        ("sample: {draw: 0.1}\nscale: {bands: {a: 10, b: 5}}", "the bands do not go up from 0"),
        ("sample: {draw: 0.1}\nscale: {steps: [50, 40]}", "the steps do not go up"),
        ("sample: {draw: 0.1}\ntolerance: 12", "third_beyond is less than tolerance"),
        ("sample: {draw: 0.1}\nextent: [all]", "ours.yaml:4: "),
    ],
)
def test_a_wrong_rule_says_where_and_why(tmp_path: Path, wrong: str, said: str) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(f"name: Ours\nabout: Ours.\n{wrong}\n")
    with pytest.raises(CourseError, match=said) as caught:
        read_policy(str(file))
    assert "ours.yaml:" in str(caught.value)


def test_an_unknown_rule_names_those_there_are() -> None:
    with pytest.raises(CourseError, match="no moderation rule 'half' - name one of square-root"):
        read_policy("half")
