"""The journal: which activities there are, so that a page can say what has been done.

Its answers are those of all the others: ``{"<page>:<activity>": responses}``. In a page they
are what the browser keeps; in a notebook, what was brought in from a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from partnership.activities.parts import Part
from partnership.activities.record import ActivityRecord

COURSE = "Partnership Working in the Early Years"


class Journal(ActivityRecord):
    """A place to see, keep and take away one's own work: ``datasets/journals/<id>.yaml``."""

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the journal as plain data for ``view.js``, with a list of every activity."""
        shapes: list[list[list[Any]]] = []
        activities = [
            _listed(view, title, page, name, steps, parts, shapes)
            for view, name, title, page, steps, parts in others(self.id)
        ]
        return {
            **self.opening(),
            "course": COURSE,
            "pages": dict.fromkeys(sorted({one["page"] for one in activities})),
            "activities": activities,
            "shapes": shapes,
        }

    def printed(self) -> Markup:
        """Return HTML that says what is missing without JavaScript."""
        return Markup("<p>{}</p><p>{}</p>").format(
            self.intro,
            "Your journal is put together by your own browser, from what it keeps on this device. "
            "For that, it needs JavaScript.",
        )


def others(own: str) -> Iterable[tuple[str, str, str, str, int, tuple[Part, ...]]]:
    """Yield every other activity that a page shows: view, id, title, page, steps and parts."""
    # The catalogue knows this module: the journal is one of its types.
    from partnership.activities import catalogue

    for kind, one in catalogue.shown_on_pages():
        if one.id != own:
            parts = catalogue.parts_of(one)
            yield kind.view, one.id, one.title, one.page, catalogue.steps_of(one), parts


def _listed(
    view: str,
    title: str,
    page: str,
    name: str,
    steps: int,
    parts: tuple[Part, ...],
    shapes: list[list[list[Any]]],
) -> dict[str, Any]:
    """Return one activity for the list. Activities whose parts are alike share a shape."""
    shape = [_shaped(part, name, view) for part in parts]
    if shape not in shapes:
        shapes.append(shape)
    marks = [part.fingerprint for part in parts]
    return {
        "id": name,
        "view": view,
        "title": title,
        "page": page,
        "steps": steps,
        "shape": shapes.index(shape),
        "marks": marks[0] if len(set(marks)) == 1 else marks,
    }


def _shaped(part: Part, name: str, view: str) -> list[Any]:
    """Return a part as its id, title, whether it counts, and words for its answers.

    ``~`` stands for the activity's own id. The answers to a quiz are counted, not shown, so its
    questions need no title here.
    """
    known = "~" + part.id.removeprefix(name) if part.id.startswith(name) else part.id
    title = "" if view == "quiz" else part.title if part.id != name else ""
    return [known, title, int(part.counts), dict(part.words)]
