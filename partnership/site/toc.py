"""The pages that ``_toc.yml`` names, and the lines that name them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from partnership.errors import CourseError, Problem

_SOURCES = (".md", ".rst", ".ipynb")


def pages(toc: Path, sources: Path) -> dict[str, int]:
    """Return each page of the book, as a path without its ending, and its line in ``toc``.

    Raises:
        CourseError: the file cannot be read or is not YAML.
    """
    try:
        tree = yaml.compose(toc.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise CourseError(
            f"the table of contents cannot be read: {error}",
            "correct it, then build again",
            toc.name,
        ) from error
    return dict(_pages_in(tree, sources)) if tree else {}


def parts(toc: Path, sources: Path) -> dict[str, str]:
    """Return each page of the book, in order, and the caption of the part it stands in.

    The caption is empty where there is none, as for the first page.

    Raises:
        CourseError: as for ``pages``.
    """
    found = dict.fromkeys(pages(toc, sources), "")
    tree = yaml.compose(toc.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for part in _items(tree, "parts"):
        captions = [value.value for key, value in part.value if key.value == "caption"]
        found |= {name: "".join(captions[:1]) for name, _ in _pages_in(part, sources)}
    return found


def missing_sources(toc: Path, sources: Path) -> list[Problem]:
    """Return one problem for every page of ``toc`` that nobody has written."""
    return [
        Problem(
            Path(toc.name),
            line,
            f"the page {page} has no file in {sources.name}/",
            f"write {sources.name}/{page}.md, or correct this line",
            "page-not-written",
        )
        for page, line in pages(toc, sources).items()
        if not any((sources / f"{page}{ending}").is_file() for ending in _SOURCES)
    ]


def missing_pages(toc: Path, sources: Path, html: Path) -> list[Problem]:
    """Return one problem for every page of ``toc`` that has no HTML, or an empty one."""
    problems = []
    for page, line in pages(toc, sources).items():
        built = html / f"{page}.html"
        if not built.is_file() or built.stat().st_size == 0:
            problems.append(
                Problem(
                    Path(toc.name),
                    line,
                    f"the page {page} was not built",
                    f"see that {sources.name}/{page}.md exists and is not excluded in _config.yml",
                    "page-not-built",
                )
            )
    return problems


def _pages_in(node: yaml.Node, sources: Path) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _pages_in(item, sources)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in {"root", "file"}:
                yield _name(value.value), value.start_mark.line + 1
            elif key.value == "glob":
                for found in sorted(sources.glob(value.value)):
                    name = found.relative_to(sources).as_posix()
                    yield _name(name), value.start_mark.line + 1
            else:
                yield from _pages_in(value, sources)


def _items(tree: yaml.Node | None, name: str) -> list[yaml.MappingNode]:
    """Return the mappings in the list that the tree has under a name."""
    if not isinstance(tree, yaml.MappingNode):
        return []
    lists = [value for key, value in tree.value if key.value == name]
    items = [item for one in lists if isinstance(one, yaml.SequenceNode) for item in one.value]
    return [item for item in items if isinstance(item, yaml.MappingNode)]


def _name(entry: str) -> str:
    ending = Path(entry).suffix
    return entry.removesuffix(ending) if ending in _SOURCES else entry
