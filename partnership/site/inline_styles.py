"""Style attributes, as docutils writes them for widths, turned into classes of the stylesheet.

The pages' security policy refuses style attributes. A class here is the declarations themselves,
spelled so that they can be read back from the page: the stylesheet needs to know nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

_PREFIX = "pw-style-"
_STYLED = re.compile(
    r"""<(?P<tag>[a-z][\w-]*)(?P<before>(?:"[^"]*"|[^<>"])*?)"""
    r"""\sstyle="(?P<style>[^"]*)"(?P<after>(?:"[^"]*"|[^<>"])*)>"""
)
_CLASS = re.compile(r'(?<=\s)class="([^"]*)"')
_NOT_PLAIN = re.compile(r"[^\w-]")
_NAMES = re.compile(rf'{_PREFIX}[^\s"<>]+')


def as_classes(html: str) -> str:
    """Return a page's text with a class in place of each style attribute."""
    return _STYLED.sub(_with_class, html)


def rules_for(pages: Iterable[str]) -> str:
    """Return the rules of the classes that pages got in place of style attributes."""
    names = sorted({name for page in pages for name in _NAMES.findall(page)})
    return "".join(f".{_NOT_PLAIN.sub(_escaped, name)}{{{_read(name)}}}" for name in names)


def _with_class(match: re.Match[str]) -> str:
    declarations = re.sub(r"\s*([:;])\s*", r"\1", match["style"]).strip("; ")
    rest = match["before"] + match["after"]
    name = _PREFIX + quote(declarations, safe="").replace("_", "%5F").replace("%", "_")
    if not declarations:
        return f"<{match['tag']}{rest}>"
    given = _CLASS.search(rest)
    if given is None:
        return f'<{match["tag"]} class="{name}"{rest}>'
    return f"<{match['tag']}{rest[: given.end() - 1]} {name}{rest[given.end() - 1 :]}>"


def _read(name: str) -> str:
    return unquote(name.removeprefix(_PREFIX).replace("_", "%"))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"
