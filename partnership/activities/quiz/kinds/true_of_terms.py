"""Say of which terms each statement is true."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from markupsafe import Markup
from pydantic import Field, model_validator

from partnership.activities.quiz.item import Item, in_stored_order
from partnership.activities.quiz.judgement import Judgement, Part
from partnership.activities.quiz.pieces import Labelled, listed, require_known
from partnership.activities.quiz.printing import answered, folded, in_words, named
from partnership.bank.documents import Record
from partnership.bank.unique import require_unique
from partnership.bank.words import Slug, Text


class Statement(Record):
    """Something that is true of one or more of the terms, with the reason."""

    id: Slug
    text: Text
    true_of: Annotated[tuple[Slug, ...], Field(min_length=1)]
    reason: Text


class TrueOfTerms(Item):
    """A question in which terms are ticked for each statement.

    An answer maps the ids of statements to lists of the ids of terms, in any order.
    """

    kind: Literal["true_of_terms"]
    terms: Annotated[tuple[Labelled, ...], Field(min_length=2, max_length=6)]
    statements: Annotated[tuple[Statement, ...], Field(min_length=1, max_length=8)]

    @model_validator(mode="after")
    def _statements_name_terms(self) -> Self:
        terms = [term.id for term in self.terms]
        require_unique(terms, "term")
        require_unique((statement.id for statement in self.statements), "statement")
        for statement in self.statements:
            require_known(statement.true_of, terms, f"statement '{statement.id}'", "term")
            if len(set(statement.true_of)) < len(statement.true_of):
                raise ValueError(
                    f"statement '{statement.id}' names a term twice - name each term once"
                )
        return self

    def judge(self, answer: object) -> Judgement:
        """Judge what is ticked, each statement as a part: right if its terms are and no other."""
        given = answer if isinstance(answer, dict) else {}
        return Judgement(
            tuple(
                Part(statement.id, "right" if set(ticked) == set(statement.true_of) else "wrong")
                for statement in self.statements
                if (ticked := listed(given.get(statement.id), self.terms))
            ),
            judged=len(self.statements),
        )

    def shuffled(self, seed: int) -> Self:
        """Return the question with its statements in stored order; terms keep the author's."""
        statements = in_stored_order(self.statements, seed, self.id)
        return self.model_copy(update={"statements": statements})

    def without_answers(self) -> dict[str, Any]:
        """Return the question, the terms and the texts of the statements."""
        return self._shown("terms", "statements")

    def printed(self) -> Markup:
        """Return the terms and statements as lists, and a folded list of what is true of which."""
        label = {term.id: term.label for term in self.terms}
        rows = (
            answered(s.text, in_words([label[term] for term in s.true_of]), s.reason)
            for s in self.statements
        )
        return Markup().join(
            [
                named("The terms", label.values()),
                named("The statements", (statement.text for statement in self.statements)),
                folded("Which terms each is true of, and why", rows),
            ]
        )

    def best_answer(self) -> dict[str, list[str]]:
        """Return every statement with its own terms."""
        return {statement.id: list(statement.true_of) for statement in self.statements}

    def worst_answer(self) -> dict[str, list[str]]:
        """Return every statement with the terms it is not true of or, failing those, with one."""
        return {
            statement.id: [t.id for t in self.terms if t.id not in statement.true_of]
            or [self.terms[0].id]
            for statement in self.statements
        }
