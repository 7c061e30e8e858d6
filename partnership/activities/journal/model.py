"""The journal: which activities there are, so that a page can say what has been done.

Its answers are those of all the others: ``{"<page>:<activity>": responses}``. In a page they
are what the browser keeps; in a notebook, what was brought in from a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from partnership.activities.parts import Part
from partnership.activities.record import ActivityRecord
from partnership.activities.reflect.identifiers import identifiers
from partnership.activities.tools.model import Tool, shape_of
from partnership.activities.tools.outline import as_data
from partnership.bank.documents import Record
from partnership.bank.framework import Framework, find_framework
from partnership.bank.outcomes import helped_by_page
from partnership.bank.standards import all_standards
from partnership.bank.words import Slug, Text

if TYPE_CHECKING:
    from partnership.activities.catalogue import Activity

COURSE = "Partnership Working in the Early Years"


class Certificate(Record):
    """The words of a certificate; ``{name}``, ``{course}``, ``{hours}``, ``{done}``, ``{of}``."""

    whole: Text
    """Its heading where everything was done."""
    part: Text
    """Its heading where something was not."""
    says: Text
    """What the learner states."""
    honest: Text
    """What it is, and what it is not."""


class Journal(ActivityRecord):
    """A place to see, keep and take away one's own work: ``datasets/journals/<id>.yaml``."""

    levels: tuple[Slug, ...]
    """Frameworks with which learners judge how deep their own writing goes."""
    standards: tuple[Slug, ...]
    """Frameworks whose parts learners can show with their work, beside professional standards."""
    about_standards: Text
    """Which professional standards a learner can choose, and where their own come from."""
    certificate: Certificate
    """What a certificate of the learner's own says."""

    @property
    def own(self) -> str:
        """What is said of one's own work is kept under this: ``<page>:<id>``."""
        return f"{self.page}:{self.id}"

    def spec(self, *, with_answers: bool, cite: Callable[[str], str]) -> dict[str, Any]:
        """Return the journal as plain data for ``view.js``, with a list of every activity."""
        shapes: list[list[list[Any]]] = []
        shown = list(others(self.id))
        activities = [_listed(view, one, shapes) for view, one in shown]
        return {
            **self.opening(),
            "own": self.own,
            "course": COURSE,
            "levels": [_as_data(one) for one in self.levels],
            "standards": [_as_data(one) for one in self.standards],
            "lists": [
                one.model_dump(include={"id", "name", "short", "for_whom", "items"})
                for one in all_standards()
            ],
            "helped": helped_by_page(),
            "about_standards": self.about_standards,
            "certificate": self.certificate.model_dump(),
            "pages": dict.fromkeys(sorted({one["page"] for one in activities})),
            "activities": activities,
            "shapes": shapes,
            "tools": {
                one.id: {
                    "outline": as_data(one.outline()),
                    "shape": shape_of(one),
                    "expects": one.expects,
                }
                for _, one in shown
                if isinstance(one, Tool)
            },
        }

    def printed(self) -> Markup:
        """Return HTML that says what is missing without JavaScript."""
        return Markup("<p>{}</p><p>{}</p>").format(
            self.intro,
            "Your journal is put together by your own browser, from what it keeps on this device. "
            "For that, it needs JavaScript.",
        )


def others(own: str) -> Iterable[tuple[str, Activity]]:
    """Yield every other activity that a page shows, with its view."""
    # The catalogue knows this module: the journal is one of its types.
    from partnership.activities import catalogue

    for kind, one in catalogue.shown_on_pages():
        if one.id != own:
            yield kind.view, one


def shared_by_journals() -> dict[str, Any]:
    """Return what the view needs to point at what might identify someone.

    Raises:
        ContentError: the file of patterns is wrong.
    """
    return {"identifiers": identifiers()}


def framework(name: str) -> Framework:
    """Return a framework of the bank.

    Raises:
        ContentError: there is none of this name, or its file is wrong.
    """
    return find_framework(name)


def _as_data(name: str) -> dict[str, Any]:
    found = framework(name)
    items = [item.model_dump(include={"id", "label", "gist"}) for item in found.items]
    return {"id": found.id, "name": found.name, "author_year": found.author_year, "items": items}


def _listed(view: str, one: Activity, shapes: list[list[list[Any]]]) -> dict[str, Any]:
    """Return one activity for the list. Activities whose parts are alike share a shape."""
    from partnership.activities import catalogue

    parts = catalogue.parts_of(one)
    shape = [_shaped(part, one.id, view) for part in parts]
    if shape not in shapes:
        shapes.append(shape)
    marks = [part.fingerprint for part in parts]
    return {
        "id": one.id,
        "view": view,
        "title": one.title,
        "page": one.page,
        "steps": catalogue.steps_of(one),
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
