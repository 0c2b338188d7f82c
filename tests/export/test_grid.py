"""The grid as CSV and as HTML: every word comes back, nothing runs, nothing leads anywhere but to the web."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as parser

from app.export.escape import clean
from app.export.grid import Grid, GridArticle, GridClaim, GridPassage
from app.export.grid_csv import defuse, plain, render_csv
from app.export.grid_html import ON_PAPER, render_html

WIRE = GridArticle(
    "wire-2025",
    "Dredging slips",
    "Northwire",
    "2025-03-09",
    "B",
    "ok",
    "https://wire.example.com/1",
    "Northwire",
    2,
)
COPY = replace(WIRE, citekey="copy-2025", publisher="Courier", reliability=None, copies=0)
NOTE = GridArticle("note", "Note 7", "Port", "", None, "retracted", "", "Port", 1)
FOR = GridPassage("supports", "It slips.", "3")
AGAINST = GridPassage("disputes", "It does not slip.", "")
CLAIM = GridClaim(
    "late", "It is late", "judgement", 0, "likely", "high", 1, 1, ("B01",), {0: (FOR, FOR), 2: (FOR, AGAINST)}
)
GRID = Grid("Port", "origin", (WIRE, COPY, NOTE), (CLAIM, replace(CLAIM, key="why", depth=1, cells={})))
RUNS = tuple("=+-@\t\r\n＝＋－＠﹦﹢﹣﹫")

texts = st.text() | st.text(alphabet="=+-@'\t\r\n;, \"<&>a＝\xa0\u3000\u200b", max_size=12)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def tree(data: bytes) -> Any:
    return parser.document_fromstring(data.decode())


def with_words(words: str) -> Grid:
    article = replace(WIRE, title=words, publisher=words, origin=words, address=words)
    claim = replace(CLAIM, text=words, cells={0: (replace(FOR, words=words),)})
    return Grid(words, "date", (article,), (claim,))


def test_the_lines_of_the_csv() -> None:
    lines = read(render_csv(GRID))
    assert lines[0][9:] == ["wire-2025", "copy-2025", "note"]
    assert [line[:2] for line in lines[1:]] == [
        ["", "Title"],
        ["", "Publisher"],
        ["", "Published"],
        ["", "Origin"],
        ["", "Reliability"],
        ["", "Status"],
        ["late", "It is late"],
        ["why", "It is late"],
    ]
    assert lines[3][9:] == ["2025-03-09", "2025-03-09", "no date"]
    assert lines[5][9:] == ["B", "not rated", "not rated"]
    assert lines[7][2:] == [
        *("1", "judgement", "likely", "high", "1", "1", "B01"),
        *("supports 2", "", "supports 1; disputes 1"),
    ]


def test_the_csv_ends_its_lines_as_the_standard_says_and_begins_with_a_mark_only_when_asked() -> None:
    assert render_csv(GRID).count(b"\r\n") == 9
    assert render_csv(GRID, bom=True) == b"\xef\xbb\xbf" + render_csv(GRID)


@given(texts)
@example("=1+1")
@example("'=1")
@example("''+x")
@example('";=HYPERLINK("http://x")')
@example("\t\r\n=x")
def test_any_title_comes_back_through_a_csv_reader(words: str) -> None:
    lines = read(render_csv(with_words(words)))
    assert {len(line) for line in lines} == {10}
    for shown in (lines[1][9], lines[2][9], lines[4][9], lines[7][1]):
        assert plain(shown) == words


@given(texts)
@example(" =1+1")
@example("a; \u200b\u3000＝1+1")
def test_no_field_begins_with_what_a_spreadsheet_runs(words: str) -> None:
    for line in read(render_csv(with_words(words))):
        for field in line:
            parts = field.replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";")
            assert not field.startswith(RUNS)
            seen = [re.sub(r"^[\s\u200b\ufeff]+", "", part) for part in parts]
            assert not any(part.startswith(tuple("=+-@＝＋－＠﹦")) for part in seen)


@given(texts)
def test_defusing_touches_nothing_that_is_harmless(words: str) -> None:
    assert plain(defuse(words)) == words
    if not any(one in words for one in RUNS):
        assert defuse(words) == words


@given(texts)
def test_any_words_come_back_through_an_html_parser_and_lead_nowhere(words: str) -> None:
    page = tree(render_html(with_words(words)))
    kept = clean(words)
    assert page.xpath("string(//th[@scope='row']/bdi)") == kept
    assert page.xpath("string(//cite)") == kept
    assert page.xpath("string(//blockquote)") == kept
    assert not page.xpath("//script | //@onload | //img | //iframe | //link")
    for address in page.xpath("//@href"):
        assert address.startswith(("#", "http://", "https://"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example.com"]
)
def test_only_web_addresses_are_links(address: str) -> None:
    page = render_html(replace(GRID, articles=(replace(WIRE, address=address), COPY, NOTE))).decode()
    assert address.split(":")[0] + ":" not in page


def test_the_table_can_be_read_aloud() -> None:
    page = tree(render_html(GRID))
    (table,) = page.xpath("//table")
    groups = table.xpath(".//thead/tr[1]/th[@scope='colgroup']")
    assert [(one.get("colspan"), one.text_content()) for one in groups] == [("2", "Northwire: 2 copies")]
    assert len(table.xpath(".//thead/tr[2]/th[@scope='col']")) == 3
    assert sum(int(one.get("span")) for one in table.xpath("./colgroup")) == 9
    for row in table.xpath(".//tbody/tr"):
        assert len(row.xpath("./th[@scope='row']")) == 1
        assert len(row) == 9
    said = [one.text_content() for one in table.xpath(".//tbody/tr[1]/td//span[@class='spoken']")]
    assert said == ["supports 2", "supports 1, disputes 1"]


def test_every_link_inside_the_page_arrives() -> None:
    page = tree(render_html(GRID))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one[1:] for one in page.xpath("//@href") if one.startswith("#")} <= set(ids)


def test_on_paper_a_wide_grid_is_cut() -> None:
    articles = tuple(replace(NOTE, citekey=f"n{number}") for number in range(2 * ON_PAPER + 1))
    page = tree(render_html(replace(GRID, articles=articles)))
    paper = page.xpath("//div[@class='paper']/table")
    assert [len(one.xpath(".//thead/tr[2]/th")) for one in paper] == [ON_PAPER, ON_PAPER, 1]
    assert not render_html(GRID).count(b'class="paper"')
