"""References the way British universities set them: author, year, title, and the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from pybtex.plugin import register_plugin as register_pybtex_plugin
from pybtex.richtext import Tag, Text
from pybtex.style.formatting.unsrt import Style as PlainStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import Entry, Person
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

NAME = "harvard"
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")")


@dataclass
class HarvardReferences(AuthorYearReferenceStyle):
    """Citations in the text: Frost (2005), or (Frost, 2005)."""

    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)


class KeyLabels(BaseLabelStyle):  # type: ignore[misc]
    """Label every reference with its key; pages do not show the label."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield a label for each entry."""
        for entry in sorted_entries:
            yield entry.key


class HarvardStyle(PlainStyle):  # type: ignore[misc]
    """The list of references: Frost, N. (2005) *Title*. Place: Publisher."""

    default_sorting_style: ClassVar[type[SortingStyle]] = SortingStyle
    default_label_style: ClassVar[type[KeyLabels]] = KeyLabels

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> Any:
        """Return the formatted entry, whatever its type is."""
        from pybtex.style import FormattedEntry

        return FormattedEntry(entry.key, harvard(entry), label)


def harvard(entry: Entry) -> Text:
    """Return the reference to one entry as rich text."""
    fields = entry.fields
    authors = entry.persons.get("author", [])
    editors = entry.persons.get("editor", [])
    who = _people(authors) if authors else _people(editors) + _marker(editors)
    parts = [f"{who} ({fields.get('year', 'n.d.')}) ", *_title(entry), _end(entry, editors)]
    return Text(*parts)


def _title(entry: Entry) -> list[Any]:
    title = entry.fields.rich_get("title") if hasattr(entry.fields, "rich_get") else None
    if title is None:
        title = Text.from_latex(entry.fields.get("title", ""))
    if entry.type in {"article", "incollection", "inproceedings"}:
        return ["‘", title, "’, "]
    return [Tag("em", title)]


def _end(entry: Entry, editors: list[Person]) -> Text:
    """Return all that follows the title."""
    if entry.type == "article":
        return Text(Tag("em", _latex(entry, "journal")), _volume(entry), ".")
    parts: list[Any] = []
    if entry.type in {"incollection", "inproceedings"}:
        by = f"{_people(editors)}{_marker(editors)} " if editors else ""
        parts += ["in ", by, Tag("em", _latex(entry, "booktitle"))]
    edition = entry.fields.get("edition")
    parts.append(f", {edition} edn. " if edition else ". ")
    if "pages" in entry.fields:
        parts[-1] = f", pp. {_dashed(entry.fields['pages'])}. "
    number = " ".join(entry.fields[key] for key in ("type", "number") if key in entry.fields)
    if number:
        parts.append(f"{number}. ")
    house = _latex(entry, "publisher") or _latex(entry, "institution") or _latex(entry, "school")
    place = _latex(entry, "address")
    if house:
        parts += [place, ": " if place else "", house, ". "]
    elif place:
        parts += [place, ". "]
    for key in ("howpublished", "note"):
        if key in entry.fields:
            parts += [_latex(entry, key), ". "]
    text = Text(*parts)
    return text[: len(text) - 1] if str(text).endswith(" ") else text


def _volume(entry: Entry) -> str:
    volume = entry.fields.get("volume", "")
    number = entry.fields.get("number", "")
    pages = entry.fields.get("pages", "")
    text = f", {volume}" if volume else ""
    text += f"({number})" if number else ""
    return text + (f", pp. {_dashed(pages)}" if pages else "")


def _latex(entry: Entry, key: str) -> Text:
    return Text.from_latex(entry.fields.get(key, ""))


def _dashed(pages: str) -> str:
    return pages.replace("--", "–")


def _people(people: list[Person]) -> str:
    """Return names as Frost, N. and Green, J.; bodies are written out."""
    names = [_person(person) for person in people]
    if names and names[-1] == "others":
        return f"{', '.join(names[:-1])} et al."
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else "Anonymous"


def _person(person: Person) -> str:
    family = " ".join(str(Text.from_latex(part)) for part in [*person.prelast_names, *person.last_names])
    given = [*person.first_names, *person.middle_names]
    initials = "".join(f"{_initials(str(Text.from_latex(name)))}" for name in given)
    return f"{family}, {initials}" if initials else family


def _initials(name: str) -> str:
    return "-".join(f"{part[0]}." for part in name.split("-") if part)


def _marker(editors: list[Person]) -> str:
    if not editors:
        return ""
    return " (eds)" if len(editors) > 1 else " (ed.)"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the styles under the name ``harvard``."""
    # A class that is registered again, as in a second build in one process, replaces the first.
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, HarvardReferences)
    register_pybtex_plugin("pybtex.style.formatting", NAME, HarvardStyle, force=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
