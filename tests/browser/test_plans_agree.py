"""The plan board says the same in the browser and in Python, of plans made by chance."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from partnership.activities import view_source
from partnership.activities.case.model import Simulation
from partnership.activities.case.plan import plan_of
from partnership.activities.catalogue import activity_files, read_activity

PLANS = 1_000
CASES = [
    found
    for kind, file in activity_files()
    if kind.view == "case" and isinstance(found := read_activity(kind, file), Simulation)
]


def by_chance(case: Simulation, chance: random.Random) -> tuple[list[str], dict[str, Any]]:
    """Return actions that a play put in, and a board on which a learner set some things."""
    actions = [action.id for action in case.board.actions]
    owners = ["", *(one.id for one in case.agencies), *(one.id for one in case.people)]
    adults = [one.id for one in case.people if not one.child]
    some = chance.sample(actions, chance.randint(0, len(actions)))
    board = {}
    for action in chance.sample(actions, chance.randint(0, len(actions))):
        settings = {
            "in": chance.random() < 0.5,
            "owner": chance.choice(owners),
            "day": chance.choice([None, 0, 3, 40]),
            "agreed": chance.sample(adults, chance.randint(0, len(adults))),
            "contingency": chance.choice(["", "Ring."]),
        }
        kept = chance.sample(sorted(settings), chance.randint(0, len(settings)))
        board[action] = {name: settings[name] for name in kept}
    return some, board


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_plan_is_judged_alike(browser: Browser, tmp_path: Path, case: Simulation) -> None:
    for folder in ("case", "view"):
        tmp_path.joinpath(folder).symlink_to(view_source.ACTIVITIES / folder)
    entry = shutil.copy(Path(__file__).with_name("plans.js"), tmp_path)
    chance = random.Random(5)
    plans = [by_chance(case, chance) for _ in range(PLANS)]
    spec = case.spec(with_answers=True, cite=str)
    page = browser.new_page()
    page.add_script_tag(content=view_source._joined(Path(entry), "globalThis.plans = {name};\n"))
    theirs = page.evaluate("([spec, asked]) => plans.said(spec, asked)", [spec, plans])
    page.close()
    for (some, board), said in zip(plans, theirs, strict=True):
        ours = plan_of(case, some, board)
        assert said == [
            [
                check.id,
                ours.passed[check.id],
                list(ours.concerned(check)) if ours.actions else [],
            ]
            for check in case.board.checks
        ], (some, board)
    verdicts = {(name, passes) for said in theirs for name, passes, _ in said}
    assert len(verdicts) == 2 * len(case.board.checks)
