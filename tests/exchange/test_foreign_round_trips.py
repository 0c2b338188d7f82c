"""What another program wrote comes in, goes out and comes in again as the same record, in every format.

Nothing of a file is lost on the way in: what no field holds stands in the note.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.bibliography import read_bibliography
from app.exchange.csl import item_of
from app.exchange.proposal import proposal_of
from db.records import Article
from tests.exchange.test_round_trips import WRITERS, article_of

#: A few on every run, many when new examples are looked for.
FEW = 2000 if os.environ.get("SOURCEMARK_SOAK") else 10
#: Markup, LaTeX, scripts of both directions, quotes, signs that a format gives a meaning.
ODD = st.text(
    st.sampled_from("ab 1.,:;“”'\"\\/<>&%#|{}$_^~@=+-–—éß٣مرحبا שלום 港口\u0301😀\u200f\xa0[]()?!*`"),
    max_size=16,
) | st.sampled_from(
    [
        "<i>Homo</i> <sup>2</sup>", r"{\'E}tude \& {TeX} \emph{x}", "$x^2$", "@article{k,", "TY  - JOUR",
        "ER  -", "and", "Smith and Jones", "et al.", "=1+1", "10%", "C#", "{", "}", "\\", "“Late”, he said",
        "التجريف متأخر", "疏浚晚了", "~tilde~", "a -- b", "''", "crossref", "#string#", "von der", "Jr.",
    ]
)  # fmt: skip
YEARS = st.sampled_from(
    [[-44], [0], [33], [2001], [2001, 2], [2001, 2, 30], [2024, 2, 29], [12024], ["2001", "3"]]
)
DATES: st.SearchStrategy[Any] = (
    st.builds(lambda ends: {"date-parts": ends}, st.lists(YEARS, min_size=1, max_size=2))
    | st.builds(
        lambda year, season: {"date-parts": [year], "season": season},
        YEARS,
        st.sampled_from([1, "2", "Spring"]),
    )
    | st.builds(lambda year: {"date-parts": [year], "circa": True}, YEARS)
    | st.sampled_from(
        [{"raw": "2001-02-03"}, {"raw": "Spring 2001"}, {"literal": "c. 44 BC"}, "2001", "2001-05", 2001,
         "n.d.", {"raw": "2001/2003"}, {"literal": "forthcoming"}, [{"year": 2001, "month": 2}], {}, [], ""]
    )
)  # fmt: skip
PART = ODD | st.just("")
NAMES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "family": PART, "given": PART, "non-dropping-particle": PART, "dropping-particle": PART,
            "suffix": PART, "ORCID": PART, "comma-suffix": st.booleans(),
        },
    )
    | st.builds(lambda text: {"literal": text}, PART)
    | st.sampled_from([{"family": "Plato"}, {"given": "Plato"}, "World Bank", {"name": "Who"}]),
    max_size=3,
)  # fmt: skip
ADDRESSES = st.sampled_from(
    ["https://example.com/a_b%20c?x=1&y={z}#f", "http://ex.com/ä ü", "javascript:alert(1)", "https://x.y/\\",
     "file:///C:/x", "https://ex.com/a|b^c`d", "10.1234/a<b>;2-#", ""]
)  # fmt: skip
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "article-journal", "thesis", "journal-article", "chapter", "song"])},
    optional={
        "id": PART, "citation-key": PART, "title": PART, "container-title": PART | st.just(["One", "Two"]),
        "author": NAMES, "editor": NAMES, "issued": DATES, "accessed": DATES, "original-date": DATES,
        "URL": ADDRESSES,
        "DOI": ADDRESSES, "ISBN": PART, "volume": PART | st.integers(0, 99), "page": PART, "publisher": PART,
        "publisher-place": PART, "keyword": PART, "note": ODD | st.just("Citation Key: x1\ntex.y: z"),
        "abstract": PART, "journalAbbreviation": PART, "language": PART, "unknown field": PART,
        "edition": PART,
        "custom": st.dictionaries(st.sampled_from(["level", "status", "x"]), PART, max_size=2),
    },
)  # fmt: skip


NAMES_OF_FIELDS = (
    "id", "citation-key", "title", "container-title", "author", "editor", "issued", "accessed", "URL", "note",
    "keyword", "custom", "publisher", "publisher-place", "original-date", "journalAbbreviation", "shortTitle",
    "event-title", "x", "translator", "collection-title", "abstract", "language", "ISSN", "references",
)  # fmt: skip
#: A word that stands nowhere else: what became of it can be asked.
MARKS = st.integers(1, 99_999).map(lambda number: f"q{number}q")
PLAIN = st.sampled_from(["", "a ", "Ünder ", "中文 ", "مرحبا ", "C & D ", "50% ", "x_y "])
MARKED = st.builds(lambda text, mark: text + mark, PLAIN, MARKS)
LATEX = st.builds(
    str.replace,
    st.sampled_from(
        [
            "Q", "{Q}", r"\emph{Q} {\'e}", r"Q \& $x^2$ -- {T}eX", '{"} Q', r"\unknown{Q}", "a # Q", "Q, Q",
            "Q and Q",
            "{Q and Q}", "de la Q, Jr, A", "{\\O} Q and others", "Q % x", "~Q~", "``Q''",
            r"\textbf{\textit{Q}}",
        ]
    ),
    st.just("Q"),
    MARKS,
)  # fmt: skip
FIELDS_OF_BIBTEX = """
    title subtitle author editor translator journal booktitle publisher school address year month day date
    urldate volume number pages edition series note annote keywords url doi isbn issn abstract language
    howpublished eprint archiveprefix type chapter x-odd orcid-numbers eventtitle
"""
TAGS_OF_RIS = """
    TI T1 T2 T3 AU A1 A2 A3 A4 ED PY Y1 DA Y2 JO JF J2 PB CY VL IS SP EP SN UR DO KW N1 AB N2 ET LA M1 M2
    M3 C1 C7 U1 ZZ ST CN DB RN OP
"""
#: Not in braces: the name of a month and a text put together.
JOINED = 'jan # " 3"'
BIB_FIELDS = st.dictionaries(
    st.sampled_from(FIELDS_OF_BIBTEX.split()),
    LATEX | st.sampled_from(["2001", "1999/2001", "c. 44 BC", "-0043", "2001-21", JOINED, "2001~", "1--2"]),
    max_size=8,
)
RIS_TAGS = st.lists(
    st.tuples(
        st.sampled_from(TAGS_OF_RIS.split()),
        MARKED
        | st.builds("{}, {}, Jr.".format, MARKS, MARKS)
        | st.sampled_from(["2001/05/03/", "2001///Spring", "44 BC"]),
    ),
    min_size=1,
    max_size=10,
)


def comes_back(article: Article) -> None:
    """Write a record in every format, read it, and find it the same; its key is one that a project makes."""
    article = replace(article, citekey="plato-2001-works")
    for form, write in WRITERS.items():
        written = write([item_of(article)])
        found = read_bibliography(written.encode(), form)
        assert found.refused == (), (form, written)
        (again,) = (article_of(proposal_of(one)) for one in found.items)
        expected = replace(article, basis=again.basis)
        if not article.issued:
            expected = replace(expected, issued_basis=again.issued_basis)
        assert again == expected, (form, written)


def goes_round(text: str, form: str) -> None:
    """Read a file of one entry: it comes back from every format, and no word of it is lost."""
    found = read_bibliography(text.encode(), form)
    proposals = [proposal_of(one) for one in found.items]
    held = str(proposals) + str(found.refused)
    assert [mark for mark in re.findall(r"q\d+q", text) if mark not in held] == [], (text, held)
    for one in proposals:
        comes_back(article_of(one))


@settings(max_examples=FEW, deadline=None)
@given(ITEMS)
def test_any_item_of_csl_json_goes_round(item: dict[str, Any]) -> None:
    goes_round(json.dumps([item]), "csl-json")


@settings(max_examples=FEW, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*NAMES_OF_FIELDS]), MARKED | st.lists(MARKED, max_size=3), max_size=8)
)
def test_no_word_of_an_item_is_lost(fields: dict[str, Any]) -> None:
    goes_round(json.dumps([{"type": "book", **fields}]), "csl-json")


@settings(max_examples=FEW, deadline=None)
@given(st.sampled_from(["article", "book", "online", "misc", "inproceedings", "oddity"]), BIB_FIELDS)
def test_any_entry_of_bibtex_goes_round(kind: str, fields: dict[str, str]) -> None:
    lines = "".join(
        f"  {name} = {value},\n" if value == JOINED else f"  {name} = {{{value}}},\n"
        for name, value in fields.items()
    )
    goes_round(f"@{kind}{{smith:2001,\n{lines}  usera = {{x}}\n}}\n", "bibtex")


@settings(max_examples=FEW, deadline=None)
@given(st.sampled_from(["JOUR", "NEWS", "BOOK", "THES", "XXXX"]), RIS_TAGS)
def test_any_record_of_ris_goes_round(kind: str, tags: list[tuple[str, str]]) -> None:
    lines = "".join(f"{tag}  - {value}\n" for tag, value in tags)
    goes_round(f"TY  - {kind}\n{lines}ER  - \n", "ris")
