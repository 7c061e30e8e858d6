"""A page of figures for tutors: one file, readable without a network, a mouse or colours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import LiteralString

import pandas as pd
from markupsafe import Markup

STYLE = (Path(__file__).parent / "report.css").read_text("utf-8")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"

PAGE = Markup(
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    "<h1>{title}</h1>\n<p>{lead}</p>\n{body}\n</main>\n</body>\n</html>\n"
)


def report(title: str, lead: str | Markup, parts: Iterable[Markup]) -> str:
    """Return a whole page as HTML. It runs nothing and fetches nothing."""
    return PAGE.format(
        title=title,
        lead=lead,
        body=Markup("\n").join(parts),
        style=Markup(STYLE),  # noqa: S704 - the course's own file
        policy=POLICY,
    )


def table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str | Markup]]) -> Markup:
    """Return a table that scrolls by itself where the screen is narrow.

    The first cell of a row names it.
    """
    head = joined('<th scope="col">{}</th>', heads)
    body = Markup("\n").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(row[0], joined("<td>{}</td>", row[1:]))
        for row in rows
    )
    return Markup(
        '<div class="wide" tabindex="0" role="region" aria-label="{caption}"><table>'
        "<caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        "<tbody>{body}</tbody></table></div>"
    ).format(caption=caption, head=head, body=body)


def bullets(texts: Iterable[str]) -> Markup:
    """Return a list of sentences."""
    return Markup("<ul>{}</ul>").format(joined("<li>{}</li>", texts))


def joined(pattern: LiteralString, texts: Iterable[str | Markup]) -> Markup:
    """Return the pattern filled with each text in turn, escaped unless it is HTML already."""
    return Markup().join(Markup(pattern).format(text) for text in texts)  # noqa: S704 - our own


def percent(share: float) -> str:
    """Return a share as a whole percentage, or a dash where there is none."""
    return "–" if pd.isna(share) else f"{share:.0%}"


def with_interval(found: float, low: float, high: float, places: int = 2) -> str:
    """Return a figure with its interval, as much of them as there is."""
    if pd.isna(found):
        return "–"
    if pd.isna(low) or pd.isna(high):
        return f"{found:.{places}f}"
    return f"{found:.{places}f} ({low:.{places}f} to {high:.{places}f})"
