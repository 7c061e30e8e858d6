"""Forms: what they ask, what they say of the law, and what changed between versions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from partnership.activities.catalogue import find_activity
from partnership.activities.form.changes import changes, differing, sentences
from partnership.activities.form.model import FormTool


def form(name: str) -> FormTool:
    found = find_activity(name)
    assert isinstance(found, FormTool)
    return found


AGREEMENT, SHARING = form("pre-partnership-agreement"), form("information-sharing")
LISTS = st.lists(st.sampled_from("abcd"), max_size=8)


def everything_said(tool: FormTool) -> str:
    return f"{tool.model_dump(mode='json')} {tool.printed()}"


def test_an_agreement_settles_eight_things_after_where_the_partners_start() -> None:
    titles = [section.title for section in AGREEMENT.sections]
    assert titles[2:] == [
        *("Purpose", "Roles", "Decision rights", "Resources", "Sharing information"),
        *("Disagreement", "Review", "Ending"),
    ]
    assert [ask.source for ask in AGREEMENT.sections[1].asks] == ["idea2006"] * 4


def test_the_three_questions_are_kept_apart_and_each_may_be_answered_with_not_knowing() -> None:
    asked = [one for one in SHARING.sections if one.title.startswith("Question")]
    assert [one.id for one in asked] == ["part", "basis", "confidential"]
    for section in asked:
        for field in section.fields:
            if field.kind == "choice":
                unsure = [one for one in SHARING.options_of(field) if one.id == "unsure"]
                assert unsure, field.id
                assert unsure[0].ask, "whoever does not know is told to ask"


def test_danger_comes_first_and_there_is_always_somebody_to_ask() -> None:
    said = str(SHARING.printed())
    assert said.index("999") < said.index("What is it about?")
    assert "designated safeguarding lead" in SHARING.ask
    assert "legal advice" not in everything_said(SHARING).lower()


def test_consent_is_never_the_basis_without_a_second_look() -> None:
    (basis,) = (one for one in SHARING.fields() if one.id == "basis")
    options = {one.id: one for one in SHARING.options_of(basis)}
    assert next(iter(options)) != "consent"
    assert "rarely the right one" in options["consent"].says
    assert options["consent"].ask


def test_what_is_said_of_the_law_has_a_source_and_a_date() -> None:
    assert (SHARING.nation, SHARING.checked is not None) == ("England", True)
    assert SHARING.review_by
    assert SHARING.checked
    assert SHARING.review_by > SHARING.checked
    duty = next(note for note in SHARING.notes if note.source == "cwsa2026")
    assert "enacted" in duty.text
    assert "no regulations" in duty.text
    for nation in ("scotland", "wales", "ni"):
        (where,) = (one for one in SHARING.fields() if one.id == "where")
        option = next(one for one in SHARING.options_of(where) if one.id == nation)
        assert option.ask
        assert option.sources


def test_the_examples_version_shows_a_change() -> None:
    work = AGREEMENT.example_work().model_dump()
    told = changes(AGREEMENT, work["versions"][0]["answers"], work["answers"])
    purpose = next(one for one in told if one.section == "Purpose" and one.gone)
    assert purpose.gone == ("Better services for families.",)
    stands = next(one for one in told if one.section == "Roles" and "From" in one.said)
    assert stands.said == "From “Still open” to “Agreed”."


@given(st.text(alphabet="ab.!? \n", max_size=30))
def test_sentences_lose_no_letter(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(LISTS, LISTS)
def test_what_is_left_of_both_is_the_same(old: list[str], now: list[str]) -> None:
    added, gone = differing(old, now)
    assert len(old) - len(gone) == len(now) - len(added)
    assert sorted([*old, *added]) == sorted([*now, *gone])
    if old == now:
        assert (added, gone) == ((), ())


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("id", "name", "two fields have the id 'name'"),
        ("kind", "choice", "is a choice if it has options"),
        ("options", "nowhere", "is a choice if it has options"),
    ],
)
def test_a_form_that_does_not_hang_together_is_refused(path: str, value: str, fault: str) -> None:
    fields: Any = AGREEMENT.model_dump(mode="json")
    place = -1 if path == "options" else 0
    fields["sections"][2]["fields"][place][path] = value
    if path == "options":
        fields["sections"][2]["fields"][place]["kind"] = "choice"
    with pytest.raises(ValidationError, match=fault):
        FormTool.model_validate(fields)


def test_a_rule_that_the_framework_does_not_have_is_refused() -> None:
    fields: Any = SHARING.model_dump(mode="json")
    fields["sections"][0]["rules"] = ["hope"]
    with pytest.raises(ValidationError, match="has no part 'hope' - use one of protection"):
        FormTool.model_validate(fields)
