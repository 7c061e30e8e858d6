"""The time an answer was last changed, as a page keeps it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from partnership.activities import view_source


def test_only_what_changed_gets_a_new_time(page: Page) -> None:
    page.route("http://localhost/", lambda route: route.fulfill(body="<title>Empty</title>"))
    page.goto("http://localhost/")
    entry = view_source.ACTIVITIES / "host" / "storage.js"
    page.add_script_tag(content=view_source._joined(entry, "globalThis.host = {name};\n"))
    page.evaluate(
        """() => {
          localStorage.setItem('partnership:v1:page:act', '{"old": {"answer": 1}}');
          globalThis.clock = 0;
          Date.now = () => (globalThis.clock += 10);
          globalThis.place = host.createStorage(() => localStorage, 'page', 'act');
          globalThis.value = place.read().value;
        }"""
    )

    def write(changes: str) -> dict[str, Any]:
        page.evaluate(f"() => {{ value = {{ ...value, {changes} }}; place.write(value) }}")
        found: dict[str, Any] = page.evaluate("JSON.parse(localStorage['partnership:v1:page:act'])")
        return {name: response.get("at") for name, response in found.items()}

    assert write("a: { answer: 'x' }") == {"old": None, "a": 10}
    assert write("b: { answer: 'y' }") == {"old": None, "a": 10, "b": 20}
    assert write("a: { ...value.a, review: 3 }") == {"old": None, "a": 30, "b": 20}
    assert write("old: { answer: 2 }") == {"old": 40, "a": 30, "b": 20}
