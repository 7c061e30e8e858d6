"""A student's Markdown as HTML that does nothing in the browser of whoever reads it."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from autograder.marks.event import plain

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

LONGEST = 60_000
"""Letters that are set as Markdown: about twenty pages. More is shown as plain text."""
SHOWN = 300_000
"""Letters that are shown at all."""
TAGS = {
    "a", "blockquote", "br", "code", "del", "div", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "div": {"class", "dir"}}
_TRICKS = re.compile(r"[\[\]!`*_<&|~\\]")
_MOST_TRICKS = 6000
"""Signs of Markdown; so many in one answer were not typed, and take a parser long."""


def safe_html(text: str) -> str:
    """Return Markdown as HTML in one ``div``: no script, no picture, nothing is fetched.

    HTML in it is shown as it was typed. A picture is named in its place. Signs that turn the
    direction of what follows, and control signs, are taken out. What is far longer than an
    answer is shown as plain text and, past ``SHOWN`` letters, cut, and it says so.
    """
    import nh3

    whole = str(plain(text))
    cut = len(whole) > SHOWN
    if len(whole) > LONGEST or len(_TRICKS.findall(whole)) > _MOST_TRICKS:
        body = f"<pre>{escape(whole[:SHOWN])}</pre>"
    else:
        body = _markdown().render(whole)
    said = f"<p><strong>Cut here: the answer has {len(whole):,} letters.</strong></p>"
    marked = f'<div class="answer" dir="auto">{body}{said if cut else ""}</div>'
    return nh3.clean(
        marked,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    def _image(self: object, tokens: list[Token], index: int, *_: object) -> str:
        return f"<em>[picture: {escape(tokens[index].content or 'without a description')}]</em>"

    def _heading(self: object, tokens: list[Token], index: int, *_: object) -> str:
        # The page it is shown on has headings of its own above these.
        level = min(6, int(tokens[index].tag[1]) + 2)
        return f"<{'/' if tokens[index].nesting < 0 else ''}h{level}>"

    reader = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    reader.add_render_rule("image", _image)
    reader.add_render_rule("heading_open", _heading)
    reader.add_render_rule("heading_close", _heading)
    return reader
