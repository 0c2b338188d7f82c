"""Any text comes back unchanged from a CommonMark and a GFM renderer, wherever it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.export.escape import clean, escape_block, escape_cell, escape_heading, escape_inline
from tests.export.rendered import commonmark, gfm, links, text_of, tree

_WORDS = (
    "* _ [ ] < > ~ $ | & # + - = : ! ( ) { } ^ @ ` \\ 1. 2) --- *** ``` ~~~ :-: |-| &amp; &#65; &copy; "
    "http:// https://a.example www.a.example ftp://a a@b.example mailto:a@b.c <b> </p> <!-- --> "
    "[a](javascript:x) [^1] [^1]: ![x](y) [x]: \u200b \ufeff \u202e e\u0301 \U0001f600 \u0645"
)
_SPICE = st.sampled_from(_WORDS.split()) | st.sampled_from(
    ("\t", "\n", "\r\n", " ", "\u00a0", "- ", "1. ", "[ ] ")
)
TEXTS = st.lists(st.one_of(_SPICE, st.text(max_size=6), st.just(" ")), min_size=0, max_size=12).map("".join)
RENDERERS = pytest.mark.parametrize("renderer", [commonmark(), gfm()], ids=["commonmark", "gfm"])


@RENDERERS
@given(text=TEXTS)
def test_text_comes_back_from_a_paragraph(renderer: MarkdownIt, text: str) -> None:
    if clean(text):
        assert text_of(renderer, escape_block(text), "./p") == clean(text)


@RENDERERS
@given(text=TEXTS)
def test_text_comes_back_from_a_list_item(renderer: MarkdownIt, text: str) -> None:
    assert text_of(renderer, f"- {escape_block(text)}", "./ul/li") == clean(text)


@RENDERERS
@given(text=TEXTS)
def test_text_comes_back_from_a_heading(renderer: MarkdownIt, text: str) -> None:
    assert text_of(renderer, f"## {escape_heading(text)}", "./h2") == clean(text)


@RENDERERS
@given(text=TEXTS)
def test_text_comes_back_from_the_middle_of_a_line(renderer: MarkdownIt, text: str) -> None:
    line = f'Somebody, "{escape_inline(text)}", *{escape_inline(text) or "x"}* (2025)'
    expected = f'Somebody, "{clean(text)}", {clean(text) or "x"} (2025)'
    assert text_of(renderer, line, "./p") == expected


@given(text=TEXTS, other=TEXTS)
def test_text_comes_back_from_a_table_cell(text: str, other: str) -> None:
    table = f"| A | B |\n|---|---|\n| {escape_cell(text)} | {escape_cell(other)} |"
    cells = tree(gfm(), table).xpath(".//td")
    assert [cell.text_content().strip() for cell in cells] == [clean(text), clean(other)]


@given(text=TEXTS)
def test_no_text_becomes_a_link_an_image_or_html(text: str) -> None:
    printed = f"{escape_block(text)}\n\n- {escape_block(text)}\n"
    assert links(printed) == []


@given(text=TEXTS)
def test_clean_text_is_nfc_on_one_line_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned) == clean(cleaned)
    assert cleaned == " ".join(cleaned.split())


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2 * 3 * 4", r"2 \* 3 \* 4"),
        ("see http://a.example", r"see http\://a.example"),
        ("see WWW.a.example", r"see WWW\.a.example"),
        ("AT&T &amp; others", r"AT&T \&amp; others"),
        ("a <b>bold</b> word", r"a \<b\>bold\</b\> word"),
        ("costs $5 ~ $6", r"costs \$5 \~ \$6"),
        ("zero\u200bwidth \u202eevil\ufeff", "zerowidth evil"),
        ("two\r\n  lines\u00a0here", "two lines here"),
        ("Plain, with - dashes + and # signs: 1. fine", "Plain, with - dashes + and # signs: 1. fine"),
    ],
)
def test_escapes_exactly_what_must_be(text: str, printed: str) -> None:
    assert escape_inline(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("# one", r"\# one"),
        ("- one", r"\- one"),
        ("+ one", r"\+ one"),
        ("= one", r"\= one"),
        ("| one", r"\| one"),
        (": one", r"\: one"),
        ("1. one", r"1\. one"),
        ("12) one", r"12\) one"),
        ("1.5 million", r"1\.5 million"),
    ],
)
def test_escapes_what_would_begin_a_block(text: str, printed: str) -> None:
    assert escape_block(text) == printed


def test_pandoc_needs_two_more_characters_escaped() -> None:
    assert escape_inline("x^2^ @key", pandoc=True) == r"x\^2\^ \@key"
    assert escape_inline("x^2^ @key") == "x^2^ @key"
