"""A case being played: what is offered, what a choice does, and where the story goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from partnership.activities.case.play.effects import Apply, applied, scales_of
from partnership.activities.case.play.holds import Test, test_of
from partnership.activities.case.play.luck import first_luck, next_luck
from partnership.activities.case.play.rules import after_choice, made_rules, pass_time
from partnership.activities.case.play.state import END, State, new_state

Picks = Sequence[str | None]
"""The option chosen, and one for each further question: None where nothing was offered."""


class Game:
    """The rules of one case, made ready for play. ``program`` comes from ``program_of``."""

    def __init__(self, program: Mapping[str, Any]) -> None:
        self.program = program
        self.roles = frozenset(program["roles"])
        self._days = program["clock"].get("days", 7)
        self._last = program["clock"]["last"] * self._days
        self._scales = scales_of(program)
        self._rules = made_rules(program, self._scales)
        decisions = program["decisions"]
        self._decisions = {one["id"]: one for one in decisions}
        course = [one["id"] for one in decisions if not one.get("aside")]
        self._first = course[0]
        self._following = dict(zip(course, [*course[1:], END], strict=True))
        self._when = {one["id"]: test_of(one.get("when")) for one in decisions}
        self._options: dict[tuple[str, int, str], tuple[Test, Apply]] = {
            (one["id"], number, option["id"]): self._made(option)
            for one in decisions
            for number, options in enumerate(questions_of(one))
            for option in options
        }
        self._questions = {
            one["id"]: [[option["id"] for option in options] for options in questions_of(one)]
            for one in decisions
        }
        self._chance = {
            one["id"]: [
                (way["id"], way.get("weight", 1), applied(way.get("effects"), self._scales))
                for way in one.get("chance", ())
            ]
            for one in decisions
        }
        self._stays = {
            one["id"]: {option["id"] for option in one["options"] if option.get("stays")}
            for one in decisions
        }
        self._alone = {
            one["id"]: [
                (week["week"], applied(week.get("effects"), self._scales))
                for week in one.get("alone", ())
            ]
            for one in program["agencies"]
        }
        self._endings: list[tuple[str, Test]] = [
            (one["id"], test_of(one.get("when"))) for one in program["endings"]
        ]
        self._needs: list[tuple[str, Test]] = [
            (one["id"], test_of(one["met"])) for one in program.get("needs", ())
        ]

    def _made(self, option: Mapping[str, Any]) -> tuple[Test, Apply]:
        return test_of(option.get("when")), applied(option.get("effects"), self._scales)

    def start(self, role: str, play: int = 0) -> State:
        """Return the state at the first decision. Every ``play`` has its own chance."""
        state = new_state(self.program, role, first_luck(self.program["seed"], play))
        self._arrive(state, self._first)
        return state

    def stays(self, decision: str) -> set[str]:
        """Return the options of a decision that do not move the story on."""
        return self._stays[decision]

    def offered(self, state: State) -> list[list[str]]:
        """Return the options that are offered, and those of each further question."""
        return [
            [name for name in names if self._may(state, number, name)]
            for number, names in enumerate(self._questions.get(state.at, ()))
        ]

    def _may(self, state: State, number: int, pick: str | None) -> bool:
        """Whether an option may be picked, or None where nothing is offered."""
        if pick is None:
            return not self.offered(state)[number]
        made = self._options.get((state.at, number, pick))
        return bool(made and made[0](state) and (number > 0 or pick not in state.refused))

    def choose(self, state: State, picks: Picks) -> None:
        """Let a choice happen, with all that follows up to the next decision.

        Raises:
            ValueError: the picks are not among what is offered.
        """
        here = state.at
        decision = self._decisions.get(here, {"id": END, "options": ()})
        first = picks[0] if picks else None
        option = next((one for one in decision["options"] if one["id"] == first), None)
        stays = first in self._stays.get(here, ())
        if option is None or len(picks) != (1 if stays else len(self._questions[here])):
            raise ValueError(f"{list(picks)} does not answer what is asked at '{here}'")
        for number, pick in enumerate(picks):
            if not self._may(state, number, pick):
                raise ValueError(f"'{pick}' is not offered at '{here}'")
        state.events.append(["choice", here, list(picks)])
        for number, pick in enumerate(picks):
            if pick is not None:
                state.chosen.add(f"{here}.{pick}")
                self._options[here, number, pick][1](state)
        pass_time(state, state.day + option.get("days", 0), self._days, self._rules)
        aside = bool(decision.get("aside"))
        route = after_choice(state, self._rules, aside=aside)
        if stays:
            state.refused.add(option["id"])
        elif aside:
            self._arrive(state, state.back or END)
        elif route:
            state.back = self._after(option, decision)
            self._arrive(state, route)
        else:
            self._arrive(state, self._after(option, decision))

    def _after(self, option: Mapping[str, Any], decision: Mapping[str, Any]) -> str:
        return str(option.get("next") or decision.get("next") or self._following[decision["id"]])

    def _arrive(self, state: State, target: str) -> None:
        """Go to a decision, past those that are not faced, or to the end."""
        while target != END and not self._when[target](state):
            decision = self._decisions[target]
            target = decision.get("next") or self._following[target]
        if target != END and not self._decisions[target].get("aside"):
            state.back = None
        state.at, state.refused = target, set()
        day = self._last if target == END else self._decisions[target].get("day", 0)
        pass_time(state, max(state.day, day), self._days, self._rules)
        if target == END:
            state.events.append(["end", self.ending(state)])
            return
        state.events.append(["at", target, state.day])
        if ways := self._chance[target]:
            state.luck = next_luck(state.luck)
            rest = state.luck % sum(weight for _, weight, _ in ways)
            for name, weight, apply in ways:
                rest -= weight
                if rest < 0:
                    state.events.append(["chance", name])
                    apply(state)
                    break

    def ending(self, state: State) -> str:
        """Return the ending that would be told now."""
        return next(name for name, so in self._endings if so(state))

    def needs_met(self, state: State) -> list[str]:
        """Return the needs that are met now."""
        return [name for name, so in self._needs if so(state)]

    def alone(self, agencies: Iterable[str]) -> State:
        """Return how it stands after the same weeks if these agencies act, each on its own."""
        acting = set(agencies)
        state = new_state(self.program, "", first_luck(self.program["seed"], 0))
        for week in range(1, self.program["clock"]["last"] + 1):
            for agency, weeks in self._alone.items():
                for when, apply in weeks:
                    if when == week and agency in acting:
                        state.events.append(["alone", agency, week])
                        state.role = agency
                        apply(state)
            state.role = ""
            after_choice(state, self._rules, aside=False)
            pass_time(state, week * self._days, self._days, self._rules)
        state.events.append(["end", self.ending(state)])
        return state

    def replay(self, role: str, choices: Iterable[Picks], play: int = 0) -> State:
        """Return the state after these choices.

        Raises:
            ValueError: one of them is not offered.
        """
        state = self.start(role, play)
        for picks in choices:
            self.choose(state, picks)
        return state


def questions_of(decision: Mapping[str, Any]) -> list[Sequence[Mapping[str, Any]]]:
    """Return the options of a decision, and of each of its further questions."""
    return [decision["options"], *(one["options"] for one in decision.get("further", ()))]
