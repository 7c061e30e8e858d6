"""The page of a home pack: the desk's own modules in one file, which needs nothing else.

Pages opened from a folder may load no module files, so the desk's modules are joined as the
activities' are, with the server's part played by ``page/server.js`` from what the page holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup

from autograder.desk.handlers import PAGE as DESK
from autograder.desk.handlers import page_files
from partnership.activities.view_source import classic_script
from partnership.site.policy import hash_of

OWN = Path(__file__).parent / "page"
_BODY = re.compile(r"<body>\n(.*)</body>", re.DOTALL)
_WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>\n?", re.DOTALL)
_PAGE = Markup(
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="referrer" content="no-referrer">\n<title>Marking at home: {title}</title>\n'
    "<style>{style}</style>\n<script>{first}</script>\n</head>\n<body>\n{body}"
    "<noscript><p>This page needs JavaScript. It loads none from elsewhere.</p></noscript>\n"
    '<script type="application/json" id="pack">{data}</script>\n<script>{script}</script>\n'
    "</body>\n</html>\n"
)


def pack_page(content: Mapping[str, object]) -> str:
    """Return the page of a pack as HTML: one file that runs only what its policy names."""
    first, script, style = _first(), _script(), _style()
    policy = (
        f"default-src 'none'; script-src '{hash_of(first)}' '{hash_of(script)}'; "
        f"style-src '{hash_of(style)}'; base-uri 'none'; form-action 'none'"
    )
    # Nothing that a student wrote can end the element that holds it.
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _PAGE.format(
        policy=policy,
        title=content["title"],
        **{
            name: Markup(text)  # noqa: S704 - our own files, and data that was made harmless above
            for name, text in {
                "style": style, "first": first, "script": script, "data": data, "body": _body(),
            }.items()
        },
    )  # fmt: skip


@cache
def _script() -> str:
    """Return all modules as one script; what the desk asks its server for is answered here."""
    files = page_files()
    instead = {
        (DESK / "dom.js").resolve(): files["dom.js"],
        (OWN / "dom.js").resolve(): files["dom.js"],
        (DESK / "server.js").resolve(): (OWN / "server.js").resolve(),
    }
    script = classic_script(OWN / "pack.js", "", instead)
    # A page from a folder that asks for its storage before it has been read may get an empty
    # one, and marks written there are lost: docs/decisions/0026.
    return f'addEventListener("load", () => {{\n{script}}});\n'


@cache
def _first() -> str:
    """Return what is run before anything is drawn: light or dark."""
    return (DESK / "theme.js").read_text("utf-8")


@cache
def _style() -> str:
    files = page_files()
    styles = (files["tokens.css"], files["desk.css"], files["parts.css"], OWN / "pack.css")
    return "".join(path.read_text("utf-8") for path in styles)


@cache
def _body() -> str:
    found = _BODY.search((DESK / "index.html").read_text("utf-8"))
    assert found is not None, "the desk's page has a body"  # noqa: S101
    return _WITHOUT_SCRIPT.sub("", found[1])
