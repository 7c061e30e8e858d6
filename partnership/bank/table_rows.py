"""What a row of each table of the bank holds. The docstrings are the columns' descriptions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from partnership.bank.rows import Row
from partnership.bank.words import Confidence, InventoryNumber, Nation, Slug, Text

Numbers = Annotated[tuple[InventoryNumber, ...], BeforeValidator(str.split)]
"""Numbers of the inventory, with spaces between them."""

StandardName = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*[.][a-z0-9]+([_-][a-z0-9]+)*$")
]
"""A professional standard: the id of its list, a full stop, and its own id."""

StandardNames = Annotated[tuple[StandardName, ...], BeforeValidator(str.split)]
"""Professional standards, with spaces between them."""

ErrorNumber = Annotated[str, StringConstraints(pattern=r"^E\d+$")]
"""The number of a slip in the course's sources."""

Year = Annotated[int, Field(ge=1900, le=2100, json_schema_extra={"unit": "year"})]


class TimelineEntry(Row):
    """Something that happened, and what it changed for partnership working."""

    id: Slug
    """Begins with the year."""
    year: Year
    """The year it happened, was published, or was passed."""
    month: Annotated[int | None, Field(ge=1, le=12, json_schema_extra={"unit": "month"})] = None
    """The month, where it is known."""
    jurisdiction: Nation | Literal["Europe", "International"]
    """Where it applied at the time."""
    kind: Literal["act", "event", "inquiry", "programme", "qualification", "report", "research"]
    """What sort of thing it is. Conventions and Orders are counted as acts."""
    title: Text
    """Its name, or what happened."""
    what_changed_for_partnership: Text
    """What it changed for people who work together for children, in the course's words."""
    source: Slug
    """The key of a source in book/references.bib."""
    source_is: Literal["document", "nearest"]
    """document: the source is, or reports, this event. nearest: a related source stands in."""
    confidence: Confidence
    """How sure the course is of the date and the facts."""
    inventory: Numbers = ()
    """Numbers of inventory.csv that it belongs to, with spaces between."""
    review_by: date | None = None
    """When to check it again, where it concerns law or guidance now in force."""


class Figure(Row):
    """A number, what it counts, and how far it can be trusted."""

    id: Slug
    """Names the figure."""
    value: Annotated[float | None, Field(json_schema_extra={"unit": "see column unit"})] = None
    """The number; blank where two numbers are compared."""
    stated: Text
    """The number as a reader should see it, with its unit where that is short."""
    precision: Literal["exact", "about", "over", "under", "up-to"]
    """Whether the source gives the number itself or says about, more than, less than, up to."""
    unit: Text
    """What is counted or measured. GBP is pounds sterling in the prices of the source."""
    period: Text
    """The year, years or date that it holds for."""
    geography: Text
    """Where it holds."""
    what: Text
    """What the number is, and how it may be misread."""
    status: Literal["fact", "claim", "target", "contested", "untraced"]
    """fact: from a sound source. claim: somebody's count or boast, to be named as theirs. target: \
planned, not reached. contested: sources disagree; show both or neither. untraced: never shown."""
    source: Slug
    """The key of a source in book/references.bib."""
    confidence: Confidence
    """How sure the course is that the source says so. Low goes with untraced."""
    inventory: Numbers = ()
    """Numbers of inventory.csv that it belongs to, with spaces between."""
    review_by: date | None = None
    """When to look for a newer number, where it can move."""

    @model_validator(mode="after")
    def _low_is_untraced(self) -> Figure:
        if (self.confidence == "low") != (self.status == "untraced"):
            raise ValueError(
                f"confidence '{self.confidence}' does not go with status '{self.status}' - "
                "a figure nobody has traced has the confidence 'low' and the status 'untraced'"
            )
        return self


class ProgrammeFeature(Row):
    """One feature of the three programmes of the Labour years, side by side."""

    id: Slug
    """Names the feature."""
    feature: Text
    """What is compared."""
    early_excellence_centre: Text
    """What is said of Early Excellence Centres."""
    neighbourhood_nursery: Text
    """What is said of Neighbourhood Nurseries."""
    sure_start_local_programme: Text
    """What is said of Sure Start Local Programmes."""
    source: Slug
    """The key of the source of all three."""
    inventory: Numbers = ()
    """Numbers of inventory.csv that it belongs to, with spaces between."""


class Member(Row):
    """A kind of member that an Early Years Development and Childcare Partnership had."""

    id: Slug
    """Names the kind of member."""
    sector: Literal["council", "health", "voluntary and faith", "private", "parents"]
    """The sector under which the source lists it. Jobcentres stand under private there."""
    member: Text
    """Who sat at the table."""
    note: str = ""
    """What a reader of today needs to know about it."""
    source: Slug
    """The key of a source in book/references.bib."""
    note_source: str = ""
    """The key of the note's source, where it has one."""
    inventory: Numbers = ()
    """Numbers of inventory.csv that it belongs to, with spaces between."""
    review_by: date | None = None
    """When to check the note again, where it says what is so now."""


class Rating(Row):
    """What one made-up person gave their made-up partnership on one issue, and why.

    Nobody said any of this. The design is that of a study of seven early years partnerships,
    whose slides give no results.
    """

    id: Slug
    """Names the person and the issue."""
    partnership: Literal["Alder", "Birch", "Cedar", "Elm", "Hazel", "Oak", "Rowan"]
    """One of seven invented partnerships."""
    role: Literal["chair", "lead officer", "member"]
    """What the person does there. Members were drawn by lot."""
    sector: Literal["council", "health", "voluntary", "private", "parents", "school"]
    """Where the person comes from."""
    person: Slug
    """Tells the five people of a partnership apart."""
    issue: Text
    """What is rated."""
    rating: Annotated[int | None, Field(ge=1, le=4)] = None
    """1 hardly ever, 2 sometimes, 3 mostly, 4 nearly always; blank where the person cannot say."""
    example: Text
    """What the person says when asked for an example."""


class InventoryEntry(Row):
    """One teachable thing in the sources that the course starts from."""

    number: InventoryNumber
    """S0 slides on EYDCPs; S1 a blog post of 2006; S2 Gasper (2010); S3 Rogers (2008); S4 the \
abstract of Coulson and Willis (2012)."""
    type: Literal[
        "activity", "case", "claim", "cycle", "definition", "framework", "list", "literature",
        "programme", "qualification", "quotation", "role", "statistic", "study", "term",
        "timeline", "typology", "unit",
    ]  # fmt: skip
    """What sort of thing it is."""
    label: Text
    """What it is about, in the course's words."""
    teach: Literal["yes", "no"]
    """Whether the course has to teach it."""
    why_not: str = ""
    """Why not, where it does not."""

    @model_validator(mode="after")
    def _what_is_left_out_has_a_reason(self) -> InventoryEntry:
        if (self.teach == "no") != bool(self.why_not):
            raise ValueError(f"{self.number}: 'why_not' goes with teach 'no' - fill in both or one")
        return self


class SourceError(Row):
    """A slip or oddity in a source, and what to say instead: a lesson in reading sources."""

    number: ErrorNumber
    """Its number."""
    inventory: Numbers = ()
    """Numbers of inventory.csv that it belongs to, with spaces between."""
    said: Text
    """What the source says, in short."""
    safer: Text
    """What the evidence allows you to say."""
    source: str = ""
    """The key of a source for the safer statement, where there is one."""
    confidence: Confidence
    """How sure the course is of the safer statement."""
    lesson: Text
    """What a reader of sources can learn from it."""


class NeverAssert(Row):
    """Something that the course may not state as a fact."""

    id: Slug
    """Names the entry."""
    pattern: Text
    """A regular expression, in which a space stands for any white space and case is ignored."""
    why: Text
    """Why it may not be stated."""
    instead: Text
    """What to write instead."""
    error: str = ""
    """The number in errors.csv that explains it, where there is one."""


class LivingSource(Row):
    """A source about law, guidance or a programme that is in force and can change."""

    source: Slug
    """The key of a source in book/references.bib. A record that cites it needs a review date."""
    nation: Nation
    """Where it applies."""
    kind: Literal["law", "guidance", "policy", "programme"]
    """What sort of source it is."""
    watch: Text
    """What to look for."""
    review_by: date
    """When to look."""


class ClosedBody(Row):
    """A body or programme that has gone, so that the course writes of it in the past tense."""

    name: Text
    """Its name, in the singular."""
    acronym: str = ""
    """The letters it was shortened to."""
    what_happened: Text
    """What became of it, in short."""


class Outcome(Row):
    """Something that a reader of a chapter will be able to do, and what that helps towards."""

    id: Slug
    """The page's name and a number."""
    page: Slug
    """The chapter. Its outcomes stand in their order, in the box at its top."""
    says: Text
    """What the reader will be able to do: a verb that can be checked, and no full stop."""
    towards: StandardNames = ()
    """Professional standards that it helps towards, as list.standard: the course's judgement. \
Blank where it helps towards none."""


class LabPlace(Row):
    """A lab, and where in the book it belongs. The notebook itself says what it asks."""

    notebook: Slug
    """The name of its file in the folder ``notebooks``, without the ending."""
    page: Slug
    """The page that leads to it."""
    section: Slug
    """The label of the section to read with it."""


class Link(Row):
    """An address outside the course: one that its pages use, or one that a source names."""

    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
    """The address. A page may lead to no other."""
    what: Text
    """What is there, or was."""
    status: Literal["live", "archived", "closed"]
    """live: in use. archived: kept as a copy. closed: gone, or only in a web archive."""
    about: str = ""
    """What became of it, or where to look instead."""

    @property
    def archive(self) -> str:
        """Where a web archive keeps copies of it, of every date that it has."""
        return f"https://web.archive.org/web/*/{self.url}"
