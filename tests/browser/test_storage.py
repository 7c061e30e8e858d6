"""Where a page keeps answers: the time of each, and what happens when an activity moves."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from partnership.activities import view_source


@pytest.fixture
def host(page: Page) -> Page:
    """A page in which ``host.createStorage`` can be called."""
    page.route("http://localhost/", lambda route: route.fulfill(body="<title>Empty</title>"))
    page.goto("http://localhost/")
    entry = view_source.ACTIVITIES / "host" / "storage.js"
    page.add_script_tag(content=view_source._joined(entry, "globalThis.host = {name};\n"))
    return page


def test_only_what_changed_gets_a_new_time(host: Page) -> None:
    host.evaluate(
        """() => {
          localStorage.setItem('partnership:v1:page:act', '{"old": {"answer": 1}}');
          globalThis.clock = 0;
          Date.now = () => (globalThis.clock += 10);
          globalThis.place = host.createStorage(() => localStorage, 'page', 'act');
          globalThis.value = place.read().value;
        }"""
    )

    def write(changes: str) -> dict[str, Any]:
        host.evaluate(f"() => {{ value = {{ ...value, {changes} }}; place.write(value) }}")
        found: dict[str, Any] = host.evaluate("JSON.parse(localStorage['partnership:v1:page:act'])")
        return {name: response.get("at") for name, response in found.items()}

    assert write("a: { answer: 'x' }") == {"old": None, "a": 10}
    assert write("b: { answer: 'y' }") == {"old": None, "a": 10, "b": 20}
    assert write("a: { ...value.a, review: 3 }") == {"old": None, "a": 30, "b": 20}
    assert write("old: { answer: 2 }") == {"old": 40, "a": 30, "b": 20}


READ = "([page, name]) => host.createStorage(() => localStorage, page, name).read()"


def test_answers_follow_an_activity_to_another_page(host: Page) -> None:
    host.evaluate("localStorage['partnership:v1:old-page:act'] = '{\"a\": {\"answer\": 1}}'")
    found = host.evaluate(READ, ["new-page", "act"])
    assert (found["state"], found["value"]["a"]["answer"]) == ("found", 1)
    assert host.evaluate("Object.keys(localStorage)") == ["partnership:v1:new-page:act"]


def test_answers_to_another_activity_stay_where_they_are(host: Page) -> None:
    host.evaluate("localStorage['partnership:v1:page:react'] = '{\"a\": {\"answer\": 1}}'")
    assert host.evaluate(READ, ["page", "act"])["state"] == "empty"
    assert host.evaluate("Object.keys(localStorage)") == ["partnership:v1:page:react"]
