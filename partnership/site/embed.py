"""The directives that put an activity or a reflection prompt into a page of the book.

```{activity} terms
```

The page then holds the activity's data, and what reads without JavaScript; ``view_files`` adds
what brings it to life. An activity that has several places in a page (before and after the
text, say) says with ``:part:`` which of its parts stands where.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from partnership.activities.catalogue import find_file, read_activity
from partnership.bank.references import cited, references_file
from partnership.errors import CourseError
from partnership.site.data_apart import is_large, json_of, write_data
from partnership.site.sparing import sparing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

NAMES_PAGES = "partnership-names-pages"
"""What Sphinx is to remember of a page whose activity names other pages of the book."""


class ActivityPlace(nodes.General, nodes.Element):
    """The place of an activity in a page.

    Attributes: ``view`` (the folder of its view), ``spec`` (its data), ``printed`` (HTML
    that reads without JavaScript), ``page`` (the page of the book that the bank names).
    """


class ActivityDirective(SphinxDirective):
    """``{activity} <id>``: an activity of any type, by the name of its file in the bank."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Callable[[str], object]]] = {"part": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the place of the activity, or nothing and a warning that says why."""
        name = self.arguments[0]
        try:
            place = self._place(name)
        except CourseError as error:
            logger.warning("%s", error, location=self.get_location())
            return []
        self.env.note_dependency(str(references_file()))
        if "pages" in place["spec"]:
            self.env.metadata[self.env.docname][NAMES_PAGES] = True
        if place["page"] != self.env.docname:
            logger.warning(
                "'%s' belongs on the page '%s' - move it there, or change 'page' in its file",
                name,
                place["page"],
                location=self.get_location(),
            )
        self.set_source_info(place)
        return [place]

    def _place(self, name: str) -> ActivityPlace:
        kind, file = find_file(name)
        self.env.note_dependency(str(file))
        found = read_activity(kind, file)
        spec = found.spec(with_answers=True, cite=cited)
        if "part" in self.options:
            spec["part"] = self.options["part"]
        return ActivityPlace(
            name=name, view=kind.view, spec=spec, printed=found.printed(), page=found.page
        )


def link_pages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Tell an activity that names pages of the book which of them there are, in order."""
    titles = app.env.titles
    for place in doctree.findall(ActivityPlace):
        if "pages" in place["spec"]:
            wanted = place["spec"]["pages"]
            place["spec"]["pages"] = {
                page: {
                    "title": titles[page].astext(),
                    "href": app.builder.get_relative_uri(docname, page),
                }
                for page in _in_reading_order(app)
                if page in wanted
            }


def rewrite_linking(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that name others and have to be written again, since those changed."""
    now = [(page, env.titles[page].astext()) for page in _in_reading_order(app)]
    if now == getattr(env, "partnership_titles", None):
        return []
    env.partnership_titles = now  # type: ignore[attr-defined]
    return [page for page, about in env.metadata.items() if NAMES_PAGES in about]


def _in_reading_order(app: Sphinx) -> Iterator[str]:
    """Yield the pages of the book in the order of its table of contents."""
    waiting = [str(app.config.root_doc)]
    while waiting:
        page = waiting.pop(0)
        yield page
        waiting = [*app.env.toctree_includes.get(page, ()), *waiting]


def link_sections(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Tell each question where the book teaches it, so that a learner can read it again."""
    labels = app.env.domaindata["std"]["labels"]
    for place in doctree.findall(ActivityPlace):
        items = place["spec"].get("items", ()) if place["view"] == "quiz" else ()
        for item in items:
            if item["section"] not in labels:
                logger.warning(
                    "question '%s' of '%s' names the section '%s', which no page has"
                    " - put (%s)= above the section's heading",
                    item["id"],
                    place["name"],
                    item["section"],
                    item["section"],
                    location=place,
                )
                continue
            target, anchor, title = labels[item["section"]]
            href = app.builder.get_relative_uri(docname, target) + f"#{anchor}"
            item["revisit"] = {"href": href, "title": title}


def visit_place(translator: HTML5Translator, node: ActivityPlace) -> None:
    """Write the activity's place."""
    assert node.document is not None  # noqa: S101 - it is being written
    places = node.document.findall(ActivityPlace)
    if next(place for place in places if place["name"] == node["name"]) is node:
        # Where a link from the journal leads.
        translator.body.append(Markup('<span id="activity-{}"></span>').format(node["name"]))
    name, page = str(node["name"]), str(node["page"])
    up = "../" * page.count("/")
    translator.body.append(
        place_of(
            name,
            node["view"],
            page,
            node["spec"],
            node["printed"],
            keep_apart=lambda data: up + write_data(Path(translator.builder.outdir), name, data),
        )
    )
    raise nodes.SkipNode


def skip_place(_translator: Any, _node: ActivityPlace) -> None:
    """Leave the activity out of formats that have no use for it."""
    raise nodes.SkipNode


def place_of(
    name: str,
    view: str,
    page: str,
    spec: dict[str, Any],
    printed: str,
    *,
    keep_apart: Callable[[str], str] | None = None,
) -> Markup:
    """Return the place of an activity in a page: its data, and what reads without JavaScript.

    Where it is given, ``keep_apart`` puts large data, as JSON, into a file and returns the
    file's address. Otherwise all data comes with the page.
    """
    data = json_of(sparing(spec, printed))
    if keep_apart and is_large(data):
        source = Markup(' data-from="{}">').format(keep_apart(data))
    else:
        source = Markup('><script type="application/json">{}</script>').format(_own(data))
    return Markup(
        '<div class="pw-place" data-activity="{}" data-view="{}" data-page="{}"{}'
        '<div class="pw-printed"><h3>{}</h3>{}</div></div>'
    ).format(name, view, page, source, spec["title"], _own(printed))


def _own(text: str) -> Markup:
    """Take text that we made ourselves, already escaped, as it is."""
    return Markup(text)  # noqa: S704 - printed() and JSON without "<"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives, their node with Sphinx."""
    app.add_node(
        ActivityPlace,
        html=(visit_place, None),
        latex=(skip_place, None),
        text=(skip_place, None),
        man=(skip_place, None),
        texinfo=(skip_place, None),
    )
    app.add_directive("activity", ActivityDirective)
    app.add_directive("prompt", ActivityDirective)
    app.connect("doctree-resolved", link_sections)
    app.connect("doctree-resolved", link_pages)
    app.connect("env-updated", rewrite_linking)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
