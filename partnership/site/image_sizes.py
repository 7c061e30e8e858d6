"""The size of every picture in its ``img``, so that the text keeps its place while it loads."""

from __future__ import annotations

import re
from pathlib import Path

import imagesize

_IMAGE = re.compile(r'<img\b(?P<attributes>(?:"[^"]*"|[^<>"])*?)\s*/?>')
_SOURCE = re.compile(r'\ssrc="(?:\.\./)*_images/([^"?#]+)"')
_STYLE = re.compile(r'\sstyle="\s*width:\s*(\d+)px;?\s*"')
_SIZE = re.compile(r'\s(?:width|height)="')


def with_sizes(html: str, pictures: dict[str, Path]) -> str:
    """Return a page's text with a width and a height for each picture of the book.

    Args:
        html: the text; a width in pixels that its author chose, in a style, is kept.
        pictures: the file of each picture, by its name in ``_images``.
    """

    def sized(match: re.Match[str]) -> str:
        attributes = match["attributes"]
        source = _SOURCE.search(attributes)
        file = pictures.get(source[1]) if source else None
        if file is None or _SIZE.search(attributes):
            return match[0]
        width, height = imagesize.get(file)
        if width <= 0 or height <= 0:
            return match[0]
        chosen = _STYLE.search(attributes)
        shown = int(chosen[1]) if chosen else round(width)
        rest = _STYLE.sub("", attributes)
        return f'<img{rest} width="{shown}" height="{round(shown * height / width)}" />'

    return _IMAGE.sub(sized, html)
