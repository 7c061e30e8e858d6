"""Citations in the running text: Frost (2005), (Frost, 2005), (Children Act 2004)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pybtex.richtext import Tag, Text
from pybtex.style.template import node
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.template import join2, post_text, pre_text, reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pybtex.style.template import Node

# The type of an entry for an Act, an Order or another law.
LAW = "legislation"


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


@node  # type: ignore[untyped-decorator]
def _law_or_work(children: Sequence[Node], data: dict[str, Any]) -> Text:
    """Format the first child for a law, the second for anything else."""
    law, work = children
    return (law if data["entry"].type == LAW else work).format_data(data)


@node  # type: ignore[untyped-decorator]
def _title(_children: Sequence[Node], data: dict[str, Any]) -> Text:
    return Tag("em", Text.from_latex(data["entry"].fields["title"].replace("'", "’")))


@dataclass
class HarvardReferences(AuthorYearReferenceStyle):
    """Citations in the text: Frost (2005), or (Frost, 2005); laws as (Children Act 2004)."""

    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)

    def inner(self, role_name: str) -> Node:
        """Return the template of one citation. A law's title holds its year."""
        law = join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[
            pre_text, reference[_title], post_text
        ]
        return _law_or_work[law, super().inner(role_name)]
