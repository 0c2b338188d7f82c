"""What tells that two descriptions mean one work: DOI, address, ISBN, citekey, or title, publisher and date.

A record of the project, an entry of a bibliography and a line in a report's list of sources are each a
`Described`; known_works.py finds the record that shares a mark with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from app.exchange.addresses import address_mark
from db.records import Article, Name

#: A kind of name, and the name in one spelling.
Mark = tuple[str, str]

#: Details that two descriptions must not state differently for a mark of this kind to count.
MUST_AGREE: Mapping[str, tuple[str, ...]] = {
    "isbn": ("DOI", "volume"),
    "words": ("DOI", "authors", "container_title", "volume", "issue", "page", "number", "is part"),
}
_DETAILS = ("container_title", "volume", "issue", "page", "number")
_TELLING = ("type", "title", "publisher", "issued", "DOI", "ISBN", "canonical_url", "URL", "authors")
_FIELDS = (*_TELLING, *_DETAILS)
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\dX-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX](?![\dX-])", re.IGNORECASE)
_OWN_KEY = re.compile(r"^citation key: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A work as someone describes it; what is empty is not stated. `date` is EDTF, `type` an article's.

    `citekeys` are those that a record has, or had in the file it came from; `details` hold what else is
    stated, in one spelling.
    """

    title: str = ""
    publisher: str = ""
    date: str = ""
    doi: str = ""
    isbn: str = ""
    addresses: tuple[str, ...] = ()
    citekeys: tuple[str, ...] = ()
    type: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

    def denies(self, other: Described, kind: str) -> bool:
        """Say whether both state something differently that must be the same for a mark of this kind."""
        return any(
            self.details.get(name) and other.details.get(name) and self.details[name] != other.details[name]
            for name in MUST_AGREE.get(kind, ())
        )


def describe_article(article: Article) -> Described:
    """Describe a record of the project."""
    fields = {name: getattr(article, name) for name in _FIELDS}
    fields["publisher"] = article.publisher.name if article.publisher else ""
    return describe_fields(fields, article.citekey, *_OWN_KEY.findall(article.note))


def describe_fields(fields: Mapping[str, Any], *citekeys: str) -> Described:
    """Describe a work by fields of an article under their own names; the publisher is a name."""
    given = {name: fields.get(name) or "" for name in _FIELDS}
    authors: tuple[Name, ...] = fields.get("authors") or ()
    details = {
        name: _folded(given[name]) for name in ("container_title", "volume", "issue", "page", "number")
    }
    details["DOI"] = doi_mark(given["DOI"])
    details["authors"] = "\n".join(_folded(one.family or one.literal) for one in authors)
    if given["type"]:
        details["is part"] = "yes" if given["type"] == "chapter" else "no"
    return Described(
        title=given["title"],
        publisher=given["publisher"],
        date=given["issued"],
        doi=given["DOI"],
        isbn=given["ISBN"],
        addresses=(given["canonical_url"], given["URL"]),
        citekeys=citekeys,
        type=given["type"],
        details=details,
    )


def marks_of(work: Described) -> Iterator[Mark]:
    """Yield by what a work is known, the surest first.

    The chapters of a book share its address and its ISBN, and so may the papers of a meeting: the address
    with the title tells a part, and only a book is told by its ISBN.
    """
    words = _folded(work.title)
    is_part = work.type == "chapter" and words != ""
    if doi := doi_mark(work.doi):
        yield ("doi", doi)
    yield from (("doi", doi_mark(one)) for one in work.addresses if is_doi(one) and not is_part)
    pages = [one for one in map(address_mark, work.addresses) if one]
    for page in pages:
        yield ("page", f"{page} {words}")
    if work.type == "book":
        for isbn in _isbns(work.isbn):
            yield ("isbn", isbn)
    if not is_part:
        for page in pages:
            yield ("url", page)
    if words:
        for key in work.citekeys:
            if key:
                yield ("key", f"{key} {words}")
        publisher = _folded(work.publisher)
        if publisher or work.date:
            yield ("words", "\n".join((words, publisher, work.date)))


def doi_mark(doi: str) -> str:
    """Return a DOI in one spelling, bare or as an address; what is none comes back in small letters."""
    found = _DOI.fullmatch(doi.strip())
    return unquote(found[1]).casefold() if found else doi.strip().casefold()


def is_doi(name: str) -> bool:
    """Say whether a name is a DOI, bare or as an address."""
    return _DOI.fullmatch(name.strip()) is not None


def _isbns(written: str) -> Iterator[str]:
    """Yield the ISBNs in a field without their check digit, and those of ten digits as those of thirteen."""
    for found in _ISBN.finditer(written):
        digits = re.sub(r"[- ]", "", found[0])[:-1]
        yield digits if len(digits) > 9 else f"978{digits}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
