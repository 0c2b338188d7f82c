"""The house citation, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.export.citation import make_citation, shorten, unbroken
from app.export.dates import date_in_words
from app.export.markdown import print_citation
from db.records import Article, Name, Publisher
from tests.export.world import highlight, snapshot

COURIER = Publisher(id="p1", name="Velmora Courier")
NORTHWIRE = Publisher(id="p2", name="Northwire", kind="wire_agency")
WEB = Article(
    id="a1",
    citekey="northwire-2025-dredging",
    title="Dredging slips behind schedule",
    publisher=COURIER,
    agency=NORTHWIRE,
    issued="2025-03-09",
    URL="https://courier.example.com/news/dredging-slips",
)
PAPER = snapshot("s1", "a1", captured_at="2025-03-10T08:00:00Z")


def test_a_wire_copy_names_paper_and_agency() -> None:
    passage = highlight("h1", "a1", exact="had removed 3.9 million")
    assert print_citation(make_citation(WEB, PAPER, passage)) == (
        '"Dredging slips behind schedule", *Velmora Courier* (Northwire), 9 March 2025: '
        '"had removed 3.9 million". Accessed 10 March 2025. '
        "<https://courier.example.com/news/dredging-slips#:~:text=had%20removed%203.9%20million>"
    )


def test_a_pdf_passage_has_its_page_label_and_a_link_to_the_page() -> None:
    record = replace(WEB, agency=None, publisher=COURIER, URL="https://a.example/note.pdf")
    paper = replace(PAPER, media_type="application/pdf")
    passage = highlight("h1", "a1", exact="It is late.", page_index=4, page_label="iii")
    assert make_citation(record, paper, passage).text == (
        '"Dredging slips behind schedule", Velmora Courier, 9 March 2025, p. iii: "It is late." '
        "Accessed 10 March 2025. <https://a.example/note.pdf#page=5>"
    )


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        ((Name(given="Ana", family="Holm"),), "Ana Holm, "),
        ((Name(given="Ana", family="Holm"), Name(given="Bo", family="Lind")), "Ana Holm and Bo Lind, "),
        ((Name(family="A"), Name(family="B"), Name(family="C")), "A, B and C, "),
        ((Name(family="A"), Name(family="B"), Name(family="C"), Name(family="D")), "A et al., "),
        ((Name(given="Jo", family="Berg", non_dropping_particle="van"),), "Jo van Berg, "),
        ((Name(literal="Hydrographic Service"),), "Hydrographic Service, "),
        ((), ""),
    ],
)  # fmt: skip
def test_authors_up_to_three_then_et_al(names: tuple[Name, ...], printed: str) -> None:
    assert make_citation(replace(WEB, authors=names)).text.startswith(printed + '"Dredging')


def test_an_organisation_that_publishes_is_named_once() -> None:
    record = replace(WEB, authors=(Name(literal="Velmora Courier"),), agency=None)
    assert make_citation(record).text.startswith('Velmora Courier, "Dredging slips behind schedule", 9 March')


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"issued": "2025-03"}, ", March 2025."),
        ({"issued": "2025"}, ", 2025."),
        ({"issued": ""}, ", n.d."),
        ({"issued": "", "modified": "2025-03-09"}, ", updated 9 March 2025."),
    ],
)
def test_dates_keep_their_precision(fields: dict[str, str], printed: str) -> None:
    text = print_citation(make_citation(replace(WEB, URL="", **fields)))  # type: ignore[arg-type]
    assert text.endswith(f"(Northwire){printed}")


def test_an_archived_copy_is_named() -> None:
    record = replace(WEB, archive_url="https://archive.example/1", archive_time="2025-03-11T00:00:00Z")
    assert "Archived 11 March 2025: <https://archive.example/1>. <https://courier" in print_citation(
        make_citation(record, PAPER)
    )


def test_a_dangerous_address_is_left_out() -> None:
    record = replace(WEB, URL="javascript:alert(1)", archive_url="file:///x")
    assert print_citation(make_citation(record)).endswith("9 March 2025.")


def test_foreign_text_is_escaped_and_ours_is_not() -> None:
    record = replace(WEB, title="*Late* [again]", publisher=Publisher(id="p", name="A_B"), agency=None)
    assert print_citation(make_citation(record)).startswith(r'"\*Late\* \[again\]", *A\_B*, 9 March 2025.')


def test_a_citation_that_begins_with_an_author_is_escaped_as_a_block() -> None:
    record = replace(WEB, authors=(Name(literal="# 1 News"),))
    assert print_citation(make_citation(record)).startswith(r'\# 1 News, "')


def test_a_quotation_has_25_words_at_most() -> None:
    assert shorten("one two") == "one two"
    cut = shorten(" ".join(str(number) for number in range(40)))
    assert cut.endswith(" 24 …")
    assert len(cut.split()) == 26


@pytest.mark.parametrize(
    ("exact", "printed"),
    [
        ("ground condi-\ntions", "ground conditions"),
        ("Anglo-\nSaxon", "Anglo-Saxon"),
        ("the \ufb01rst o\ufb03ce", "the first office"),
        ("1990-\n1995", "1990-\n1995"),
        ("½ and x² stay", "½ and x² stay"),
    ],
)
def test_what_only_the_type_setting_did_is_undone(exact: str, printed: str) -> None:
    assert unbroken(exact) == printed


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-03-09", "9 March 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("2025-03-10T08:00:00Z", "10 March 2025"),
        ("2025-13", "2025-13"),
        ("last spring", "last spring"),
        ("", ""),
    ],
)
def test_edtf_in_words(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words
