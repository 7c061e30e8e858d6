"""The directive that describes the bank, in a page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from partnership.bank.described import described_folders, described_tables
from tests.site.small_book import TOP, SmallBook, build

PAGE = """\
# Data

## Tables

```{course-data} tables
```

## Folders

```{course-data} folders
```

## Files

```{course-data} files
```
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallBook:
    return build(tmp_path_factory.mktemp("data"), {"page": PAGE})


def test_every_table_and_folder_has_a_section_of_its_own(made: SmallBook) -> None:
    page = made.page("page")
    assert made.warnings == ""
    tables, folders = described_tables(TOP / "datasets"), described_folders(TOP / "datasets")
    # A table and a folder may have the same name, and do.
    for start, one in [*(("data", one) for one in tables), *(("records", one) for one in folders)]:
        assert page.count(f'<section id="{start}-{one.name}">') == 1
        assert f"<h3>{one.title.replace(chr(39), '’')}" in page.replace("&#39;", "’")
    assert page.count("<h3>") == page.count("<details")


def test_columns_are_a_folded_table_with_row_headings(made: SmallBook) -> None:
    section = made.page("page").split('id="data-figures"')[1].split("<section")[0]
    assert "Columns of figures.csv" in section
    assert re.search(r'<th class="stub"><p><code[^>]*>(<[^>]*>)*value', section)
    assert "number; may be left out" in section
    assert "Unit: see column unit." in section


def test_few_sources_are_cited_and_many_are_counted(made: SmallBook) -> None:
    page = made.page("page")
    few = page.split('id="data-partnership-makeup"')[1].split("<section")[0]
    assert re.search(r"Sources:.*references\.html#ref-eydcp-slides", few)
    many = page.split('id="data-timeline"')[1].split("<section")[0]
    assert re.search(r"Sources:</strong> \d{2,}, all in the list of references", many)


def test_the_single_files_are_listed(made: SmallBook) -> None:
    assert re.search(r"scaffolds\.yaml.*Ways to set out a reflection", made.page("page"))


def test_a_bank_that_cannot_be_read_is_a_warning_and_not_a_crash(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(TOP / "datasets", own)
    (own / "datapackage.json").write_text("{", encoding="utf-8")
    (own / "schemas" / "quiz.json").unlink()
    warnings = build(tmp_path, {"page": PAGE}, own).warnings
    assert "page.md:5: WARNING: the data cannot be shown:" in warnings
    assert "run 'partnership check --schemas', which writes it anew" in warnings


def test_an_unknown_kind_is_refused_by_name(tmp_path: Path) -> None:
    page = "# Data\n\n```{course-data} rows\n```\n"
    made = build(tmp_path, {"page": page})
    told = "page.md:3: WARNING: there are no 'rows' in the data - use one of tables, folders, files"
    assert told in made.warnings
