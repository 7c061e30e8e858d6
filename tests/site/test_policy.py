"""What a page is allowed to load, and how pages are kept within it."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from partnership.site.image_sizes import with_sizes
from partnership.site.inline_styles import as_classes, rules_for
from partnership.site.policy import inline_scripts, policy, refused
from tests.site.small_book import build

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="660" height="330"></svg>'


def test_inline_scripts_are_named_by_their_hash() -> None:
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    stated = policy(["<p></p><script>go()</script>", "<script>go()</script>"])
    assert f"script-src 'self' 'sha256-{digest}';" in stated
    assert "unsafe" not in stated


def test_data_and_files_are_no_inline_scripts() -> None:
    html = (
        '<script type="application/json">{}</script><script defer src="a.js"></script>'
        '<script type="module">b()</script>'
    )
    assert list(inline_scripts(html)) == ["b()"]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Say style= or onclick= in words.</p>", []),
        ('<a title="as in onclick=">one</a>', []),
        ("<style>p { top: 0 }</style>", ["a style element"]),
        ('<button type="button" onclick="go()">Go</button>', ["the attribute onclick"]),
        ('<script>"<style>"</script>', []),
    ],
)
def test_what_the_policy_would_stop_is_found(html: str, found: list[str]) -> None:
    assert refused(html) == found


def test_an_author_is_told_what_the_policy_would_stop(tmp_path: Path) -> None:
    warnings = build(tmp_path, {"page": "# P\n\n<p onclick='go()'>Text.</p>\n"}).warnings
    assert "page.md" in warnings
    assert "this page has the attribute onclick, which its security policy refuses" in warnings


def test_a_style_attribute_becomes_a_class_that_can_be_read_back() -> None:
    html = '<col style="width: 40.0%" /><i class="a" style="top: 1px; --b: c_d">x</i><b style="">'
    page = as_classes(html)
    assert "style=" not in page
    assert page.startswith('<col class="pw-style-width_3A40.0_25" />')
    assert '<i class="a pw-style-' in page
    assert rules_for([page]) == (
        ".pw-style-top_3A1px_3B--b_3Ac_5Fd{top:1px;--b:c_d}.pw-style-width_3A40\\.0_25{width:40.0%}"
    )


def test_a_picture_has_the_shape_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "d.svg"
    file.write_text(DRAWING, encoding="utf-8")
    pictures = {"d.svg": file}
    chosen = '<img alt="a > b" src="../_images/d.svg" style="width: 560px;" />'
    assert with_sizes(chosen, pictures) == (
        '<img alt="a > b" src="../_images/d.svg" width="560" height="280" />'
    )
    assert 'width="660" height="330"' in with_sizes('<img src="_images/d.svg">', pictures)
    for other in ('<img src="_images/x.svg">', '<img src="_images/d.svg" width="9">'):
        assert with_sizes(other, pictures) == other
