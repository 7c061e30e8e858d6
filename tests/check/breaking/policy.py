"""Changes that break the rules of ``check/rules/policy.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import FIGURES, GLOSSARY, TIMELINE, Broken, Kept, said

BROKEN: Broken = {
    "current-law-has-a-review-date": [
        (
            "datasets/frameworks/shanarri.yaml",
            "review_by: 2027-11-30\n",
            "",
            "'cypscot2014' can change",
        ),
        (GLOSSARY, ",bsfh2025,2027-04-30", ",bsfh2025,", "'bsfh2025' can change and there is no"),
        (
            TIMELINE,
            ",cwsa2026,document,high,,2027-04-30",
            ",cwsa2026,document,high,,",
            "'cwsa2026' can",
        ),
        (FIGURES, "pq_bsfh2025,high,,2027-04-30", "pq_bsfh2025,high,,", "'pq_bsfh2025' can change"),
    ],
    "review-date-makes-sense": [
        (
            GLOSSARY,
            ",bsfh2025,2027-04-30",
            ",bsfh2025,2077-04-30",
            "2077-04-30 is not within 3 years",
        ),
        (
            GLOSSARY,
            ",bsfh2025,2027-04-30",
            ",bsfh2025,2017-04-30",
            "2017-04-30 is not within 3 years",
        ),
    ],
    "closed-body-is-in-the-past": [
        (
            *said("The Audit Commission checks it."),
            "'Audit Commission checks' speaks of a body that",
        ),
        (*said("LSPs are boards."), "'LSPs are' speaks of a body that has gone"),
    ],
    "glossary-says-what-has-gone": [
        (
            GLOSSARY,
            "public money. It closed in 2015.",
            "public money.",
            "'Audit Commission' has gone",
        ),
    ],
}
KEPT: Kept = {
    "current-law-has-a-review-date": [
        (TIMELINE, ",wt2013,document,high,,", ",cypscot2014,nearest,high,,"),
    ],
    "closed-body-is-in-the-past": [
        said("The Audit Commission has closed, and PCTs have gone. CAF did not last."),
        said('He wrote, "the Audit Commission is watching".'),
    ],
}
