"""Changes that break the rules of ``check/rules/tables.py``, and changes that nearly do."""

from __future__ import annotations

from tests.check.breaking.parts import NEVER, PACKAGE, PROMPT, Broken, Kept, said

BROKEN: Broken = {
    "table-is-described": [
        (
            "datasets/extra.csv",
            None,
            "id\na\n",
            "extra.csv: datapackage.json does not describe the",
        ),
        (PACKAGE, '"path": "timeline.csv"', '"path": "time.csv"', "there is no table 'time.csv'"),
        (PACKAGE, "{", "", "this is not a data package - run: partnership check --schemas"),
    ],
    "schema-is-in-step": [
        (
            PACKAGE,
            '"minimum": 1900',
            '"minimum": 1800',
            "not in step with the models - run: partner",
        ),
        ("datasets/schemas/quiz.json", "{", "{ ", "datasets/schemas/quiz.json: the file is not in"),
    ],
    "data-package-validates": [
        (PACKAGE, '"maximum": 2100', '"maximum": 2020', "timeline.csv:"),
        (PACKAGE, '"profile": "tabular-data-package"', '"profile": 5', f"{PACKAGE}: "),
        (NEVER, ",E7\n", ",E77\n", "never_assert.csv:2: "),
    ],
    "nothing-points-into-one-computer": [
        (*said("See /home/anna/course."), "'/home/anna' is a place on one computer or network"),
        (*said("See C:\\Users\\anna."), "is a place on one computer or network"),
        (PROMPT, "minutes:", "# --index-url\nminutes:", "'--index-url' is a place on one computer"),
    ],
}
KEPT: Kept = {
    "nothing-points-into-one-computer": [
        said("See https://www.example.org/home/page and docs/home/x."),
    ],
}
