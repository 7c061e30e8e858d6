"""A case: one side taken, every decision, the end, a look at each part, and a debrief."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, expect

from partnership.activities.case.model import Simulation
from partnership.activities.case.play.game import Game
from partnership.activities.case.play.state import END, State
from partnership.activities.case.plays import read_plays
from partnership.activities.case.program import program_of
from tests.browser.walking import Learner, plain

WRITTEN = "I took it for granted that somebody else had asked."


def do(learner: Learner, case: Simulation, shown: Locator) -> None:
    hands, role = learner.hands, _role(learner, case)
    hands.press(shown.get_by_role("button", name="Go on to the case"))
    hands.choose(shown.locator(f"input[value={role}]"))
    hands.press(shown.get_by_role("button", name="Begin", exact=True))
    game = Game(program_of(case))
    state, number = game.start(role), 0
    while state.at != END:
        picks = _decided(learner, case, shown, game, state, number)
        for option in _options(case, state.at, picks):
            expect(shown.locator(".pw-came")).to_contain_text(plain(option.reason))
        game.choose(state, picks)
        hands.press(shown.locator(".pw-came .pw-main"))
        number += 1
    ending = next(one for one in case.endings if one.id == game.ending(state))
    expect(shown.get_by_role("heading", name=ending.title, exact=True)).to_be_focused()
    for part in ("What you know", "Ties", "How it stands", "Plan", "Path"):
        hands.press(shown.get_by_role("button", name=part, exact=True))
        expect(shown.locator("h4:focus")).to_have_count(1)
    hands.press(shown.get_by_role("button", name="Debrief", exact=True))
    if case.questions:
        hands.write(shown.get_by_role("textbox").first, WRITTEN)
        learner.pauses()
    hands.press(shown.get_by_role("button", name="How it ended", exact=True))
    was_kept(learner, case, shown)


def _decided(
    learner: Learner, case: Simulation, shown: Locator, game: Game, state: State, number: int
) -> list[str | None]:
    """Take a decision as the learner would, and return what was picked."""
    decision = next(one for one in case.decisions if one.id == state.at)
    text = decision.scene_for.get(state.role, decision.scene)
    expect(shown.locator(".pw-decision")).to_contain_text(plain(text))
    picks: list[str | None] = []
    wanted = "sound" if learner.does_well(number) else "weak"
    for asked, offered in zip(
        (decision.options, *(one.options for one in decision.further)),
        game.offered(state),
        strict=True,
    ):
        open_to = [one for one in asked if one.id in offered]
        if not open_to:
            picks.append(None)
            continue
        best = next((one for one in open_to if one.verdict == wanted), open_to[-1])
        learner.hands.choose(shown.locator(f"fieldset input[value={best.id}]").nth(0))
        picks.append(best.id)
        if best.stays:
            break
    learner.hands.press(shown.locator(".pw-decision .pw-main"))
    return picks


def _options(case: Simulation, at: str, picks: list[str | None]) -> Iterator[Any]:
    decision = next(one for one in case.decisions if one.id == at)
    for pick, options in zip(
        picks, (decision.options, *(one.options for one in decision.further)), strict=False
    ):
        yield from (one for one in options if one.id == pick)


def _role(learner: Learner, case: Simulation) -> str:
    return case.roles[0] if learner.run == "all right" else case.roles[-1]


def was_kept(learner: Learner, case: Simulation, shown: Locator) -> None:
    kept = learner.kept(case)
    (play,) = read_plays(Game(program_of(case)), kept[case.id]["answer"])
    assert (play.role, "checked" in kept[case.id]) == (_role(learner, case), False)
    ending = next(one for one in case.endings if one.id == play.ending)
    expect(shown.get_by_text(plain(ending.text))).to_be_visible()
    if case.questions:
        assert kept[f"{case.id}.{case.questions[0].id}"]["answer"] == WRITTEN


def announced(learner: Learner, case: Simulation, shown: Locator) -> Iterator[tuple[str, ...]]:
    game = Game(program_of(case))
    (play,) = read_plays(game, learner.kept(case)[case.id]["answer"])
    titles = {one.id: one.title for one in case.decisions}
    for choice in play.choices:
        title = titles[choice.partition(".")[0]]
        yield (title,)
        yield (f"What came of it: {title}",)
    yield (next(one.title for one in case.endings if one.id == play.ending),)


def begin(learner: Learner, case: Simulation, shown: Locator) -> None:
    learner.hands.press(shown.get_by_role("button", name="Go on to the case"))
    learner.hands.choose(shown.locator(f"input[value={_role(learner, case)}]"))
    learner.hands.press(shown.get_by_role("button", name="Begin", exact=True))
    game = Game(program_of(case))
    _decided(learner, case, shown, game, game.start(_role(learner, case)), 0)
    expect(shown.locator(".pw-came")).not_to_be_empty()
