"""The Content-Security-Policy that every page states: what it may load, and from where.

A page may run the files beside it and the inline scripts it was built with, which are named by
their hash. Anything else is refused: code that somebody puts into a page, and every address
outside the course.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_IS_DATA = re.compile(r"""\btype\s*=\s*["']?(?:application/(?:ld\+)?json)\b""", re.IGNORECASE)
_TAG = re.compile(r"""<[a-z][\w-]*(?:"[^"]*"|'[^']*'|[^<>"'])*>""", re.IGNORECASE)
_HANDLER = re.compile(r"\son[a-z]+\s*=", re.IGNORECASE)
_VALUES = re.compile(r""""[^"]*"|'[^']*'""")


def policy(page_parts: Iterable[str]) -> str:
    """Return the policy of a page.

    Args:
        page_parts: HTML and scripts in script elements; the inline scripts in them may run.
    """
    hashes = dict.fromkeys(
        hash_of(script) for part in page_parts for script in inline_scripts(part)
    )
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *(f"'{one}'" for one in hashes)]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def meta(page_parts: Iterable[str]) -> str:
    """Return the policy as an element that stands first in a page's head."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(page_parts)}" />'


def inline_scripts(html: str) -> Iterator[str]:
    """Yield the text of each script in a page that a browser would run."""
    for attributes, text in _SCRIPT.findall(html):
        if "src=" not in attributes and not _IS_DATA.search(attributes):
            yield text


def refused(html: str) -> list[str]:
    """Return what the policy would stop in a page's text: inline styles and handlers."""
    html = _SCRIPT.sub("", html)
    found = ["a style element"] if re.search(r"<style\b", html, re.IGNORECASE) else []
    for tag in _TAG.findall(html):
        handler = _HANDLER.search(_VALUES.sub('""', tag))
        if handler:
            found.append(f"the attribute {handler[0].strip(' =')}")
    return list(dict.fromkeys(found))


def hash_of(text: str) -> str:
    """Return the name by which a policy lets an inline script or style in, without quotes."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
