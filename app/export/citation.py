"""The house citation: who, what, where, when, the passage and the address, as spans a writer can style.

Styled bibliographies (APA, Chicago, …) are not made here; they come from a CSL processor over the CSL-JSON.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.export.citekeys import make_citekey
from app.export.dates import date_in_words
from app.export.escape import clean
from app.export.links import page_link, safe_url, text_link, without_fragment

if TYPE_CHECKING:
    from db.records import Article, Highlight, Name, Snapshot

__all__ = [
    "NO_CITATION",
    "Citation",
    "Span",
    "address_of",
    "extract",
    "locator",
    "make_citation",
    "make_citekey",
    "name_in_words",
    "passage_address",
    "persons",
    "shorten",
    "title_of",
    "unbroken",
]

MOST_AUTHORS = 3
MOST_WORDS = 25

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010]\n(?=([^\W\d_]))")

_PDF = "application/pdf"
_WEB = frozenset(
    {"text/html", "application/xhtml+xml", "text/html+zip", "multipart/related", "message/rfc822"}
)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of a citation. `ours` text is punctuation and words of this program, the rest is foreign."""

    text: str
    style: Literal["plain", "italic", "link", "ours"] = "plain"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as spans; `text` is the same without styles."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The citation as one unstyled string."""
        return "".join(f"<{span.text}>" if span.style == "link" else span.text for span in self.spans)

    @property
    def shown(self) -> str:
        """The citation as people read it: its addresses without the words that a browser looks for."""
        return "".join(
            f"<{without_fragment(span.text)}>" if span.style == "link" else span.text for span in self.spans
        )


NO_CITATION = Citation(())
#: Said of a quotation that no reader found in the text of a page: the analyst typed it.
TYPED = "typed from the page image"


def make_citation(
    article: Article, snapshot: Snapshot | None = None, highlight: Highlight | None = None
) -> Citation:
    """Make the citation of an article, or of one passage in it."""
    spans = [*_head(article), *_date(article), *_passage(highlight, snapshot)]
    if not "".join(span.text for span in spans[-2:]).rstrip('"').endswith((".", "?", "!")):
        spans.append(Span(".", "ours"))
    if snapshot is not None and snapshot.captured_at:
        spans += [Span(" Accessed ", "ours"), Span(date_in_words(snapshot.captured_at)), Span(".", "ours")]
    spans += _archive(article)
    address = passage_address(article, snapshot, highlight)
    if address:
        spans += [Span(" ", "ours"), Span(address, "link")]
    return Citation(tuple(spans))


def title_of(article: Article) -> str:
    """Return the title, or "Untitled" when nothing of it can be printed."""
    return article.title if clean(article.title) else "Untitled"


def address_of(article: Article) -> str:
    """Return the article's address when it may be a link: URL, canonical URL or DOI; else ""."""
    return safe_url(article.URL) or safe_url(article.canonical_url) or safe_url(article.DOI)


def passage_address(article: Article, snapshot: Snapshot | None, highlight: Highlight | None) -> str:
    """Return the address of a passage: a page of a PDF, a text fragment of a web page, else the article's."""
    address = address_of(article)
    if not address or snapshot is None or highlight is None:
        return address
    if snapshot.media_type == _PDF and highlight.page_index is not None:
        return page_link(address, highlight.page_index + 1)
    return text_link(address, highlight.exact) if snapshot.media_type in _WEB else address


def locator(snapshot: Snapshot | None, highlight: Highlight) -> str:
    """Return the page of a passage in a PDF, as it is printed there, else counted from 1; else ""."""
    if snapshot is None or snapshot.media_type != _PDF or highlight.page_index is None:
        return ""
    return highlight.page_label or str(highlight.page_index + 1)


def extract(snapshot: Snapshot | None, highlight: Highlight) -> str:
    """Return a quotation for reading: words that a PDF's lines broke are whole again."""
    is_pdf = snapshot is not None and snapshot.media_type == _PDF
    return unbroken(highlight.exact) if is_pdf else highlight.exact


def shorten(quotation: str, words: int = MOST_WORDS) -> str:
    """Cut a quotation to its first words, with an ellipsis where something was cut."""
    parts = quotation.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


def unbroken(quotation: str) -> str:
    """Join words that a PDF broke at a line's end, and spell out its ligatures: neither is the author's."""
    joined = _BROKEN_WORD.sub(lambda found: "" if found[1].islower() else "-", quotation)
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), joined)


def _head(article: Article) -> list[Span]:
    authors = persons(article.authors)
    spans = [Span(authors), Span(", ", "ours")] if authors else []
    spans += [Span('"', "ours"), Span(title_of(article)), Span('"', "ours")]
    container = article.container_title or (article.publisher.name if article.publisher else "")
    if container and container != authors:
        spans += [Span(", ", "ours"), Span(container, "italic")]
    agency = article.agency.name if article.agency else ""
    if agency and agency not in (container, authors):
        spans += [Span(" (", "ours"), Span(agency), Span(")", "ours")]
    return spans


def persons(names: tuple[Name, ...]) -> str:
    """Name up to three persons, or the first and "et al."; "" when there are none."""
    written = [text for name in names if (text := name_in_words(name))]
    if len(written) > MOST_AUTHORS:
        return f"{written[0]} et al."
    return written[0] if len(written) == 1 else " and ".join(_last_two(written))


def _last_two(written: list[str]) -> list[str]:
    return [", ".join(written[:-1]), written[-1]] if written else []


def name_in_words(name: Name) -> str:
    """Return a name as it is read: given name, particles, family name, suffix; or the literal."""
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    return " ".join(part for part in (name.given, name.dropping_particle, family, name.suffix) if part)


def _date(article: Article) -> list[Span]:
    if article.issued:
        return [Span(", ", "ours"), Span(date_in_words(article.issued))]
    if article.modified:
        return [Span(", updated ", "ours"), Span(date_in_words(article.modified))]
    return [Span(", n.d.", "ours")]


def _archive(article: Article) -> list[Span]:
    address = safe_url(article.archive_url)
    if not address:
        return []
    when = [Span(" ", "ours"), Span(date_in_words(article.archive_time))] if article.archive_time else []
    return [Span(" Archived", "ours"), *when, Span(": ", "ours"), Span(address, "link"), Span(".", "ours")]


def _passage(highlight: Highlight | None, snapshot: Snapshot | None) -> list[Span]:
    if highlight is None:
        return []
    spans: list[Span] = []
    page = locator(snapshot, highlight)
    if page:
        spans += [Span(", p. ", "ours"), Span(page)]
    spans += [Span(': "', "ours"), Span(shorten(extract(snapshot, highlight))), Span('"', "ours")]
    return [*spans, Span(f" ({TYPED})", "ours")] if highlight.area else spans
