"""The explorer: an example of every type, and a partnership placed in words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from partnership.activities.catalogue import find_activity, parts_of, steps_of
from partnership.activities.explorer.model import Explorer, Typology


def explorer() -> Explorer:
    found = find_activity("typologies")
    assert isinstance(found, Explorer)
    return found


def test_every_type_has_an_example_that_does_not_name_it() -> None:
    for typology in explorer().typologies:
        for item in typology.read().items:
            example = typology.examples[item.id]
            assert item.label.lower() not in example.lower(), item.id


def test_the_typologies_of_the_issue_are_there() -> None:
    wanted = {"pratt1998", "mackintosh1993", "statutory_voluntary", "decide_deliver"}
    wanted |= {"single_multi_sector", "sullivan_partner_types", "nfer_five_models"}
    wanted |= {"gasper_levels", "frost_levels", "lgp_lifecycle"}
    assert wanted <= {one.framework for one in explorer().typologies}


def test_competition_is_given_without_a_place_on_the_grid() -> None:
    spec: Any = explorer().spec(with_answers=True, cite=str)
    pratt = next(one for one in spec["typologies"] if one["id"] == "pratt1998")
    assert all(set(one) == {"id", "label", "gist", "example"} for one in pratt["types"])


def test_a_placing_is_told_in_words() -> None:
    words = {part.id: part.words for part in parts_of(explorer())}
    assert words["typologies.mackintosh1993"]["synergy"] == "Synergy"
    assert words["typologies.mackintosh1993"]["none"] == "None of these fits"
    assert steps_of(explorer()) == 3


@pytest.mark.parametrize("examples", [{"voluntary": "A."}, {"statutory": "B.", "voluntary": "A."}])
def test_an_example_that_is_missing_is_named(examples: dict[str, str]) -> None:
    fields = {"framework": "statutory_voluntary", "asks": "Which?", "examples": examples}
    with pytest.raises(ValidationError, match="give one of each, in this order: voluntary"):
        Typology.model_validate(fields)


def test_the_printed_version_has_every_example() -> None:
    printed = explorer().printed()
    for typology in explorer().typologies:
        assert typology.read().name in printed
    assert printed.count("<em>For example:</em>") == sum(
        len(one.examples) for one in explorer().typologies
    )
