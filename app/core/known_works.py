"""Which article of the project a foreign annotation speaks of: by hash, id, DOI, address, then file name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from app.core import stamps
from app.exchange.addresses import address_mark
from db.records import Article, Snapshot

_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
#: The surer first.
_ORDER = ("sha256", "id", "doi", "url", "file")

#: How a work may be named: a kind of name, and the name in one spelling.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Work:
    """An article with the copy that an annotation was made on, or its newest one."""

    article: Article
    snapshot: Snapshot


class KnownWorks:
    """The articles of a project by every name under which another program may know them."""

    def __init__(self, articles: Iterable[Article], snapshots: Iterable[Snapshot]) -> None:
        self._articles = {one.id: one for one in articles}
        self._copies: dict[str, list[Snapshot]] = {}
        for one in sorted(snapshots, key=stamps.age):
            if one.article in self._articles:
                self._copies.setdefault(one.article, []).append(one)
        self._by_key: dict[Key, dict[str, None]] = {}
        for article in self._articles.values():
            for key in self._keys(article):
                self._by_key.setdefault(key, {})[article.id] = None

    def find(self, names: Iterable[str]) -> tuple[Work, ...]:
        """Return the works with a copy that answer to one of the names, the surest first."""
        keys = sorted((key for name in names for key in keys_of(name)), key=lambda one: _ORDER.index(one[0]))
        found: dict[str, Work] = {}
        for key in keys:
            for article in self._by_key.get(key, ()):
                copies = self._copies.get(article)
                if not copies or (key[0] == "file" and len(self._by_key[key]) > 1):
                    continue
                same = [one for one in copies if key[1] in (one.id, one.sha256, one.text_sha256)]
                found.setdefault(article, Work(self._articles[article], (same or copies)[-1]))
        return tuple(found.values())

    def find_record(self, names: Iterable[str]) -> Article | None:
        """Return the article that answers to one of the names, with a copy or without."""
        for name in names:
            for key in keys_of(name):
                for article in self._by_key.get(key, ()):
                    return self._articles[article]
        return None

    def find_bare(self, names: Iterable[str]) -> Article | None:
        """Return the article without a copy that alone answers to a name, the surest first.

        None where an article that has a copy answers to one as well: then the work is there.
        """
        keys = sorted((key for name in names for key in keys_of(name)), key=lambda one: _ORDER.index(one[0]))
        for key in keys:
            there = self._by_key.get(key, {})
            if any(self._copies.get(one) for one in there):
                return None
            if len(there) == 1:
                return self._articles[next(iter(there))]
        return None

    def newest(self, article: str) -> Snapshot:
        """Return an article's newest copy."""
        return self._copies[article][-1]

    def _keys(self, article: Article) -> Iterator[Key]:
        yield ("id", article.id)
        for address in (article.URL, article.canonical_url, article.archive_url):
            yield from (key for key in keys_of(address) if key[0] in ("url", "doi"))
        if article.DOI:
            yield from keys_of(f"doi:{article.DOI}")
        for one in self._copies.get(article.id, ()):
            yield ("id", one.id)
            yield ("sha256", one.sha256)
            yield ("sha256", one.text_sha256)
            if one.file_name:
                yield ("file", one.file_name.casefold())


def keys_of(name: str) -> Iterator[Key]:
    """Return what a name comes to in one spelling; of an address exchange/addresses.py says which."""
    name = name.strip()
    folded = name.casefold()
    if folded.startswith("urn:sha256:"):
        yield ("sha256", folded.removeprefix("urn:sha256:"))
        return
    if folded.startswith("urn:uuid:"):
        yield ("id", folded.removeprefix("urn:uuid:"))
        return
    doi = _DOI.fullmatch(name)
    if doi is not None:
        yield ("doi", unquote(doi[1]).casefold())
    try:
        parts = urlsplit(name)
    except ValueError:
        return
    if parts.scheme == "file":
        yield ("file", unquote(parts.path).replace("\\", "/").rpartition("/")[2].casefold())
    elif mark := address_mark(name):
        yield ("url", mark)
