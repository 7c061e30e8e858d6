"""Rules of a tool as JavaScript has them, run in a page on many cases at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from partnership.activities import view_source

Rules = Callable[..., list[Any]]
"""``run(tool, rule, cases, cite=str)``: what one rule says of each case."""

END = """
let spec = null;
export const take = (text) => (spec = JSON.parse(text));
export const run = (rule, cases) => JSON.stringify(JSON.parse(cases).map(rules[rule]));
"""


@contextmanager
def rules_in(browser: Browser, folder: Path, entry: str) -> Iterator[Rules]:
    """Yield what runs the rules of a module that imports from ``./ROOT/`` and names ``rules``.

    A rule takes one case and finds the tool in ``spec``.
    """
    root = Path(view_source.ACTIVITIES)
    up = Path(*[".."] * (len(folder.parts) - 1), *root.parts[1:])
    file = folder / "entry.js"
    file.write_text(entry.replace("ROOT", up.as_posix()) + END)
    page = browser.new_page()
    script = view_source._joined(file, "globalThis.rules = {name};\n")
    page.add_script_tag(content=script)

    def run(tool: Any, rule: str, cases: list[Any], cite: Any = str) -> list[Any]:
        spec = json.dumps(tool.spec(with_answers=True, cite=cite))
        page.evaluate("text => void rules.take(text)", spec)
        asked = [rule, json.dumps(cases)]
        found: list[Any] = json.loads(
            page.evaluate("([rule, cases]) => rules.run(rule, cases)", asked)
        )
        return found

    yield run
    page.close()
