"""Activities as ipywidgets, in JupyterLab and in assignments, through anywidget."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import anywidget
import pandas as pd
import traitlets

from partnership.activities.catalogue import Activity, ActivityType, find_file, read_activity
from partnership.activities.handed_in import read_responses, write_responses
from partnership.activities.quiz.judgement import Judgement
from partnership.activities.quiz.model import Quiz, Score
from partnership.activities.reflect.model import Prompt
from partnership.activities.view_source import view_module, view_style
from partnership.bank.references import cited
from partnership.errors import CourseError


class ActivityWidget(anywidget.AnyWidget):
    """What every activity shares: its data, the learner's responses and where they are kept."""

    spec = traitlets.Dict().tag(sync=True)
    responses = traitlets.Dict().tag(sync=True)
    status = traitlets.Dict().tag(sync=True)

    def __init__(self, kind: ActivityType, found: Activity, hand_in: Path | None) -> None:
        self._name = found.id
        self._file = hand_in
        spec = found.spec(with_answers=hand_in is None, cite=cited)
        super().__init__(
            spec={**kind.shared(), **spec},
            responses={},
            status={"kept": True, "text": "Your answers are kept while this notebook runs."},
        )
        if hand_in:
            self._take_up(hand_in)
            self.observe(self._save, "responses")

    def _take_up(self, file: Path) -> None:
        """Show what was saved before. A file that cannot be used is kept under another name."""
        self._say(True, f"Your answers are saved in {file}, to be handed in.")
        if not file.exists():
            return
        try:
            self.responses = dict(read_responses(file, self._name))
        except CourseError as error:
            aside = _free_name(file)
            file.replace(aside)
            self._say(False, f"{error.what.capitalize()}. It is now called {aside.name}.")

    def _save(self, change: Mapping[str, Any]) -> None:
        assert self._file is not None  # noqa: S101 - only observed where there is a file
        try:
            write_responses(self._file, self._name, change["new"])
        except OSError as error:
            self._say(False, f"Not saved: {self._file} cannot be written ({error.strerror}).")
        else:
            self._say(True, f"Saved in {self._file}, to be handed in.")

    def _say(self, kept: bool, text: str) -> None:
        self.status = {"kept": kept, "text": text}


def _free_name(file: Path) -> Path:
    """Return a name beside ``file`` that nothing has yet."""
    names = (f"{file.name}.unreadable{number or ''}" for number in count())
    return next(path for name in names if not (path := file.with_name(name)).exists())


class QuizWidget(ActivityWidget):
    """A quiz. ``score`` and ``responses`` follow what the learner does."""

    def __init__(self, kind: ActivityType, quiz: Quiz, hand_in: Path | None) -> None:
        self._quiz = quiz
        super().__init__(kind, quiz, hand_in)

    @property
    def score(self) -> Score:
        """Points so far, and how many questions were answered in full."""
        return self._quiz.score(self.responses)

    @property
    def judgements(self) -> Mapping[str, Judgement]:
        """The judgement on each question, by its id."""
        return self._quiz.judge(self.responses)

    def results(self) -> pd.DataFrame:
        """Return a table of the results so far, one row a question, in the quiz's order.

        Columns: ``question`` (str), ``points`` (int), ``out_of`` (int) and ``answered``
        (bool: whether every part of it has been answered).
        """
        judgements = self.judgements
        return pd.DataFrame(
            {
                "question": [item.prompt for item in self._quiz.items],
                "points": [judgements[item.id].points for item in self._quiz.items],
                "out_of": [judgements[item.id].out_of for item in self._quiz.items],
                "answered": [judgements[item.id].complete for item in self._quiz.items],
            }
        )


class ReflectWidget(ActivityWidget):
    """A reflection prompt. ``text`` is what the learner has written."""

    def __init__(self, kind: ActivityType, prompt: Prompt, hand_in: Path | None) -> None:
        self._prompt = prompt
        super().__init__(kind, prompt, hand_in)

    @property
    def text(self) -> str:
        """What has been written so far, under the headings of the scaffolds used."""
        return self._prompt.written(self.responses)


WIDGETS: dict[str, type[Any]] = {"quiz": QuizWidget, "reflect": ReflectWidget}
"""The widgets that tell more than the responses, by their view."""


def activity(name: str, *, hand_in: str | Path | None = None) -> ActivityWidget:
    """Return an activity to be shown in a notebook.

    With ``hand_in``, the responses are kept in that file, to be handed in and marked: the
    activity then says nothing of right and wrong, and shows what was saved before.

    Raises:
        CourseError: there is no activity of this name.
        ContentError: its file is wrong.
    """
    kind, path = find_file(name)
    file = Path(hand_in) if hand_in is not None else None
    return _widget_of(kind.view)(kind, read_activity(kind, path), file)


@cache
def _widget_of(view: str) -> type[ActivityWidget]:
    """Return the widget of a view. Its name is its own: by it, Jupyter tells styles apart."""
    base = WIDGETS.get(view, ActivityWidget)
    own = {"_esm": view_module(view), "_css": view_style(view)}
    return type(f"{view.capitalize()}View", (base,), own)
