"""Which article of the project another program speaks of: all importers ask here.

An annotation names its work by hash, id, DOI, address or file; an entry of a bibliography or a line in a list
of sources describes it (work_marks.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from app.core import stamps
from app.core.work_marks import Described, Mark, describe_article, doi_mark, is_doi, marks_of
from app.exchange.addresses import address_mark
from db.records import Article, Snapshot

#: The surer first.
_ORDER = ("sha256", "id", "doi", "url", "file")


@dataclass(frozen=True, slots=True)
class Work:
    """An article with the copy that an annotation was made on, or its newest one."""

    article: Article
    snapshot: Snapshot


class KnownWorks:
    """The articles of a project by every name under which another program may know them."""

    def __init__(self, articles: Iterable[Article], snapshots: Iterable[Snapshot] = ()) -> None:
        self._articles = {one.id: one for one in articles}
        self._copies: dict[str, list[Snapshot]] = {}
        for one in sorted(snapshots, key=stamps.age):
            self._copies.setdefault(one.article, []).append(one)

    def add_entry(self, article: Article) -> None:
        """Take in what an entry of the file that is read has become: its next ones may share its address."""
        by_mark, own = self._by_mark, ("doi", doi_mark(article.DOI))
        self._articles[article.id] = article
        for mark in marks_of(describe_article(article)):
            if mark == own or mark[0] in ("page", "key"):
                by_mark.setdefault(mark, {})[article.id] = None

    def find_described(self, work: Described) -> Article | None:
        """Return the article that a description means, with a copy or without, by the surest mark.

        Words count only where neither DOI, address nor ISBN is stated.
        """
        for key in marks_of(work):
            kind = key[0]
            if kind == "words" and (work.doi or any(work.addresses) or work.isbn):
                continue
            for one in self._by_mark.get(key, ()):
                article = self._articles[one]
                if not _is_of_whole(key, article) and not work.denies(describe_article(article), kind):
                    return article
        return None

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

    @cached_property
    def _by_key(self) -> dict[Mark, dict[str, None]]:
        """The articles by what annotations call them."""
        return self._indexed(self._keys)

    @cached_property
    def _by_mark(self) -> dict[Mark, dict[str, None]]:
        """The articles by what describes them."""
        return self._indexed(lambda article: marks_of(describe_article(article)))

    def _indexed(self, keys: Callable[[Article], Iterable[Mark]]) -> dict[Mark, dict[str, None]]:
        found: dict[Mark, dict[str, None]] = {}
        for article in self._articles.values():
            for key in keys(article):
                found.setdefault(key, {})[article.id] = None
        return found

    def _keys(self, article: Article) -> Iterator[Mark]:
        yield ("id", article.id)
        # An annotation on a book's address may lie in any of its chapters.
        for address in (article.URL, article.canonical_url, article.archive_url):
            yield from (key for key in keys_of(address) if key[0] in ("url", "doi"))
        if article.DOI:
            yield ("doi", doi_mark(article.DOI))
        for one in self._copies.get(article.id, ()):
            yield ("id", one.id)
            yield ("sha256", one.sha256)
            yield ("sha256", one.text_sha256)
            if one.file_name:
                yield ("file", one.file_name.casefold())


def _is_of_whole(mark: Mark, article: Article) -> bool:
    """Say whether a mark that a chapter answers to is that of its book."""
    kind, name = mark
    own = kind == "doi" and doi_mark(article.DOI) == name
    return article.type == "chapter" and kind in ("url", "doi") and not own


def keys_of(name: str) -> Iterator[Mark]:
    """Return what a name comes to in one spelling; of an address exchange/addresses.py says which."""
    name = name.strip()
    folded = name.casefold()
    if folded.startswith("urn:sha256:"):
        yield ("sha256", folded.removeprefix("urn:sha256:"))
        return
    if folded.startswith("urn:uuid:"):
        yield ("id", folded.removeprefix("urn:uuid:"))
        return
    if is_doi(name):
        yield ("doi", doi_mark(name))
    try:
        parts = urlsplit(name)
    except ValueError:
        return
    if parts.scheme == "file":
        yield ("file", unquote(parts.path).replace("\\", "/").rpartition("/")[2].casefold())
    elif mark := address_mark(name):
        yield ("url", mark)
