"""Any bytes that claim to be a page end in a text with a sound record, or in a sentence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import CannotRead
from app.intake import web
from app.intake.outcome import record_fields
from tests.examples import often

LD = '<script type="application/ld+json">{}</script>'
PIECES = (
    *("<div class='related byline author published'>", "</div>", "<p>", "</p>", "<article>"),
    *("<time datetime='2025-13'>", "<meta property='og:title' content='T | S'>", "<h1>", "</h1>", "<li>"),
    *("<meta name=author content='By , and ;'>", "<link rel=canonical href='http://[x'>"),
    *("<link rel=canonical href=/a>", "<blockquote>", "<table><tr><td>", "</table>", "<aside>", "</aside>"),
    *("<!-- saved from url=(0009)http://[ -->", "Words of the harbour. " * 20, "Ж", "\x00", "&#0;"),
    LD.replace("{}", '{"@type":"NewsArticle","author":[{"@id":"#a"},[],null,3],"headline":{}}'),
    LD.replace("{}", '[[{"@graph":{"@type":["Article",1],"datePublished":[{}],"@id":"#a"}}]]'),
)


def end(data: bytes) -> None:
    try:
        outcome = web.make_outcome(web.decode(data), "page.html")
    except CannotRead:
        return
    assert outcome.left_out >= 0
    assert bool(outcome.left_out_why) == bool(outcome.left_out)
    assert all(one["basis"] for one in record_fields(outcome.record).values())


@settings(max_examples=often(150), deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_page_of_such_pieces_is_read(html: str) -> None:
    end(html.encode())


@settings(max_examples=often(80), deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    end(b"<html>" + data)
