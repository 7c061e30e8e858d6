"""Joining small modules into the one that a browser gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from partnership.activities import view_source
from partnership.errors import CourseError


def joined(tmp_path: Path, **files: str) -> str:
    for name, text in files.items():
        (tmp_path / f"{name}.js").write_text(text)
    return view_source._joined(tmp_path / "view.js", "export default {name};\n")


def test_a_module_used_twice_is_there_once(tmp_path: Path) -> None:
    text = joined(
        tmp_path,
        view='import { a } from "./a.js";\nimport { b } from "./b.js";\nexport const c = a + b;',
        a='import { b } from "./b.js";\nexport const a = b;',
        b="export const b = 1;",
    )
    assert text.count("const b = 1;") == 1
    assert text.index("const b = 1") < text.index("const a = b") < text.index("const c = a + b")


@pytest.mark.parametrize(
    ("view", "message"),
    [
        ('import a from "./a.js";', "view.js:1: an import that is not understood"),
        ('const x = 1;\nimport { a } from "cdn/a.js";', "view.js:2: an import"),
        ('import { a } from "./none.js";', "no such JavaScript file"),
        ('import { view } from "./view.js";', "in a circle"),
        ("export default {};", "view.js:1: an export that is not understood"),
        ("export { a };", "an export that is not understood"),
        ("const c = 1;\n\n  export const [a, b] = [1, 2];", r"view.js:3: .*const \[a, b\]"),
        ("/** Two. */\nexport const { a } = { a: 1 };", "view.js:2: an export"),
        ("export let a = 1;", "view.js:1: an export"),
        ("export const a;", "view.js:1: an export"),
        (
            'const a = 1;\nimport { b } from "./other.js";',
            "view.js:2: 'b' is not exported by",
        ),
    ],
)
def test_what_is_not_understood_is_refused(tmp_path: Path, view: str, message: str) -> None:
    with pytest.raises(CourseError, match=message):
        joined(tmp_path, view=view, other="export const a = 1, b = 2;\n")


def test_every_form_of_export_that_is_understood_is_there(tmp_path: Path) -> None:
    text = joined(
        tmp_path,
        view='import { a, b, c, d, E } from "./all.js";\nexport const f = [a, b, c, d, E];',
        all="export const a =\n  1;\nexport function b() {}\nexport async function c() {}\n"
        "export function* d() {}\nexport class E {}\n",
    )
    assert "return { a, b, c, d, E };" in text


def test_comments_stay_behind_and_text_that_looks_like_them_does_not(tmp_path: Path) -> None:
    text = joined(
        tmp_path, view='/**\n * Long.\n */\n// Short.\nexport const a = "http://x"; // kept\n'
    )
    assert "Long" not in text
    assert "Short" not in text
    assert '"http://x"; // kept' in text


def test_code_after_a_comment_on_its_line_is_kept(tmp_path: Path) -> None:
    text = joined(tmp_path, view="/** @type {A} */ (one).go();\nexport const a = 1;\n/** Two. */\n")
    assert "(one).go();\nconst a = 1;" in text
    assert "Two" not in text


def test_a_module_is_taken_whole_or_for_what_it_does(tmp_path: Path) -> None:
    text = joined(
        tmp_path,
        view='import * as a from "./a.js";\nimport "./b.js";\nexport const c = a.one;',
        a="export const one = 1;",
        b="globalThis.done = true;",
    )
    assert "const a = m0;" in text
    assert text.index("globalThis.done") < text.index("const c = a.one")


def test_one_file_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "here.js").write_text("export const one = 2;")
    (tmp_path / "view.js").write_text('import { one } from "./there.js";\nexport const c = one;')
    text = view_source.classic_script(
        tmp_path / "view.js", "", {tmp_path / "there.js": tmp_path / "here.js"}
    )
    assert "const one = 2;" in text
