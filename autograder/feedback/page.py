"""Feedback as one small HTML page: it needs nothing but itself, and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from markupsafe import Markup

from autograder.feedback.book import address
from autograder.feedback.model import Clicked, Feedback, Judged, Part, Section, Step, Written
from autograder.feedback.words import (
    CHANGED,
    NOTE,
    TOP,
    again_said,
    handed_in,
    level_said,
    mark_rows,
    marks_of,
    place_of,
    remark_on,
)
from autograder.marks.safe import safe_html
from partnership.site.policy import hash_of

STYLE = (Path(__file__).parent / "page.css").read_text("utf-8")
POLICY = f"default-src 'none'; style-src '{hash_of(STYLE)}'; base-uri 'none'; form-action 'none'"

_PAGE = Markup(
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="referrer" content="no-referrer">\n'
    "<title>Your feedback: {title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    '{body}\n<p class="quiet">{note}</p>\n</main>\n</body>\n</html>\n'
)


def page(feedback: Feedback, book: str = "") -> str:
    """Return the page. ``book`` is the address of the published book; without it, no links.

    What a student or a tutor wrote is shown as text, and can do nothing.
    """
    parts = [
        _top(feedback),
        _marks_table(feedback),
        _next(feedback.steps, book),
        *(_part(part, book) for part in feedback.parts),
    ]
    return _PAGE.format(
        policy=POLICY,
        title=feedback.title,
        style=_style(),
        body=Markup("\n").join(parts),
        note=NOTE,
    )


@cache
def _style() -> Markup:
    return Markup(STYLE)  # noqa: S704 - the course's own file


def _top(feedback: Feedback) -> Markup:
    return Markup(
        "<h1>Your feedback: {title}</h1>\n"
        '<p class="quiet">For <bdi>{name}</bdi>{handed_in}</p>\n'
        '<p class="mark">{marks}</p>'
    ).format(
        title=feedback.title,
        name=feedback.name,
        handed_in=handed_in(feedback.handed_in),
        marks=marks_of(feedback.total, feedback.most),
    )


def _marks_table(feedback: Feedback) -> Markup:
    body = Markup("\n").join(
        Markup(
            '<tr><th scope="row">{}</th><td class="number">{}</td><td class="number">{}</td></tr>'
        ).format(*row)
        for row in mark_rows(feedback)
    )
    return Markup(
        "<table>\n<caption>Your marks</caption>\n<thead><tr>"
        '<th scope="col">Part</th><th scope="col" class="number">Yours</th>'
        '<th scope="col" class="number">Of</th></tr></thead>\n<tbody>\n{}\n</tbody>\n</table>'
    ).format(body)


def _next(steps: Iterable[Step], book: str) -> Markup:
    items = [
        Markup("<li><strong>{}:</strong> {}{}</li>").format(
            step.about, step.what, _where(step.section, book)
        )
        for step in steps
    ]
    if not items:
        return Markup("")
    return Markup('<h2>What to do next</h2>\n<ol class="next">\n{}\n</ol>').format(
        Markup("\n").join(items)
    )


def _where(section: Section | None, book: str) -> Markup:
    return Markup(" See {}.").format(_link(section, book)) if section else Markup("")


def _link(section: Section, book: str) -> Markup:
    if not book:
        return Markup("{}").format(place_of(section))
    return Markup('<a href="{}">{}</a>').format(address(section, book), place_of(section))


def _part(part: Part, book: str) -> Markup:
    head = Markup('<section>\n<h2>{}</h2>\n<p class="mark">{}</p>\n').format(
        part.heading, marks_of(part.marks, part.most)
    )
    inside: Iterator[Markup] = iter(())
    if isinstance(part, Written):
        inside = _written(part)
    elif isinstance(part, Clicked):
        inside = _clicked(part, book)
    return head + Markup("\n").join(inside) + Markup("\n</section>")


def _written(part: Written) -> Iterator[Markup]:
    if part.changed:
        yield Markup("<p>{}</p>").format(CHANGED)
    yield _comment("What your tutor says", part.comment, 3)
    for one in part.judged:
        yield _judged(one)
    for remark in part.remarks:
        yield _comment(remark_on(remark), remark.comment, 3)
    if part.text.strip():
        yield Markup('<h3>What you wrote</h3>\n<div class="own">{}</div>').format(
            Markup(safe_html(part.text))  # noqa: S704 - made safe there
        )
    else:
        yield Markup("<p>Nothing was written here.</p>")


def _judged(one: Judged) -> Markup:
    next_up = one.next_up
    up = (
        Markup('<div class="up"><h4>One level up: {}</h4><p>{}</p></div>').format(
            next_up.label, next_up.descriptor
        )
        if next_up
        else Markup("<p>{}</p>").format(TOP)
    )
    return Markup(
        "<h3>{name}: {marks}</h3>\n<p>{asks}</p>\n"
        '<p class="level">{level}</p>\n<p>{descriptor}</p>\n{comment}\n{up}'
    ).format(
        name=one.criterion.name,
        marks=marks_of(one.marks, one.criterion.most),
        asks=one.criterion.asks,
        level=level_said(one),
        descriptor=one.level.descriptor,
        comment=_comment("On this", one.comment, 4),
        up=up,
    )


def _clicked(part: Clicked, book: str) -> Iterator[Markup]:
    yield _comment("What is said of it", part.comment, 3)
    yield Markup("<p>{}</p>").format(again_said(part))
    if part.again:
        items = (Markup("<li>{}</li>").format(_link(section, book)) for section in part.again)
        yield Markup('<ul class="again">\n{}\n</ul>').format(Markup("\n").join(items))


def _comment(heading: str, text: str, depth: int) -> Markup:
    if not text.strip():
        return Markup("")
    return Markup(
        '<div class="comment"><h{depth}>{heading}</h{depth}><p class="said" dir="auto">{text}</p>'
        "</div>"
    ).format(depth=depth, heading=heading, text=text.strip())
