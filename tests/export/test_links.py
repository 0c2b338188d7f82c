"""Which addresses may be links, and how they point at a passage."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.links import bare_url, page_link, safe_url, text_link
from tests.export.rendered import commonmark, links, text_of


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://a.example/x?y=1&z=2#part", "https://a.example/x?y=1&z=2#part"),
        ("HTTP://a.example/", "HTTP://a.example/"),
        ('https://a.example/a b<c>"d"', "https://a.example/a%20b%3Cc%3E%22d%22"),
        ("https://a.example/weg/straße", "https://a.example/weg/stra%C3%9Fe"),
        ("https://a.example/100%25", "https://a.example/100%25"),
        ("doi:10.1234/abc", "https://doi.org/10.1234/abc"),
        ("10.1234/abc(1)", "https://doi.org/10.1234/abc(1)"),
        ("http://dx.doi.org/10.1234/abc", "https://doi.org/10.1234/abc"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("https://a.example/\nx", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//a.example/x", ""),
        ("mailto:a@b.example", ""),
        ("https://[broken", ""),
        ("https:///nohost", ""),
        ("", ""),
    ],
)
def test_only_http_https_and_doi_are_links(address: str, safe: str) -> None:
    assert safe_url(address) == safe


@given(st.text(max_size=40))
def test_a_safe_address_survives_angle_brackets(tail: str) -> None:
    address = safe_url("https://a.example/" + tail)
    if address:
        (target,) = links(f"x <{address}> y")
        assert unquote(target) == unquote(address)


@given(st.text(alphabet="abc*_`[]()~$&;amplt/=?-", max_size=20))
def test_a_bare_address_stands_unchanged_in_running_text(tail: str) -> None:
    address = bare_url(safe_url("https://a.example/" + tail))
    assert text_of(commonmark(), f"- Title: {address}", "./ul/li") == f"Title: {address}"


def test_the_example_addresses_are_printed_as_they_are() -> None:
    address = "https://www.a.example/ap_news/heavy-losses/article_bfa32b25-71ff-5279-a063-385e0dcd727d.html"
    assert bare_url(safe_url(address)) == address


def test_a_pdf_is_linked_by_page() -> None:
    assert page_link("https://a.example/x.pdf#old", 3) == "https://a.example/x.pdf#page=3"


def test_a_short_passage_is_quoted_whole() -> None:
    link = text_link("https://a.example/x", "up to 5, not 6 & twenty-one")
    assert link == "https://a.example/x#:~:text=up%20to%205%2C%20not%206%20%26%20twenty%2Done"


def test_a_long_passage_is_named_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    link = text_link("https://a.example/x#part", words)
    assert link == (
        "https://a.example/x#part:~:text=word0%20word1%20word2%20word3%20word4,"
        "word95%20word96%20word97%20word98%20word99"
    )


def test_a_passage_over_two_blocks_is_named_by_its_ends() -> None:
    assert text_link("https://a.example/x", "One.\n\nTwo three.") == "https://a.example/x#:~:text=One.,three."


def test_a_link_to_a_passage_is_one_link() -> None:
    link = text_link("https://a.example/x", 'he said: "no" <never> [1]')
    assert links(f"x <{link}>") == [link]
