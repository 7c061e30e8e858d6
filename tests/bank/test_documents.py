"""Reading the bank's files: what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.bank.documents import Record, read_record
from partnership.errors import ContentError


class Child(Record):
    name: str
    age: int


class Family(Record):
    title: str
    children: tuple[Child, ...]


GOOD = "title: Family\nchildren:\n  - name: A\n    age: 1\n  - name: B\n    age: 2\n"


def problems(tmp_path: Path, content: str | bytes) -> str:
    path = tmp_path / "family.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ContentError) as caught:
        read_record(path, Family)
    return str(caught.value)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "family.yaml"
    path.write_text(GOOD)
    family, lines = read_record(path, Family)
    assert family.children[1].name == "B"
    assert lines.of(["children", 1, "age"]) == 6


def test_a_wrong_value_is_found_deep_in_the_file(tmp_path: Path) -> None:
    assert "family.yaml:6: 'age': 'two' is not a number that fits here" in problems(
        tmp_path, GOOD.replace("age: 2", "age: two")
    )


def test_every_fault_is_told(tmp_path: Path) -> None:
    told = problems(tmp_path, GOOD.replace("age: 2", "aeg: 2").replace("age: 1", "age: x"))
    assert "family.yaml:4: 'age'" in told
    assert "'aeg' is not a known field - check its spelling" in told
    assert "'age' is missing - add 'age:' with its value" in told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("title: [", "not valid YAML"),
        ("title: a\ntitle: b\nchildren: []\n", "family.yaml:2: not valid YAML: the key 'title'"),
        ("title: !!python/object:os.system x\n", "not valid YAML"),
        (b"title: \xff\n", "not UTF-8 text"),
        ("title: a\x00\n", "not valid YAML"),
        ("", "family.yaml:1: "),
        ("- just\n- a list\n", "family.yaml:1: "),
    ],
)
def test_what_is_not_a_record_is_refused(
    tmp_path: Path, content: str | bytes, message: str
) -> None:
    assert message in problems(tmp_path, content)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"none\.yaml: there is no such file"):
        read_record(tmp_path / "none.yaml", Family)
