"""The one stylesheet: what is kept of the theme, for which pages, and in which colours."""

from __future__ import annotations

import pytest

from partnership.site.purge import (
    parse,
    purge,
    selectors_of,
    without_idle_animations,
    without_idle_variables,
)
from partnership.site.stylesheet import with_system_dark
from partnership.site.vocabulary import Vocabulary


def words(html: str, *scripts: str) -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.read_page(html)
    vocabulary.read_scripts(scripts)
    return vocabulary


@pytest.mark.parametrize(
    ("html", "css", "kept"),
    [
        ("<p>", "p{color:red}", "p{color:red}"),
        ("<p>", "div{color:red}", ""),
        ("<p>", "p , div { color: red ; }", "p{color:red}"),
        ("<p class='a'>", ".a.b{top:0}", ""),
        ("<p class='a b'>", ".a.b{top:0}", ".a.b{top:0}"),
        ("<p class='a'><b id='c'>", ".a > #c:hover{top:0}", ".a>#c:hover{top:0}"),
        ("<p class='a'>", ".a .never{top:0}", ""),
        ("<p class='a'>", ".a:not(.never){top:0}", ".a:not(.never){top:0}"),
        ("<p class='a'>", "p:is(.never){top:0}", ""),
        ("<p class='a'>", "p:is(.never,.a){top:0}", "p:is(.never,.a){top:0}"),
        ("<p>", "p::before{content:'a, b'}", 'p::before{content:"a, b"}'),
        ("<i type='x'>", "[type=x]{top:0}[type=y]{top:1px}", "[type=x]{top:0}"),
        ("<p>", "@media print{p{top:0}div{top:0}}", "@media print{p{top:0}}"),
        ("<p>", "@media print{div{top:0}}", ""),
        ("<p>", "@font-face{font-family:x;src:url(x.woff2)}", ""),
        ("<p>", "@charset 'UTF-8';@import 'x.css';p{top:0}", "p{top:0}"),
        ("<p>", "/* note */p{/* note */top:0}", "p{top:0}"),
        ("<details>", "details[open]{top:0}", "details[open]{top:0}"),
        ("<p>", "html[data-theme=dark] p{top:0}", "html[data-theme=dark] p{top:0}"),
    ],
)
def test_purge_keeps_what_can_match(html: str, css: str, kept: str) -> None:
    assert "".join(purge(parse(css), words(html))) == kept


def test_purge_keeps_classes_that_scripts_set() -> None:
    css = ".open{top:0}.shut{top:0}"
    assert purge(parse(css), words("<p>", 'element.classList.add("open")')) == [".open{top:0}"]


def test_a_selector_list_is_split_at_its_own_commas_only() -> None:
    (rule,) = parse("a:is(b, c), d{}")
    assert len(selectors_of(rule)) == 2


def test_idle_variables_go_and_so_do_those_that_only_they_read() -> None:
    css = "a{--one:var(--two);--two:1px;--used:2px;--pw-kept:3px;top:var(--used)}b{--two:4px}"
    assert without_idle_variables(css, [], "--pw-") == (
        "a{--used:2px;--pw-kept:3px;top:var(--used)}"
    )
    assert "--two" in without_idle_variables(css, ["style='top:var(--two)'"], "--pw-")


def test_idle_animations_go() -> None:
    css = "@keyframes a{0%{top:0}to{top:1px}}@keyframes b{0%{top:0}}p{animation:b 1s}"
    assert without_idle_animations(css) == "@keyframes b{0%{top:0}}p{animation:b 1s}"


def test_dark_rules_serve_readers_without_scripts() -> None:
    css = "html[data-theme=dark] img:not(.a, .b),p{top:0}"
    assert with_system_dark(css) == (
        'html[data-theme="dark"] img:not(.a, .b),p{top:0}'
        "@media (prefers-color-scheme:dark){html:not([data-theme]) img:not(.a, .b){top:0}}"
    )
