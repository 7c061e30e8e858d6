"""References the way British universities set them: author, year, title, and the rest."""

from __future__ import annotations

import re
from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar, cast

from pybtex.plugin import find_plugin
from pybtex.plugin import register_plugin as register_pybtex_plugin
from pybtex.richtext import Tag, Text
from pybtex.style import FormattedEntry
from pybtex.style.formatting.unsrt import Style as PlainStyle
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting import BaseSortingStyle
from sphinxcontrib.bibtex.plugin import register_plugin

from partnership.site.harvard_in_text import LAW, HarvardReferences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pybtex.database import Entry, Person
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinxcontrib.bibtex.domain import BibtexDomain

PLAIN = ("pybtex.backends", "plaintext")
NAME = "harvard"


class KeyLabels(BaseLabelStyle):  # type: ignore[misc]
    """Label every reference with its key; pages do not show the label."""

    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield a label for each entry."""
        for entry in sorted_entries:
            yield entry.key


class AlphabeticalOrder(BaseSortingStyle):  # type: ignore[misc]
    """Order references as they are read: by people, bodies or else title, then year and title."""

    def sorting_key(self, entry: Entry) -> tuple[str, str, str]:
        """Return what an entry is sorted by."""
        people = entry.persons.get("author") or entry.persons.get("editor", [])
        who = _people(people) if people and entry.type != LAW else entry.fields.get("title", "")
        return (who.casefold(), entry.fields.get("year", ""), entry.fields.get("title", ""))


class HarvardStyle(PlainStyle):  # type: ignore[misc]
    """The list of references: Frost, N. (2005) *Title*. Place: Publisher."""

    default_sorting_style: ClassVar[type[AlphabeticalOrder]] = AlphabeticalOrder
    default_label_style: ClassVar[type[KeyLabels]] = KeyLabels

    def format_entry(self, label: str, entry: Entry, bib_data: Any = None) -> Any:
        """Return the formatted entry, whatever its type is."""
        return FormattedEntry(entry.key, harvard(entry), label)


def harvard(entry: Entry) -> Text:
    """Return the reference to one entry as rich text."""
    fields = entry.fields
    if entry.type == LAW:
        number = f", {fields['number']}." if "number" in fields else "."
        return Text(Tag("em", _latex(entry, "title")), number)
    authors = entry.persons.get("author", [])
    editors = entry.persons.get("editor", [])
    who = _people(authors) if authors else _people(editors) + _marker(editors)
    year = f" ({fields.get('year', 'n.d.')})"
    opening = [who, year, " ", *_title(entry)] if who else _title(entry, year)
    return Text(*opening, _end(entry, editors))


def _title(entry: Entry, year: str = "") -> list[Any]:
    """Return the title, with the year behind it where nobody is named who wrote it."""
    title = _latex(entry, "title")
    if entry.type in {"article", "incollection", "inproceedings"}:
        return ["‘", title, f"’{year}, "]
    return [Tag("em", title), year]


def _end(entry: Entry, editors: Sequence[Person]) -> Text:
    """Return all that follows the title."""
    if entry.type == "article":
        doi = entry.fields.get("doi")
        where = f" https://doi.org/{doi}" if doi else ""
        return Text(Tag("em", _latex(entry, "journal")), _volume(entry), ".", where)
    parts: list[Any] = []
    if entry.type in {"incollection", "inproceedings"}:
        by = f"{_people(editors)}{_marker(editors)} " if editors else ""
        parts += ["in ", by, Tag("em", _latex(entry, "booktitle"))]
    edition = entry.fields.get("edition")
    title = str(_latex(entry, "title")) if not parts else ""
    parts.append(f", {edition} edn. " if edition else " " if title.endswith("?") else ". ")
    if "pages" in entry.fields:
        parts[-1] = f", {_pages(entry)}. "
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
    text = f", {volume}" if volume else ""
    text += f"({number})" if number else ""
    return text + (f", {_pages(entry)}" if "pages" in entry.fields else "")


def _pages(entry: Entry) -> str:
    """Return the pages as p. 9, or as pp. 9–12."""
    pages = entry.fields["pages"].replace("--", "–")
    return f"pp. {pages}" if "–" in pages else f"p. {pages}"


def _latex(entry: Entry, key: str) -> Text:
    """Return a field as rich text, with quotation marks as printers set them."""
    source = entry.fields.get(key, "")
    source = re.sub(r"(^|[\s(\[])'(.+?)'(?=[\s,.:;)\]]|$)", r"\1“\2”", source)
    # In LaTeX, a quotation mark after a backslash is an accent.
    return Text.from_latex(re.sub(r"(?<!\\)'", "’", source))


def _people(people: Sequence[Person]) -> str:
    """Return names as Frost, N. and Green, J.; bodies are written out."""
    names = [_person(person) for person in people]
    if names and names[-1] == "others":
        return f"{', '.join(names[:-1])} et al."
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""


def _person(person: Person) -> str:
    family = " ".join(map(_plain, [*person.prelast_names, *person.last_names]))
    given = [*person.first_names, *person.middle_names]
    initials = "".join(_initials(_plain(name)) for name in given)
    return f"{family}, {initials}" if initials else family


def _plain(latex: str) -> str:
    return str(Text.from_latex(latex)).replace("'", "’")


def _initials(name: str) -> str:
    return "-".join(f"{part[0]}." for part in name.split("-") if part)


def _marker(editors: Sequence[Person]) -> str:
    if not editors:
        return ""
    return " (eds)" if len(editors) > 1 else " (ed.)"


LETTERS = "harvard_letters"
"""Where the environment, which is kept from build to build, keeps the letter of each year."""


def tell_apart(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write 2010a and 2010b where the same people are cited twice in a year.

    Returns the pages that cite a reference whose letter is another than in the build before:
    they have to be written again.
    """
    domain = cast("BibtexDomain", env.get_domain("cite"))
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, citation in enumerate(domain.citations):
        who, year, _ = AlphabeticalOrder().sorting_key(citation.entry)
        alike[who, year].append(place)
    letters: dict[str, str] = {}
    for (_, year), places in alike.items():
        if len(places) < 2 or not year[-1:].isdigit():
            continue
        for letter, place in zip("abcdefghijklmnopqrstuvwxyz", places, strict=False):
            citation = domain.citations[place]
            entry = deepcopy(citation.entry)
            entry.fields["year"] = f"{year}{letter}"
            formatted = HarvardStyle().format_entry(citation.formatted_entry.label, entry)
            domain.citations[place] = citation._replace(entry=entry, formatted_entry=formatted)
            letters[citation.key] = letter
    before: dict[str, str] = getattr(env, LETTERS, {})
    setattr(env, LETTERS, letters)
    changed = {key for key, _ in letters.items() ^ before.items()}
    return sorted(
        {
            reference.docname
            for reference in domain.citation_refs
            if changed & {target.key for target in reference.targets}
        }
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the styles under the name ``harvard``."""
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, HarvardReferences)
    register_pybtex_plugin("pybtex.style.formatting", NAME, HarvardStyle, force=True)
    # It is asked for by name for every citation, and would be looked for among everything that is
    # installed each time: a third of a build.
    register_pybtex_plugin(*PLAIN, find_plugin(*PLAIN), force=True)
    # After the citations have been collected.
    app.connect("env-updated", tell_apart, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
