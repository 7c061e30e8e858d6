"""Texts that an activity's data and its printed version share are in the page once."""

from __future__ import annotations

from partnership.site.sparing import NAME, sparing, texts_in

A = "A sentence that is long enough to be worth it."
B = "Another one &amp; also longer than forty letters."
PRINTED = f"<p>Short.</p><ul><li>{A}</li><li><p>{B}</p><br>end</li></ul><p>{A} <em>More.</em></p>"


def test_a_long_text_in_print_is_named_by_its_place() -> None:
    spec = {
        "intro": "Short.",
        "rows": [["x", A], [B.replace("&amp;", "&")]],
        "deep": {"text": A, "number": 3},
        "other": "A sentence that is long enough and in no element of the printed version.",
    }
    assert sparing(spec, PRINTED) == {
        "intro": "Short.",
        "rows": [["x", {NAME: 1}], [{NAME: 2}]],
        "deep": {"text": {NAME: 1}, "number": 3},
        "other": spec["other"],
    }


def test_an_element_with_others_in_it_holds_no_text_of_its_own() -> None:
    assert texts_in(PRINTED) == ["Short.", A, "Another one & also longer than forty letters."]
