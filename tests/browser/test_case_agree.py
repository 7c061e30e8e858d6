"""A case is played alike by Python and by JavaScript, in real Chromium."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from partnership.activities import view_source
from partnership.activities.case.model import Simulation
from partnership.activities.case.play.game import Game, questions_of
from partnership.activities.case.play.wandering import wanderings
from partnership.activities.case.program import program_of
from partnership.bank.case import is_played
from partnership.bank.documents import read_record
from tests.activities.case_plays import digest, told, wander

PLAYS = 20_000
"""Plays of each role of each case."""
AT_A_TIME = 1_000
CASES = {
    file.stem: read_record(file, Simulation)[0]
    for file in sorted(Path("datasets/cases").glob("*.yaml"))
    if is_played(file)
}
ROLES = [(name, role) for name, case in CASES.items() for role in case.roles]


@pytest.fixture(scope="module")
def played(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with the JavaScript interpreter and every case opened."""
    folder = tmp_path_factory.mktemp("case")
    for name in ("case", "view"):
        folder.joinpath(name).symlink_to(view_source.ACTIVITIES / name)
    entry = shutil.copy(Path(__file__).with_name("case_plays.js"), folder)
    page = browser.new_page()
    page.add_script_tag(content=view_source._joined(Path(entry), "globalThis.plays = {name};\n"))
    for name, case in CASES.items():
        page.evaluate("([name, program]) => plays.open(name, program)", [name, program_of(case)])
    yield page
    page.close()


@pytest.mark.parametrize(("name", "role"), ROLES)
def test_both_languages_play_alike(played: Page, name: str, role: str) -> None:
    game = Game(program_of(CASES[name]))
    # Python plays while the browser does.
    played.evaluate(
        "(asked) => { globalThis.found = new Promise((done) =>"
        " setTimeout(() => done(plays.digests(...asked)))) ; }",
        [name, role, PLAYS, AT_A_TIME],
    )
    ours = [digest(game, role, first, AT_A_TIME) for first in range(0, PLAYS, AT_A_TIME)]
    theirs = played.evaluate("() => found")
    for first, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        if one != other:
            tell_the_first_difference(played, game, name, role, first * AT_A_TIME)


def test_a_change_that_the_range_cuts_off_says_so(played: Page) -> None:
    calm = {"title": "Calm", "better": "up"}
    events = [
        ["change", "calm", *rest] for rest in ((2, [], 3), (0, [], 1), (0, [], 0), (-1, [], 0))
    ]
    assert played.evaluate("([calm, events]) => plays.lines(calm, events)", [calm, events]) == [
        "Calm: up 2 (better). It goes no further: that is the end of its range.",
        "Calm: no change; it is at the end of its range.",
        "Calm: down 1 (worse).",
    ]


def tell_the_first_difference(played: Page, game: Game, name: str, role: str, first: int) -> None:
    for play in range(first, first + AT_A_TIME):
        theirs = played.evaluate("(asked) => plays.one(...asked)", [name, role, play])
        assert told(game, wander(game, role, play)) == theirs, f"play {play}"
    raise AssertionError("the digests differ, and no play does")


@pytest.mark.parametrize("name", CASES)
def test_both_languages_let_agencies_act_alone_alike(played: Page, name: str) -> None:
    game = Game(program_of(CASES[name]))
    agencies = [one.id for one in CASES[name].agencies]
    some = [list(pair) for pair in combinations(agencies, 2)]
    for acting in (*([one] for one in agencies), *some, agencies, []):
        theirs = played.evaluate("(asked) => plays.alone(...asked)", [name, acting])
        assert told(game, game.alone(acting)) == theirs


@pytest.mark.parametrize("name", CASES)
def test_the_plays_take_every_way_there_is(name: str) -> None:
    program = program_of(CASES[name])
    game, seen = Game(program), Counter[str]()
    for role in CASES[name].roles:
        for state in wanderings(game, role, 1_500):
            seen.update(_ways(state.events))
    wanted = set()
    for one in program["decisions"]:
        for options in questions_of(one):
            wanted |= {f"{one['id']}.{option['id']}" for option in options}
        wanted |= {f"chance {way['id']}" for way in one.get("chance", ())}
    wanted |= {f"rule {one['id']}" for one in program["rules"]}
    wanted |= {f"end {one['id']}" for one in program["endings"]}
    assert wanted - set(seen) == set()


def _ways(events: list[list[Any]]) -> Iterator[str]:
    for kind, name, *rest in events:
        if kind == "choice":
            yield from (f"{name}.{pick}" for pick in rest[0] if pick)
        elif kind in ("chance", "rule", "end"):
            yield f"{kind} {name}"
