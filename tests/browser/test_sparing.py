"""The host reads from a page what the build left out of an activity's data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from partnership.activities.view_source import ACTIVITIES, classic_script
from partnership.site.sparing import NAME, texts_in

PLACE = re.compile(
    r'<div class="pw-place"[^>]*>(?:<script type="application/json">(.*?)</script>)?'
    r'<div class="pw-printed">(.*?)</div></div>',
    re.DOTALL,
)
READ = "[...document.querySelectorAll('[data-activity]:not([data-from])')].map(readByTest)"


def restored(value: Any, texts: list[str]) -> Any:
    if isinstance(value, dict):
        if NAME in value:
            return texts[value[NAME]]
        return {key: restored(one, texts) for key, one in value.items()}
    return [restored(one, texts) for one in value] if isinstance(value, list) else value


def test_every_activity_of_the_course_gets_its_own_data(page: Page, built_book: Path) -> None:
    script = classic_script(
        ACTIVITIES / "host" / "mount.js", "globalThis.readByTest = {name}.specOf;\n"
    )
    spared = 0
    for file in sorted(built_book.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        # Large data is in a file of its own, which a test of chapters' activities reads.
        places = [place for place in PLACE.findall(html) if place[0]]
        assert len(places) == html.count("data-activity=") - html.count("data-from=")
        if places:
            spared += html.count(f'"{NAME}"')
            page.goto(file.as_uri())
            page.evaluate(script)
            assert page.evaluate(READ) == [
                restored(json.loads(data), texts_in(printed)) for data, printed in places
            ], file
    assert spared > 500
