"""Source references as ICD 206 wants them: numbered endnotes, dates as `09 MAR 2025`, ratings in words.

An entry is `author or agency | title | type, format, page | published | information as of | accessed | URL |
snapshot | ratings`; what is not known is left out, but a missing date of publication and a missing rating are
said. The two ratings stay two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.export.citation import Citation, Span, persons, title_of
from app.export.dates import date_short
from app.export.receipt_words import CREDIBILITY, RELIABILITY

if TYPE_CHECKING:
    from db.records import Article

HASH_DIGITS = 12

_TYPES = {
    "article-newspaper": "newspaper article", "article-magazine": "magazine article",
    "article-journal": "journal article", "webpage": "web page", "post-weblog": "blog post",
    "post": "post", "report": "report", "broadcast": "broadcast", "interview": "interview",
    "speech": "speech", "dataset": "data set", "book": "book", "chapter": "chapter",
    "legislation": "legislation", "legal_case": "legal case", "document": "document",
}  # fmt: skip
_FORMATS = {
    "application/pdf": "PDF", "text/html": "HTML", "application/xhtml+xml": "HTML",
    "text/html+zip": "HTML with its files", "multipart/related": "MHTML", "message/rfc822": "e-mail",
    "application/epub+zip": "EPUB", "text/plain": "plain text", "text/markdown": "Markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What an entry says besides the article's record: the copy, the page and the ratings."""

    media_type: str = ""
    accessed: str = ""
    sha256: str = ""
    page: str = ""
    address: str = ""
    reliability: str = ""
    credibility: tuple[int | None, ...] = (None,)


def make_entry(article: Article, cited: Cited) -> Citation:
    """Return the entry of an article, or of one passage in it, as spans."""
    who = _who(article)
    fields = [
        [Span(who)] if who else [],
        [Span(title_of(article))],
        _kind(article, who, cited),
        _dated("published ", article.issued) or _dated("updated ", article.modified) or _ours("n.d."),
        _dated("information as of ", article.info_date),
        _dated("accessed ", cited.accessed),
        [Span(cited.address, "link")] if cited.address else [],
        [Span("SHA-256 ", "ours"), Span(cited.sha256[:HASH_DIGITS])] if cited.sha256 else [],
        _ours(_ratings(cited)),
    ]
    spans: list[Span] = []
    for field in fields:
        if field:
            spans += [Span(" | ", "ours"), *field] if spans else field
    return Citation(tuple(spans))


def _who(article: Article) -> str:
    """Name the author, else the agency; never "Anonymous", and no publisher in the author's place."""
    return persons(article.authors) or (article.agency.name if article.agency else "")


def _kind(article: Article, who: str, cited: Cited) -> list[Span]:
    spans = [Span(_TYPES.get(article.type, article.type.replace("-", " ").replace("_", " ")))]
    container = article.container_title or (article.publisher.name if article.publisher else "")
    if container and container != who:
        spans += [Span(" in ", "ours"), Span(container, "italic")]
    agency = article.agency.name if article.agency else ""
    if agency and agency not in (who, container):
        spans += [Span(" (via ", "ours"), Span(agency), Span(")", "ours")]
    if cited.media_type:
        spans += [Span(", ", "ours"), Span(_FORMATS.get(cited.media_type, cited.media_type))]
    if cited.page:
        spans += [Span(", p. ", "ours"), Span(cited.page)]
    return spans


def _ratings(cited: Cited) -> str:
    source = RELIABILITY.get(cited.reliability, cited.reliability)
    information = "; ".join(_by_rating(cited.credibility))
    return f"source: {source}" + (f"; information: {information}" if information else "")


def _by_rating(ratings: Sequence[int | None]) -> list[str]:
    return [CREDIBILITY.get(one, str(one)) for one in dict.fromkeys(ratings)]


def _dated(words: str, date: str) -> list[Span]:
    return [Span(words, "ours"), Span(date_short(date))] if date else []


def _ours(text: str) -> list[Span]:
    return [Span(text, "ours")]
