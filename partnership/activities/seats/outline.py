"""How it reads who is at a table: seats, ties, the families who are heard, decisions."""

from __future__ import annotations

from collections.abc import Mapping

from partnership.activities.tools.outline import Facts, Outline, Part, Rows, Said, Value, text

THERE = {"member": "A member", "asked": "Asked now and then", "missing": "Not there"}
VOTE = {"yes": "Has a vote", "no": "No vote"}
POWER = {"low": "Little", "high": "Much"}
TIE = {"none": "", "weak": "Weak", "strong": "Strong", "stressful": "Stressful"}
HANGS = {"one": "On one person", "more": "On more than one"}
HEARD = {
    "there": "Somebody is at the table",
    "through": "Others speak for them",
    "missing": "Nobody",
    "elsewhere": "There are none here, as far as was asked",
}


def outline(
    sectors: Mapping[str, str], groups: Mapping[str, str], rungs: Mapping[str, str]
) -> Outline:
    """Return the outline; each argument has labels by id."""
    who = ("Who", text("who", otherwise="Somebody"))
    seats = (
        who,
        ("Sector", text("sector", words=sectors)),
        ("There", text("there", words=THERE)),
        ("Speaks for", text("speaks_for")),
        ("Brings something to", text("covers", piece="remit", pick="text")),
    )
    standing = (
        who,
        ("Vote", text("vote", words=VOTE)),
        ("Power", text("power", words=POWER)),
        ("At stake", text("interest", words=POWER)),
        ("Tie", text("tie", words=TIE)),
    )
    ties = (
        ("Who", text("one", piece="seats", pick="who")),
        ("With whom", text("other", piece="seats", pick="who")),
        ("Tie", text("like", words=TIE)),
        ("Hangs", text("hangs", words=HANGS)),
    )
    decisions = (
        ("Decision", text("what")),
        ("Rung", text("rung", words=rungs)),
        ("If families had said no", text("why")),
    )
    invited = (
        ("Whom", text("whom")),
        ("Why", text("why")),
        ("What makes it possible", text("how")),
    )
    heard = tuple((label, Value(f"groups.{name}", words=HEARD)) for name, label in groups.items())
    return (
        Said("What the partnership is called", Value("name")),
        Said("What should be different for families", Value("remit", pick="text")),
        Part("Who sits there, and who does not", (Rows(("seats",), seats),)),
        Part("Power, and what is at stake", (Rows(("seats",), standing, more=True),)),
        Part("Who works with whom", (Rows(("ties",), ties),)),
        Part("Which families are heard", (Facts(("Families", "Who is there"), heard),)),
        Part("How much say families had", (Rows(("decisions",), decisions),)),
        Part("Whom we invite next", (Rows(("invitations",), invited),)),
    )
