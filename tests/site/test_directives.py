"""Frameworks and the glossary in a page, from the bank's files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from partnership.bank.framework import read_framework
from partnership.bank.glossary import Term, read_glossary
from tests.site.small_book import TOP, SmallBook, build

LEVELS = """\
id: levels
name: Two levels
author_year: Frost 2005
source: frost2005
kind: continuum
confidence: high
inventory: []
items:
  - {id: far, label: Far, gist: Apart., order: 1}
  - {id: near, label: Near, gist: Together., order: 2}
confusions:
  - Near is not always better.
"""
PAIR = """\
id: pair
name: A pair
author_year: after Weinstein et al. 2003, as listed by Gasper 2010
source: weinstein2003
kind: dichotomy
confidence: medium
inventory: []
items:
  - {id: one, label: One, gist: First <thing>.}
  - {id: two, label: Two, gist: Second thing.}
"""
REST = "," * (len(Term.model_fields) - 4)
TERMS = (
    f"{','.join(Term.model_fields)}\n"
    f'team around the child,TAC,"People who meet, and act.",frost2005{REST}\n'
    f"agency,,An organisation.,{REST}\n"
)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank with two frameworks and two terms."""
    folder = tmp_path / "datasets"
    (folder / "quizzes").mkdir(parents=True)
    (folder / "frameworks").mkdir()
    (folder / "frameworks" / "levels.yaml").write_text(LEVELS, encoding="utf-8")
    (folder / "frameworks" / "pair.yaml").write_text(PAIR, encoding="utf-8")
    (folder / "glossary.csv").write_text(TERMS, encoding="utf-8")
    return folder


def framework(name: str, *options: str) -> str:
    return "\n".join([f"```{{framework}} {name}", *options, "```", ""])


def book(tmp_path: Path, bank: Path, page: str) -> SmallBook:
    return build(tmp_path, {"page": f"# A page\n\n{page}"}, bank)


def cells(page: str) -> list[list[str]]:
    """Return the text of a page's table, row by row."""
    return [
        [
            re.sub(r"<[^>]*>", "", cell).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    ]


def test_a_ranked_framework_is_a_table_with_steps(tmp_path: Path, bank: Path) -> None:
    made = book(tmp_path, bank, framework("levels"))
    page = made.page("page")
    assert made.warnings == ""
    assert cells(page) == [
        ["Step", "Part", "What it means"],
        ["1", "Far", "Apart."],
        ["2", "Near", "Together."],
    ]
    assert '<span class="caption-text">Two levels</span>' in page
    assert page.count('<th class="stub">') == 2
    assert "Easily confused" not in page


def test_groups_exits_and_helps_have_their_place(tmp_path: Path, bank: Path) -> None:
    more = LEVELS.replace("order: 1}", "order: 1, group: low, helps: Talk.}")
    more = more.replace("order: 2}", "order: 2, group: high}")
    more += "groups: {low: Low down, high: High up}\n"
    more += "exits:\n  - {id: end, label: End, gist: Over.}\n"
    (bank / "frameworks" / "levels.yaml").write_text(more, encoding="utf-8")
    assert cells(book(tmp_path, bank, framework("levels")).page("page")) == [
        ["Step", "Part", "What it means"],
        ["Low down"],
        ["1", "Far", "Apart.\nWhat helps: Talk."],
        ["High up"],
        ["2", "Near", "Together."],
        ["–", "End", "Over."],
    ]


def test_a_frameworks_source_is_a_citation_in_the_references(tmp_path: Path, bank: Path) -> None:
    made = book(tmp_path, bank, framework("levels"))
    assert re.search(
        r'Source: .*Frost \(<a [^>]*href="references.html#ref-frost2005"', made.page("page")
    )
    assert 'id="ref-frost2005"' in made.page("references")


def test_a_source_with_a_history_is_told_in_full(tmp_path: Path, bank: Path) -> None:
    page = book(tmp_path, bank, framework("pair")).page("page")
    assert "Source: after Weinstein et al. 2003, as listed by Gasper 2010. See " in page
    assert cells(page)[1] == ["One", "First &lt;thing&gt;."]


def test_confusions_are_shown_when_asked_for(tmp_path: Path, bank: Path) -> None:
    page = book(tmp_path, bank, framework("levels", ":confusions:", ":tells:")).page("page")
    assert '<p class="admonition-title">Easily confused</p>\n<p>Near is not always better.' in page
    assert "How to tell them apart" not in page


def test_an_unknown_framework_is_reported_where_it_is_named(tmp_path: Path, bank: Path) -> None:
    warnings = book(tmp_path, bank, "Text.\n\n" + framework("level")).warnings
    assert "page.md:5: WARNING: there is no framework 'level' - use one of these, or add" in (
        warnings
    )
    assert "level.yaml: levels, pair" in warnings


def test_a_faulty_framework_is_reported_in_both_files(tmp_path: Path, bank: Path) -> None:
    path = bank / "frameworks" / "levels.yaml"
    path.write_text(LEVELS.replace("order: 2", "order: 3"), encoding="utf-8")
    warnings = book(tmp_path, bank, framework("levels")).warnings
    assert "page.md:3: WARNING: the framework cannot be shown:" in warnings
    assert f"{path}:" in warnings
    assert "the items are ordered [1, 3] - number all 2 from 1 without gaps" in warnings


def test_a_page_follows_its_framework(tmp_path: Path, bank: Path) -> None:
    book(tmp_path, bank, framework("levels"))
    path = bank / "frameworks" / "levels.yaml"
    path.write_text(LEVELS.replace("Together.", "Side by side."), encoding="utf-8")
    assert "Side by side." in book(tmp_path, bank, framework("levels")).page("page")


def test_terms_and_acronyms_can_be_referred_to(tmp_path: Path, bank: Path) -> None:
    text = "See {term}`agency`, {term}`team around the child` and {term}`TAC`.\n\n"
    made = book(tmp_path, bank, text + "```{course-glossary}\n```\n")
    page = made.page("page")
    assert made.warnings == ""
    for anchor in ("term-agency", "term-team-around-the-child", "term-TAC"):
        assert f'href="#{anchor}"' in page
        assert f'<dt id="{anchor}">' in page
    assert page.index('id="term-agency"') < page.index('id="term-team-around-the-child"')
    assert "People who meet, and act." in page
    assert 'href="references.html#ref-frost2005"' in page


def test_letters_lead_to_the_first_term_of_each(tmp_path: Path, bank: Path) -> None:
    page = book(tmp_path, bank, "```{course-glossary}\n```\n").page("page")
    letters = page[
        page.index('aria-label="First letters"') : page.index("</nav>", page.index("First letters"))
    ]
    links = re.findall(r'<a href="#([^"]*)">(.*?)</a>', letters)
    assert links == [("term-agency", "A"), ("term-team-around-the-child", "T")]


def test_a_page_follows_the_glossary(tmp_path: Path, bank: Path) -> None:
    page = "```{course-glossary}\n```\n"
    book(tmp_path, bank, page)
    path = bank / "glossary.csv"
    path.write_text(TERMS.replace("An organisation.", "A body."), encoding="utf-8")
    assert "A body." in book(tmp_path, bank, page).page("page")


def test_a_faulty_glossary_is_reported_in_both_files(tmp_path: Path, bank: Path) -> None:
    path = bank / "glossary.csv"
    path.write_text(TERMS + f"nothing,,,{REST}\n", encoding="utf-8")
    warnings = book(tmp_path, bank, "```{course-glossary}\n```\n").warnings
    assert "page.md:3: WARNING: the glossary cannot be shown:" in warnings
    assert f"{path}:4: 'definition' is" in warnings


def test_every_framework_of_the_course_can_be_read() -> None:
    paths = sorted((TOP / "datasets" / "frameworks").glob("*.yaml"))
    assert len(paths) >= 9
    assert all(len(read_framework(path).items) >= 2 for path in paths)


def test_the_courses_glossary_can_be_read() -> None:
    assert len(read_glossary(TOP / "datasets" / "glossary.csv")) > 30


def test_a_bank_elsewhere_is_used(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(TOP / "datasets", own)
    (own / "frameworks" / "levels.yaml").write_text(LEVELS, encoding="utf-8")
    assert "Together." in book(tmp_path, own, framework("levels")).page("page")
