"""The theme's structure with the course's assets: what is kept, dropped and relied on."""

from __future__ import annotations

import re
from pathlib import Path

import pydata_sphinx_theme
import pytest
import sphinx
import sphinx_book_theme

from partnership.site import search_index, stylesheet
from partnership.site.assets import HEAD_SCRIPT, minified_script, site_script, version
from partnership.site.vocabulary import Vocabulary
from tests.site.small_book import SmallBook, build

LAYOUT = ("layout", "pages-list", "top-bar", "sections", "underneath", "dialogs")
"""Stylesheets of our own that say where the theme's parts stand."""
PAGE = """# A page

First paragraph, with a [link](https://example.org) and a word that is here to be found.

## A section

| wide | table |
|---|---|
| one | two |

```{admonition} Dig deeper
:class: deeper dropdown
Folded text.
```

```{tip}
:class: dropdown
Folded tip.
```

```python
print("code")
```

## Another section

Last paragraph.
"""

NEXT = """# Next

## Deeper

```{list-table}
:header-rows: 1
:stub-columns: 1
* -
  - more
* - near
  - yes
```
"""


FILES = ("site.js", "book.css")


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> SmallBook:
    return build(tmp_path_factory.mktemp("slim"), {"page": PAGE, "next": NEXT})


# ---------------------------------------------------- what we rely on the theme for


def theme_templates() -> str:
    folders = [
        Path(package.__file__ or "").parent
        for package in (sphinx, pydata_sphinx_theme, sphinx_book_theme)
    ]
    return "".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in folder.rglob("layout.html")
    )


def test_every_block_we_replace_is_one_of_the_themes() -> None:
    ours = (stylesheet.STYLES.parent / "templates" / "layout.html").read_text(encoding="utf-8")
    wanted = set(re.findall(r"{%-? block (\w+)", ours))
    assert len(wanted) >= 8
    assert wanted <= set(re.findall(r"{%-?\s*block (\w+)", theme_templates()))


@pytest.mark.parametrize(
    "needle",
    [
        'id="main-content"',
        'id="pst-page-toc-nav"',
        'id="pst-primary-sidebar"',
        'id="pst-primary-sidebar-modal"',
        'id="pst-search-dialog"',
        'id="pst-secondary-sidebar"',
        'id="pst-secondary-sidebar-modal"',
        'id="pst-skip-link"',
        'class="pst-scrollable-table-container"',
        'data-content_root="./"',
    ],
)
def test_the_theme_still_has_what_our_script_looks_for(small_book: SmallBook, needle: str) -> None:
    assert small_book.page("page").count(needle) == 1


def test_the_theme_still_has_every_class_our_layout_names(small_book: SmallBook) -> None:
    words = Vocabulary()
    for path in small_book.html.glob("*.html"):
        words.read_page(path.read_text(encoding="utf-8"))
    words.read_scripts([site_script()])
    present = {name for element in words.elements for name in element.classes} | words.dynamic
    layout = "".join((stylesheet.STYLES / f"{name}.css").read_text("utf-8") for name in LAYOUT)
    rules = re.sub(r"\{[^{}]*\}|/\*.*?\*/", " ", layout, flags=re.DOTALL)
    assert set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", rules)) - present == set()


def test_every_icon_the_theme_puts_on_a_page_is_drawn(small_book: SmallBook) -> None:
    icons = (stylesheet.STYLES / "icons.css").read_text(encoding="utf-8")
    drawn = set(re.findall(r"\.(fa-[\w-]+)", icons))
    used = set()
    for path in small_book.html.glob("*.html"):
        used |= set(re.findall(r"\bfa-[\w-]+", path.read_text(encoding="utf-8")))
    assert "fa-bars" in used
    assert used - drawn == set()


def test_a_stylesheet_that_the_theme_renamed_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no longer has basic\.css - mend THEME_STYLES"):
        stylesheet.build(tmp_path, Vocabulary(), tmp_path / "kept")


# ------------------------------------------------------------------- what a page has


def test_a_page_asks_for_one_stylesheet_and_one_script(small_book: SmallBook) -> None:
    page = small_book.page("page")
    script, style = (version(small_book.html / "_static" / name) for name in FILES)
    assert re.findall(r'<script[^>]* src="([^"]*)"', page) == [f"_static/site.js?v={script}"]
    assert re.findall(r'<link rel="stylesheet"[^>]* href="([^"]*)"', page) == [
        f"_static/book.css?v={style}"
    ]
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == ['href="https://example.org"']


def test_the_head_names_no_page_that_a_browser_would_fetch_beforehand(
    small_book: SmallBook,
) -> None:
    assert 'href="next.html"' in small_book.page("page")
    assert not re.search(r'<link[^>]* rel="(?:next|prev|prefetch)"', small_book.page("page"))


def test_the_folder_holds_nothing_of_the_theme(small_book: SmallBook) -> None:
    files = {path.name for path in (small_book.html / "_static").rglob("*")}
    assert files == {*FILES, "icon-192.png", "icon-512.png", "icon-maskable-512.png"}
    assert not (small_book.html / "searchindex.js").exists()


def test_assets_are_small(small_book: SmallBook) -> None:
    static = small_book.html / "_static"
    assert (static / "book.css").stat().st_size < 80_000
    assert (static / "site.js").stat().st_size < 14_000


def test_a_second_build_keeps_the_stylesheet(small_book: SmallBook) -> None:
    static = small_book.html / "_static" / "book.css"
    first = static.read_text(encoding="utf-8")
    build(small_book.html.parent, {"page": PAGE, "next": NEXT})
    assert static.read_text(encoding="utf-8") == first


def test_a_page_says_its_language_and_what_it_is_about(small_book: SmallBook) -> None:
    page = small_book.page("page")
    assert '<html lang="en-GB"' in page
    assert page.count('name="viewport"') == 1
    assert '<meta name="description" content="First paragraph, with a link and' in page


def test_an_author_can_word_the_description(tmp_path: Path) -> None:
    front = '---\nmyst:\n  html_meta:\n    description: "Ours."\n---\n'
    page = build(tmp_path, {"page": front + PAGE}).page("page")
    assert re.findall(r'<meta[^>]*name="description"[^>]*>', page) == [
        '<meta content="Ours." name="description" />'
    ]


def test_boxes_fold_without_a_script(small_book: SmallBook) -> None:
    page = small_book.page("page")
    assert '<details class="admonition deeper">' in page
    assert '<summary class="admonition-title">Dig deeper</summary>' in page
    assert '<details class="admonition tip">' in page
    assert '<summary class="admonition-title">Tip</summary>' in page


def test_an_empty_corner_of_a_table_is_no_heading(small_book: SmallBook) -> None:
    page = small_book.page("next")
    assert '<tr class="row-odd"><td></td>\n<th class="head"><p>more</p></th>' in page
    assert '<th class="stub"><p>near</p></th>' in page


def test_maths_is_refused_with_advice(tmp_path: Path) -> None:
    warnings = build(tmp_path, {"page": "# Sum\n\nIt is $1+1$.\n"}).warnings
    assert "page.md" in warnings
    assert "this page has maths, which the course's pages cannot show - write it in words" in (
        warnings
    )


def test_the_index_has_every_section_with_its_address(small_book: SmallBook) -> None:
    found = search_index.sections_of(small_book.page("page"))
    assert [section.entry()[:2] for section in found] == [
        ["A page", "#a-page"],
        ["A section", "#a-section"],
        ["Another section", "#another-section"],
    ]
    assert "a word that is here to be found" in found[0].entry()[2]
    assert "Folded text." in found[1].entry()[2]
    assert "#" not in found[1].entry()[2]


def test_a_minified_script_keeps_its_code() -> None:
    source = HEAD_SCRIPT.read_text(encoding="utf-8")
    smaller = minified_script(source)
    assert len(smaller) < len(source)
    code = [line.strip() for line in source.splitlines() if not re.match(r"\s*(//|/?\*)", line)]
    assert "".join(smaller.split()) == "".join("".join(code).split())
