"""What a learner says of their own work: how deep it goes, and which standards it shows.

``notes.js`` in the journal's view keeps it, under ``depth.<scale>.<activity>``,
``shows.<activity>``, ``lists`` and ``standards`` of the journal's own answers.
"""

from __future__ import annotations

from dataclasses import dataclass

from partnership.activities.journal.model import framework
from partnership.activities.responses import Responses
from partnership.bank.standards import all_standards
from partnership.portfolio.contents import own_journal
from partnership.portfolio.journal import Journal


@dataclass(frozen=True)
class Standard:
    """Something that work can show."""

    id: str
    label: str


@dataclass(frozen=True)
class Notes:
    """The notes of one journal."""

    kept: Responses

    @property
    def standards(self) -> list[Standard]:
        """The learner's own, each once, those of the lists they chose, and the course's."""
        chosen = _texts(self._answer("lists"))
        professional = [
            Standard(name, f"{item.label} ({one.short})")
            for one in all_standards()
            if one.id in chosen
            for name, item in one.names.items()
        ]
        always = [
            Standard(f"{name}.{item.id}", item.label)
            for name in own_journal().standards
            for item in framework(name).items
        ]
        text = self._answer("standards")
        lines = text.split("\n") if isinstance(text, str) else []
        own = dict.fromkeys(line.strip() for line in lines if line.strip())
        return [*(Standard(line, line) for line in own), *professional, *always]

    def shows(self, activity: str) -> list[str]:
        """Return the ids of the standards that the work on an activity shows."""
        return _texts(self._answer(f"shows.{activity}"))

    def lines(self, activity: str) -> list[str]:
        """Return what was said of the work on an activity, in words."""
        shown = self.shows(activity)
        labels = [one.label for one in self.standards if one.id in shown]
        return [*self._levels(activity), *([f"Shows: {'; '.join(labels)}."] if labels else [])]

    def _levels(self, activity: str) -> list[str]:
        found = []
        for name in own_journal().levels:
            scale = framework(name)
            chosen = self._answer(f"depth.{name}.{activity}")
            found += [
                f"My own judgement ({scale.author_year}): {item.label.lower()}."
                for item in scale.items
                if item.id == chosen
            ]
        return found

    def _answer(self, part: str) -> object:
        response = self.kept.get(part, {})
        return response.get("answer")


def _texts(answer: object) -> list[str]:
    return [one for one in answer if isinstance(one, str)] if isinstance(answer, list) else []


def notes_of(journal: Journal) -> Notes:
    """Return what a learner noted of their own work."""
    page, _, name = own_journal().own.partition(":")
    return Notes(journal.responses(page, name))
