"""The book's pages, and what the bank puts on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from partnership.activities.catalogue import TYPES
from partnership.activities.record import ActivityRecord
from partnership.activities.reflect.model import Prompt
from partnership.check.course import Course, Document, text_of
from partnership.check.rules.registry import rule
from partnership.errors import Problem
from partnership.paths import named_from

DIRECTIVE = re.compile(r"^`{3,}\{(activity|prompt|framework)\} +(\S+)", re.MULTILINE)
FOLDERS_OF = {"framework": ["frameworks"]}
for kind_ in TYPES:
    FOLDERS_OF.setdefault(kind_.directive, []).append(kind_.folder)
TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!\w+:|#)([^)#\s]+)[^)]*\)")
IMAGE = re.compile(r"!\[(\s*)\]\(")
FIGURE = re.compile(r"^(`{3,}|:{3,})\{(?:figure|image)\} *(\S*)\n((?::[^\n]*\n)*)", re.MULTILINE)


@rule
def page_is_in_the_table_of_contents(course: Course) -> Iterator[Problem]:
    """An activity belongs to a page that is built, once it is more than a draft."""
    for document in course.finished_activities:
        if document.record.page not in course.pages:
            yield document.problem(
                ["page"],
                f"there is no page '{document.record.page}' in _toc.yml",
                f"use one of {', '.join(course.pages)}",
            )


@rule
def page_of_the_table_of_contents_exists(course: Course) -> Iterator[Problem]:
    """A page named in ``_toc.yml`` has a file."""
    for name, path in course.pages.items():
        if not path.is_file():
            yield Problem(
                course.root / "_toc.yml",
                0,
                f"'{name}' has no file {path.relative_to(course.root)}",
                "write the page, or take it out of _toc.yml",
            )


@rule
def page_is_named_on_the_home_page(course: Course) -> Iterator[Problem]:
    """A learner believes the home page: what it does not name is not found."""
    home, *others = course.pages
    named = {target.removesuffix(".md") for target in LINK.findall(text_of(course.pages[home]))}
    for name in others:
        if name not in named:
            yield Problem(
                course.pages[home],
                0,
                f"the home page does not lead to '{name}'",
                f"name it there, as [its title]({name}.md)",
            )


@rule
def activity_is_on_its_page(course: Course) -> Iterator[Problem]:
    """An activity is embedded in the page it names, or no learner would meet it."""
    embedded = {
        (page, kind, name)
        for page, path in course.pages.items()
        for kind, name in DIRECTIVE.findall(text_of(path))
    }
    for document in course.finished_activities:
        kind = "prompt" if isinstance(document.record, Prompt) else "activity"
        page, name = document.record.page, document.record.id
        if page in course.pages and (page, kind, name) not in embedded:
            yield document.problem(
                ["page"],
                f"the page '{page}' does not show '{name}'",
                f"put {{{kind}}} {name} where it belongs in {page}.md",
            )


@rule
def draft_is_not_on_a_page(course: Course) -> Iterator[Problem]:
    """An activity that a page shows is no draft."""
    some: list[Document[Prompt] | Document[ActivityRecord]]
    some = [*course.prompts, *course.other_activities]
    drafts = {one.record.id: one for one in some if one.record.status == "draft"}
    for path in course.pages.values():
        for kind, name in DIRECTIVE.findall(text_of(path)):
            if kind != "framework" and name in drafts:
                yield drafts[name].problem(
                    ["status"],
                    f"{path.name} shows '{name}', which is marked as a draft",
                    "remove the line 'status: draft'",
                )


@rule
def quiz_of_an_assignment_is_in_it_alone(course: Course) -> Iterator[Problem]:
    """What is marked stands in its assignment, and no page gives its answers away."""
    for quiz in course.quizzes:
        name, assignment = quiz.record.id, quiz.record.assignment
        if not assignment:
            continue
        file = course.root / "exercises" / "source" / assignment / f"{assignment}.ipynb"
        if f'activity(\\"{name}\\", hand_in=' not in text_of(file):
            what = f"the assignment '{assignment}' does not show '{name}'"
            remedy = f'put activity("{name}", hand_in=...) in {file.relative_to(course.root)}'
            yield quiz.problem(["assignment"], what, remedy)
        for path, text in _pages(course):
            for found in DIRECTIVE.finditer(text):
                if found.group(2) == name:
                    what = f"the page shows '{name}', which is marked in an assignment"
                    remedy = "take it off the page, or write another quiz for it"
                    yield Problem(path, _line(text, found), what, remedy)


@rule
def embedded_record_exists(course: Course) -> Iterator[Problem]:
    """A directive in a page names a record of the bank."""
    for path, text in _pages(course):
        for found in DIRECTIVE.finditer(text):
            kind, name = found.groups()
            files = [course.bank / folder / f"{name}.yaml" for folder in FOLDERS_OF[kind]]
            if not any(file.is_file() for file in files):
                yield Problem(
                    path,
                    _line(text, found),
                    f"there is no {kind} '{name}'",
                    f"check the name, or write {named_from(course.root, files[0])}",
                )


@rule
def section_is_on_the_page(course: Course) -> Iterator[Problem]:
    """A question leads back to the section that teaches it."""
    for quiz in course.quizzes:
        page = quiz.record.page
        for number, item in enumerate(quiz.record.items):
            if page in course.pages and item.section not in course.labels[page]:
                yield quiz.problem(
                    ["items", number, "section"],
                    f"the page '{page}' has no section '{item.section}'",
                    f"use one of {', '.join(sorted(course.labels[page]))}",
                )


@rule
def glossary_term_exists(course: Course) -> Iterator[Problem]:
    """A word that a page links to the glossary is explained there."""
    known = {name.lower() for _, term in course.glossary for name in (term.term, term.acronym)}
    for path, text in _pages(course):
        for found in TERM.finditer(text):
            name = " ".join(found.group(1).split())
            if name.lower() not in known:
                yield Problem(
                    path,
                    _line(text, found),
                    f"the glossary does not explain '{name}'",
                    "write {term}`your words <its name there>`, or add it to datasets/glossary.csv",
                )


@rule
def link_leads_to_a_file(course: Course) -> Iterator[Problem]:
    """A link from one page to another, or to a picture, leads somewhere."""
    for path, text in _pages(course):
        for found in LINK.finditer(text):
            if not (path.parent / found.group(1)).exists():
                what = f"the link leads to '{found.group(1)}', which is not there"
                yield Problem(path, _line(text, found), what, "check the name of the file")


@rule
def picture_has_a_text_alternative(course: Course) -> Iterator[Problem]:
    """Somebody who cannot see a picture is told what it shows."""
    for path, text in _pages(course):
        for found in IMAGE.finditer(text):
            yield Problem(
                path, _line(text, found), "a picture has no text", "write ![what it shows]"
            )
        for found in FIGURE.finditer(text):
            if not re.search(r"^:alt: *\S", found.group(3), re.MULTILINE):
                yield Problem(
                    path,
                    _line(text, found),
                    f"the picture {found.group(2)} has no text alternative",
                    "add a line ':alt:' that says what it shows",
                )


def _pages(course: Course) -> Iterator[tuple[Path, str]]:
    for path in course.pages.values():
        yield path, text_of(path)


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1
