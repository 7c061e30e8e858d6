"""What happens in a play of the small case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from partnership.activities.case.model import Simulation
from partnership.activities.case.play.effects import Scale, applied
from partnership.activities.case.play.game import Game
from partnership.activities.case.play.state import END
from partnership.activities.case.play.wandering import wanderings
from partnership.activities.case.program import program_of
from partnership.bank.documents import read_record

CASE, _ = read_record(Path("datasets/cases/toy-library.yaml"), Simulation)
GAME = Game(program_of(CASE))
ASK = ["ask_ama", "nobody"]
FINE = ["fine", "nobody"]


def fired(events: list[list[object]]) -> list[object]:
    return [name for kind, name, *_ in events if kind == "rule"]


def test_a_role_starts_with_what_its_agency_knows() -> None:
    assert GAME.start("nursery").knows["nursery"] == {"plays_alone"}
    assert GAME.start("library").knows["library"] == {"heavy_box"}


def test_an_option_is_offered_only_if_its_condition_holds() -> None:
    assert GAME.offered(GAME.start("nursery"))[1] == ["nobody"]
    assert GAME.offered(GAME.start("library"))[1] == ["nobody", "nursery_told"]


def test_only_what_the_sender_knows_is_shared() -> None:
    state = GAME.replay("library", [["ask_ama", "nursery_told"]])
    assert "heavy_box" in state.knows["nursery"]
    assert ["share", "library", ["heavy_box"], ["nursery"], "public_task", "told"] in state.events


def test_a_factor_multiplies_what_gets_worse_while_it_holds() -> None:
    state = GAME.replay("library", [ASK, ["wait"]])
    assert ["change", "kit_play", -2, ["short_spring"], 0] in state.events


def test_a_measure_stops_at_the_end_of_its_range() -> None:
    for state in wanderings(GAME, "nursery", 300):
        assert all(0 <= value <= 10 for value in state.values.values())


def test_what_the_range_cuts_off_a_change_is_told() -> None:
    scales = {"calm": Scale(0, 10, "up", ())}
    state = replace(GAME.start("nursery"), values={"calm": 8}, events=[])
    for by in (5, 1, -12, -1):
        applied({"change": {"calm": by}}, scales)(state)
    changes = [(by, cut) for _, _, by, _, cut in state.events]
    assert changes == [(2, 3), (0, 1), (-10, -2), (0, -1)]


def test_a_week_that_ends_counts_its_appointments_and_fires_its_rules() -> None:
    state = GAME.replay("library", [ASK])
    assert state.weeks == [[1, 0, 0]]
    assert "still_unseen" in fired(state.events)


def test_an_escalation_leads_aside_and_back_to_where_the_story_was() -> None:
    state = GAME.replay("library", [ASK, ["wait"]])
    assert (state.at, state.back) == ("tell_lead", "last_week")
    GAME.choose(state, ["write"])
    assert state.at == "tell_lead", "what is not the discussion does not move on"
    assert GAME.offered(state) == [["speak"]]
    GAME.choose(state, ["speak"])
    assert state.at == "last_week"


def test_a_decision_that_is_not_faced_is_passed_over() -> None:
    assert GAME.replay("library", [FINE, ["watch"]]).at == END


def test_every_week_is_counted_whenever_the_story_ends() -> None:
    assert all(len(state.weeks) == 4 for state in wanderings(GAME, "library", 200))


def test_the_same_play_has_the_same_chance_and_another_play_another() -> None:
    drawn = {
        play: [
            event for event in GAME.replay("library", [ASK], play).events if event[0] == "chance"
        ]
        for play in range(20)
    }
    assert drawn == {
        play: [e for e in GAME.replay("library", [ASK], play).events if e[0] == "chance"]
        for play in range(20)
    }
    assert len({str(one) for one in drawn.values()}) == 2


def test_agencies_that_act_alone_share_nothing() -> None:
    state = GAME.alone(["nursery", "library", "council"])
    assert not [event for event in state.events if event[0] == "share"]
    assert state.weeks[1] == [2, 1, 0]
    assert "two_letters" in fired(state.events)
    assert GAME.needs_met(state) == []


@pytest.mark.parametrize("picks", [["nothing", "nobody"], ["fine"], ["fine", "nursery_told"], []])
def test_what_is_not_offered_cannot_be_chosen(picks: list[str]) -> None:
    with pytest.raises(ValueError, match=r"does not answer|is not offered"):
        GAME.choose(GAME.start("nursery"), picks)
