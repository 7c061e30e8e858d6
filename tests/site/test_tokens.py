"""The colours of the course meet WCAG 2.2 AA in both themes."""

from __future__ import annotations

import re

import pytest

from partnership.site.stylesheet import STYLES

TEXT = 4.5
CONTROLS = 3.0
PAIRS = [
    *(
        (name, ground, TEXT)
        for ground in ("bg", "surface", "sunken")
        for name in ("text", "muted", "accent", "accent-strong")
    ),
    *(
        (name, ground, TEXT)
        for ground in ("bg", "surface")
        for name in ("good", "fair", "poor", "clay", "plum")
    ),
    ("accent-text", "accent", TEXT),
    ("accent-text", "accent-strong", TEXT),
    *((name, "accent-soft", TEXT) for name in ("text", "accent-strong", "accent")),
    *((name, "clay-soft", TEXT) for name in ("text", "clay", "accent")),
    *((name, "plum-soft", TEXT) for name in ("text", "plum", "accent")),
    ("plum", "sunken", TEXT),
    ("text", "mark", TEXT),
    ("control", "bg", CONTROLS),
    ("control", "surface", CONTROLS),
    ("focus", "bg", CONTROLS),
    ("focus", "surface", CONTROLS),
    ("focus", "sunken", CONTROLS),
]
"""Colours that meet: (in front, behind, the least contrast)."""

ACTIVITIES_RELY_ON = {
    "bg",
    "surface",
    "text",
    "muted",
    "border",
    "accent",
    "accent-text",
    "good",
    "fair",
    "poor",
    "focus",
}


def themes() -> dict[str, dict[str, str]]:
    css = (STYLES / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    return {
        "dark" if "dark" in selector else "light": dict(
            re.findall(r"--pw-([\w-]+): (#[0-9a-f]{6});", body)
        )
        for selector, body in blocks
    }


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_worked_out_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "behind", "least"), PAIRS)
def test_colours_that_meet_can_be_told_apart(
    theme: str, front: str, behind: str, least: float
) -> None:
    colours = themes()[theme]
    assert contrast(colours[front], colours[behind]) >= least


def test_both_themes_have_every_colour() -> None:
    light, dark = themes()["light"], themes()["dark"]
    assert light.keys() == dark.keys()
    assert light.keys() >= ACTIVITIES_RELY_ON
