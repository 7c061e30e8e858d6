"""How many words of a page its reader reads.

Counted are prose, lists, boxes, folded parts and the cells of tables. Not counted are the lines at
the top of the page, names and options of directives, labels, addresses of links, code, the names
of sources in brackets, and descriptions of pictures. What activities and frameworks say stands in
the bank and is not counted either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TOP = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"(?P<fence>`{3,})(?P<name>\{[\w-]+\})?(?P<rest>.*)")
TITLED = ("{admonition}", "{dropdown}", "{list-table}")
"""Directives that show what stands behind their name."""
STEERS = re.compile(r":[\w-]+:.*|\([\w-]+\)=")
"""An option of a directive, or the label of a section."""
ROLE = re.compile(r"\{([\w:]+)\}`([^`]*)`")
LINK = re.compile(r"\]\([^)]*\)")
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def words_read(page: str) -> int:
    """Return how many words of a MyST page its reader reads."""
    text = "\n".join(_lines_read(TOP.sub("", page)))
    return len(WORD.findall(LINK.sub("]", ROLE.sub(_said, text))))


def _lines_read(text: str) -> Iterator[str]:
    """Yield what is read of each line: titles of directives, and no code."""
    code = ""
    for line in text.splitlines():
        found = FENCE.fullmatch(line)
        if code:
            code = "" if line == code else code
        elif not found:
            yield "" if STEERS.fullmatch(line) else line
        elif found["name"]:
            yield found["rest"] if found["name"] in TITLED else ""
        elif found["rest"]:
            code = found["fence"]


def _said(role: re.Match[str]) -> str:
    """Return the words that a role shows, as far as the page itself holds them."""
    name, text = role.groups()
    shown, pointed, _ = text.partition("<")
    if name.startswith("cite") or (name in ("doc", "ref") and not pointed):
        return ""
    return shown
