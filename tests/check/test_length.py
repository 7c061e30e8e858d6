"""How many words of a page are counted as read."""

from __future__ import annotations

import pytest

from partnership.check.length import words_read

PAGE = """---
inventory: [S2-1]
---

(a-label)=
# Two words

Plain prose, with a {term}`word <word>` and {cite:p}`gasper2010,weinstein2003{p. 3}`.
"""


def test_what_stands_on_the_page_is_counted_and_what_steers_it_is_not() -> None:
    assert words_read(PAGE) == 8


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("```{admonition} A title\n:class: note\n\nThree more words\n```\n", 5),
        ("````{dropdown} Open\n```{list-table} Caption\n:widths: 1 2\n\n* - cell\n```\n````\n", 3),
        ("```{activity} terms\n```\n", 0),
        ("```{figure} images/a.svg\n:alt: Not read here\n\nA caption\n```\n", 2),
        ("```python\nnot = prose\n```\n", 0),
        ("[a link](somewhere.md#else) and {doc}`places`, {doc}`here <places>`\n", 4),
        ("1,500 words of well-being: it's\n", 5),
    ],
)
def test_each_part_of_a_page_counts_by_what_its_reader_sees(more: str, words: int) -> None:
    assert words_read(PAGE + "\n" + more) - words_read(PAGE) == words
