"""What the model resolves beside the prose: facts, statements, places of the table, ICD 206 entries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.export.dates import date_short
from app.export.document import compose
from db.records import Briefing, Name, PageMark, Publisher
from tests.export.world import ARTICLES, given, highlight, point, section, snapshot

FILLED = Briefing(
    id="b", title="Will it open?", as_of="2025-05-02", issued="2025-05-03", version=2, status="reviewed",
    authors=(Name(given="Ada", non_dropping_particle="van", family="Dyk"), Name(literal="Desk 4")),
    source_summary="Three papers.\r\n\r\n  \n\nOne blog.", limitations=" \n ", ai_disclosure="None was used.",
)  # fmt: skip


def test_facts_are_in_words_in_two_spellings_of_dates() -> None:
    document = compose(given(briefing=FILLED))
    assert [(one.name, one.text) for one in document.facts] == [
        ("author", "Ada van Dyk"),
        ("author", "Desk 4"),
        ("as_of", "Information as of 2 May 2025"),
        ("issued", "Issued 3 May 2025"),
        ("version", "Version 2"),
        ("status", "Reviewed"),
    ]
    assert document.facts_icd206[2].text == "Information as of 02 MAY 2025"


def test_what_is_issued_says_so_once() -> None:
    dated = replace(FILLED, status="issued")
    assert [one.text for one in compose(given(briefing=dated)).facts][-2:] == [
        "Issued 3 May 2025",
        "Version 2",
    ]
    undated = replace(dated, issued="")
    assert [one.text for one in compose(given(briefing=undated)).facts][-2:] == ["Version 2", "Issued"]


def test_statements_are_those_that_are_filled_in_paragraphs() -> None:
    statements = compose(given(briefing=FILLED)).statements
    assert [(one.name, one.title, one.paragraphs) for one in statements] == [
        ("sources", "Source summary", ("Three papers.", "One blog.")),
        ("ai", "Use of artificial intelligence", ("None was used.",)),
    ]


def test_a_summary_under_the_title_has_no_heading_and_no_list_another_has_its_heading() -> None:
    first = section("It is late. [[late]]", id="s0", role="summary", heading="Summary", position=0.0)
    rows = (point("Volume", "4.2 million"),)
    middle = section("One.\n\nTwo.", role="summary", heading="In short", key_points=rows)
    last = section("One.\n\nTwo.", id="s2", role="closing", heading="Outlook", position=2.0)
    parts = compose(given(last, middle, first)).parts
    assert [(one.title, one.table_after, one.lists_sources) for one in parts] == [
        ("", 1, False),
        ("In short", 2, True),
        ("Outlook", 1, False),
    ]
    # A section by itself, as the preview asks for it, is printed in the same way.
    assert compose(given(last, middle, first), "s0").parts[0].title == ""
    empty = section("", id="s2", role="closing", key_points=rows)
    assert compose(given(empty)).parts[0].table_after == 0


def test_a_passage_has_its_page_its_words_for_reading_and_its_entry() -> None:
    pages = (PageMark(index=0, label="i", start=0), PageMark(index=1, label="", start=100))
    pdf = snapshot("s2", "a2", media_type="application/pdf", page_map=pages, sha256="abc" * 20)
    marks = (highlight("h2", "a2", exact="it has re-\nmoved", page_index=1, start=120, credibility=2),)
    rated = replace(
        ARTICLES[1], type="article-newspaper", reliability="B", info_date="2025-03", descriptor="Two sides."
    )
    document = compose(
        given(section("Late. [[late]]"), articles=(rated,), highlights=marks, snapshots=(pdf,))
    )
    (passage,) = document.passages
    assert (passage.quotation, passage.extract) == ("it has re-\nmoved", "it has removed")
    assert (passage.locator, passage.address) == ("2", "https://courier.example/slips#page=2")
    assert passage.descriptor == "Two sides."
    assert passage.endnote.text == (
        "Northwire | Dredging slips | newspaper article in Velmora Courier, PDF, p. 2 | published 09 MAR 2025"
        " | information as of MAR 2025 | accessed 10 MAR 2025 | <https://courier.example/slips#page=2>"
        " | SHA-256 abcabcabcabc | source: B, usually reliable; information: 2, probably true"
    )
    assert document.references[0].appended.text.endswith(
        "| <https://courier.example/slips> | SHA-256 abcabcabcabc | source: B, usually reliable"
    )


def test_an_entry_says_what_is_not_known_and_gives_no_rating_by_default() -> None:
    bare = replace(ARTICLES[2], URL="", publisher=Publisher(id="p", name="Gazette", reliability="F"))
    marks = (highlight("h2", "a3", exact="words"),)
    document = compose(given(section("Late. [[late]]"), articles=(bare,), highlights=marks, snapshots=()))
    assert document.passages[0].endnote.text == (
        "Why [not]? | document in Gazette | n.d. | source: F, cannot be judged; information: not rated"
    )


@pytest.mark.parametrize(
    ("edtf", "printed"),
    [
        ("2025-03-09", "09 MAR 2025"),
        ("2025-12-31T23:00:00Z", "31 DEC 2025"),
        ("2025-03", "MAR 2025"),
        ("2025", "2025"),
        ("spring", "spring"),
        ("", ""),
    ],
)
def test_short_dates_keep_their_precision(edtf: str, printed: str) -> None:
    assert date_short(edtf) == printed
