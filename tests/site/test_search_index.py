"""The search index: every section of a page, with its address and its text."""

from __future__ import annotations

from partnership.site import search_index


def test_the_index_joins_a_term_to_its_acronym() -> None:
    html = (
        '<article><section id="g"><h1>Glossary</h1><dl><dt id="term-full">Full name</dt>'
        '<dt id="term-FN">FN</dt><dd>Meaning.</dd><dt id="term-x">x</dt><dd>Other.</dd></dl>'
        "<p>After.</p></section></article>"
    )
    assert [section.entry() for section in search_index.sections_of(html)] == [
        ["Glossary", "#g", "After."],
        ["Full name (FN)", "#term-full", "Meaning."],
        ["x", "#term-x", "Other."],
    ]


def test_the_index_leaves_out_scripts_and_printed_answers() -> None:
    html = (
        '<article><section id="s"><h1>Title<a class="headerlink">#</a></h1><script>no</script>'
        '<div class="pw-printed"><p>the answer</p><br></div><p>yes</p></section></article>'
    )
    assert [section.entry() for section in search_index.sections_of(html)] == [
        ["Title", "#s", "yes"]
    ]
