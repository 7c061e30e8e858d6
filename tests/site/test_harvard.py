"""References as British universities set them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pybtex.database import parse_string

from partnership.site.harvard import AlphabeticalOrder, harvard
from tests.site.small_book import build

ENTRIES = {
    "@article{k, author={Frost, Nick and Green, Mary Jo}, title={A title}, journal={The Lancet},"
    " volume={3}, number={2}, pages={10--12}, year={2008}}": (
        "Frost, N. and Green, M.J. (2008) ‘A title’, The Lancet, 3(2), pp. 10–12."
    ),
    "@book{k, editor={Edwards, C. and Gandini, L.}, title={Hundred}, edition={3rd},"
    " publisher={Praeger}, address={London}, year={2012}}": (
        "Edwards, C. and Gandini, L. (eds) (2012) Hundred, 3rd edn. London: Praeger."
    ),
    "@incollection{k, author={Gasper, Michael}, title={What?}, booktitle={Working},"
    " editor={Day, Al}, publisher={SAGE}, pages={1--9}, year={2010}}": (
        "Gasper, M. (2010) ‘What?’, in Day, A. (ed.) Working, pp. 1–9. SAGE."
    ),
    "@techreport{k, author={{Audit Commission}}, title={Governing}, institution={HMSO},"
    " type={Research Report}, number={7}, address={London}, year={2005}}": (
        "Audit Commission (2005) Governing. Research Report 7. London: HMSO."
    ),
    "@misc{k, author={Puma, Ann and others}, title={It's 'so' a study}, howpublished={Slides},"
    " year={n.d.}}": "Puma, A. et al. (n.d.) It’s “so” a study. Slides.",
    "@misc{k, title={Untold}, note={Unsigned}}": "Untold (n.d.). Unsigned.",
    "@article{k, title={Untold}, journal={The Lancet}, year={1901}}": (
        "‘Untold’ (1901), The Lancet."
    ),
    "@book{k, author={de la Tour, Jean-Paul}, title={Caf{\\'e}}, year={1999}}": (
        "de la Tour, J.-P. (1999) Café."
    ),
    "@book{k, author={Pratt, Julian}, title={Fit?}, publisher={King's Fund}, year={1998}}": (
        "Pratt, J. (1998) Fit? King’s Fund."
    ),
    "@article{k, author={Fukkink, Ruben}, title={A synthesis}, journal={IJIC}, volume={20},"
    " number={3}, pages={16}, year={2020}, doi={10.5334/ijic.5482}}": (
        "Fukkink, R. (2020) ‘A synthesis’, IJIC, 20(3), p. 16. https://doi.org/10.5334/ijic.5482"
    ),
    "@legislation{k, title={Children's Wellbeing and Schools Act 2026}, number={c. 21},"
    " year={2026}}": "Children’s Wellbeing and Schools Act 2026, c. 21.",
    "@legislation{k, title={Care Act 2014}, year={2014}}": "Care Act 2014.",
}


@pytest.mark.parametrize("source", ENTRIES)
def test_a_reference_reads_as_printed(source: str) -> None:
    entry = parse_string(source, "bibtex").entries["k"]
    assert str(harvard(entry)) == ENTRIES[source]


def test_bodies_stand_among_people() -> None:
    texts = [
        "@misc{b, author={{Audit Commission}}, year={2005}}",
        "@misc{c, author={Barr, Hugh}, year={2005}}",
        "@misc{a, author={Anning, Angela}, year={2006}}",
    ]
    entries = parse_string("".join(texts), "bibtex").entries.values()
    assert [e.key for e in sorted(entries, key=AlphabeticalOrder().sorting_key)] == ["a", "b", "c"]


def test_a_law_and_what_nobody_signed_stand_under_their_titles() -> None:
    texts = [
        "@misc{c, title={Children unsigned}, year={2001}}",
        "@legislation{b, title={Children Act 1989}, year={1989}}",
        "@misc{a, author={Chapain, Caroline}, year={2012}}",
    ]
    entries = parse_string("".join(texts), "bibtex").entries.values()
    assert [e.key for e in sorted(entries, key=AlphabeticalOrder().sorting_key)] == ["a", "b", "c"]


def test_a_law_is_cited_by_its_title(tmp_path: Path) -> None:
    cited = (
        "{cite:p}`childrenact1989{s. 17}`, {cite:p}`cswa2017,hra2017,frost2005`, "
        "{cite:t}`cwsa2026` and {cite:alp}`soa2003`."
    )
    made = build(tmp_path, {"page": f"# Page\n\n{cited}\n"})
    words = re.sub(r"<[^>]+>", "", made.page("page"))
    assert "(Children Act 1989, s. 17), (Children and Social Work Act 2017; Frost, 2005; " in words
    assert (
        "Homelessness Reduction Act 2017), Children’s Wellbeing and Schools Act 2026 and" in words
    )
    assert "and Sexual Offences Act 2003." in words


def test_what_nobody_signed_is_cited_by_its_title(tmp_path: Path) -> None:
    made = build(tmp_path, {"page": "# Page\n\n{cite:p}`eydcp_slides` {cite:t}`pip_blog2006`\n"})
    words = re.sub(r"<[^>]+>", "", made.page("page"))
    assert "(Partnership [slides], n.d.)" in words
    assert "Unsigned blog post on the Partnership Improvement Programme (2006)" in words
    assert "Anonymous" not in made.page("references")


def test_two_works_of_a_year_are_told_apart(tmp_path: Path) -> None:
    cited = "{cite:t}`gasper2010`, {cite:t}`gasper2010ch1` and {cite:p}`frost2005,caipe2002`."
    made = build(tmp_path, {"page": f"# Page\n\n{cited}\n"})
    assert ">2010a</a>" in made.page("page")
    assert ">2010b</a>" in made.page("page")
    assert "CAIPE, 2002</a>; <a" in made.page("page")
    assert "Gasper, M. (2010a)" in made.page("references")


def test_a_work_that_is_cited_alone_has_no_letter(tmp_path: Path) -> None:
    made = build(tmp_path, {"page": "# Page\n\n{cite:t}`gasper2010`.\n"})
    assert ">2010</a>" in made.page("page")


BOTH = "# Page\n\n{cite:t}`gasper2010` and {cite:t}`gasper2010ch1`.\n"


def test_a_page_is_left_alone_while_its_letters_are_the_same(tmp_path: Path) -> None:
    build(tmp_path, {"page": BOTH, "other": "# Other\n"})
    mark = tmp_path / "html" / "page.html"
    mark.write_text("as it was", encoding="utf-8")
    made = build(tmp_path, {"page": BOTH, "other": "# Another\n"})
    assert "Another" in made.page("other")
    assert made.page("page") == "as it was"


def test_a_letter_that_comes_or_goes_later_reaches_the_pages_from_before(tmp_path: Path) -> None:
    alone = "# Page\n\n{cite:t}`gasper2010`.\n"
    build(tmp_path, {"page": alone, "other": "# Other\n"})
    second = {"page": alone, "other": "# Other\n\n{cite:t}`gasper2010ch1`.\n"}
    assert ">2010a</a>" in build(tmp_path, second).page("page")
    assert ">2010</a>" in build(tmp_path, {"page": alone, "other": "# Other\n"}).page("page")
