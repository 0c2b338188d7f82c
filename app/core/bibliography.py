"""Bibliographies in and out: CSL-JSON, BibLaTeX or BibTeX, and RIS.

What comes in becomes articles without captures, as one change; what is there already stays as it is. Every
field of the file is in the record, in its note, or reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core import stamps
from app.core.data_exports import WrittenData
from app.core.exports import compose_briefing
from app.core.found_record import find_or_make_publisher
from app.core.naming import shortened
from app.core.project import Project
from app.core.reading import read_bytes
from app.core.records import read_records
from app.errors import WrongUse
from app.exchange.addresses import address_mark, works_marks
from app.exchange.biblatex import write_biblatex
from app.exchange.csl import Item, item_of, write_csl
from app.exchange.found import FoundItem, RefusedItem
from app.exchange.proposal import Proposal, proposal_of, with_kept
from app.exchange.ris import write_ris
from app.export.citekeys import LONGEST, make_citekey
from app.export.write import write_file
from app.intake.bibliography_file import read_bibliography_file
from app.prose import counted
from db import articles
from db.records import Article, Publisher

if TYPE_CHECKING:
    from db import Transaction

WRITERS: Mapping[str, Callable[[Sequence[Item]], str]] = {
    "csl-json": write_csl,
    "bib": write_biblatex,
    "ris": write_ris,
}
_CITEKEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OWN_KEY = re.compile(r"^citation key: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyReport:
    """What became of a bibliography: `made` and `already` are ids of articles, in the order of the file.

    `kept` says of each new article which fields stand in its note because a record has none for them,
    `left_out` which were left out because only the other program understands them.
    """

    format: str
    made: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    refused: tuple[RefusedItem, ...] = ()
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on what is not in fields of its own."""
        told = (
            ("Kept in the note, as a record has no field for it", self.kept),
            ("Left out, as only the other program understands it", self.left_out),
        )
        return tuple(f"{words}: {_counted(named)}." for words, named in told if named)


def import_bibliography(
    project: Project,
    original: Path | bytes,
    format: str = "",
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BibliographyReport:
    """Make articles without captures of a bibliography's entries, as one change.

    The file is read in a worker; `format` is `csl-json`, `bibtex` or `ris`, told by the content when left
    open. Entries that the project has already (DOI, address, or citekey and title) are skipped. Raise
    CannotRead in words.
    """
    data = read_bytes(original) if isinstance(original, Path) else original
    found = read_bibliography_file(data, format, cancelled, progress)
    proposals = [proposal_of(one) for one in found.items]
    refused = list(found.refused)
    wanted: list[Proposal] = []
    for one, item in zip(proposals, found.items, strict=True):
        if any(one.fields.get(name) for name in ("title", "URL", "DOI", "authors", "container_title")):
            wanted.append(one)
        else:
            what = one.citekey or "an entry"
            line = f" (line {item.line})" if item.line else ""
            refused.append(RefusedItem(what + line, "it has neither title, author nor address"))
    with project.read() as reader:
        known = _Known(articles.select_articles(reader))
    if all(known.find(one) for one in wanted):
        there = tuple(article for one in wanted if (article := known.find(one)))
        return BibliographyReport(format=found.format, already=there, refused=tuple(refused))
    entries = counted(len(wanted), "article")
    with project.change(f"Import a bibliography of {entries}") as tx:
        taker = _Taker(tx)
        for one in wanted:
            taker.take(one)
        taker.derive()
    return BibliographyReport(
        format=found.format,
        made=tuple(taker.made),
        already=tuple(taker.already),
        refused=tuple(refused),
        kept=taker.kept,
        left_out=taker.left_out,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The articles that entries have become or were: ids by the entry's key, and those that are new."""

    by_key: Mapping[str, str] = field(default_factory=dict)
    made: tuple[str, ...] = ()


def take_entries(tx: Transaction, items: Sequence[FoundItem]) -> Taken:
    """Make articles of entries, or use those that are there, within a change of another verb."""
    taker = _Taker(tx)
    by_key: dict[str, str] = {}
    for one in map(proposal_of, items):
        by_key[one.citekey] = taker.take(one)
    taker.derive()
    return Taken(by_key=by_key, made=tuple(taker.made))


def export_bibliography(
    project: Project, out: Path | None, format: str, briefing: str | None = None
) -> WrittenData:
    """Write the records of all articles by their citekeys, or those of a briefing by first citation.

    `format` is `csl-json`, `bib` or `ris`. Without `out` nothing is written.
    """
    write = WRITERS.get(format)
    if write is None:
        known = ", ".join(WRITERS)
        raise WrongUse(f"No bibliography can be written as “{format}”.", f"There is: {known}.")
    records = read_records(project)
    by_id = {one.id: one for one in records.articles}
    accessed = {one.article: one.captured_at for one in sorted(records.snapshots, key=stamps.age)}
    order = sorted(by_id, key=lambda article: by_id[article].citekey)
    if briefing is not None:
        references = compose_briefing(project, briefing).references
        accessed |= {one.article: one.accessed for one in references}
        order = [one.article for one in references]
    items = []
    for one in order:
        first = by_id.get(by_id[one].derived_from or "")
        items.append(item_of(by_id[one], accessed.get(one, ""), first.citekey if first else ""))
    data = write(items).encode()
    if out is not None:
        write_file(out, data)
    return WrittenData(path=out, format=format, data=data, counts={"articles": len(items)})


class _Known:
    """The articles of the project by what tells that an entry is one of them.

    The chapters of a book share its address, and so may the entries of one file: there the title counts too.
    """

    def __init__(self, listed: Sequence[Article]) -> None:
        self._by_mark: dict[str, str] = {}
        for one in listed:
            self.add(one, with_address=one.type != "chapter")

    def add(self, article: Article, *, with_address: bool = False) -> None:
        """Take an article in; `with_address` when its address alone tells it."""
        marks = _marks(article.DOI, (article.canonical_url, article.URL), article.citekey, article.title)
        for key in _OWN_KEY.findall(article.note):
            # The file called it otherwise than the project could.
            marks += _marks("", (), key, article.title)
        for mark in marks:
            if with_address or not mark.startswith("url "):
                self._by_mark.setdefault(mark, article.id)

    def find(self, one: Proposal) -> str | None:
        """Return the article that an entry is, or None."""
        doi, canonical, url, title = (
            str(one.fields.get(name, "")) for name in ("DOI", "canonical_url", "URL", "title")
        )
        marks = _marks(doi, (canonical, url), one.citekey, title)
        if one.fields.get("type") == "chapter" and title:
            marks = [mark for mark in marks if not mark.startswith("url ")]
        return next((self._by_mark[mark] for mark in marks if mark in self._by_mark), None)


def _marks(doi: str, addresses: Sequence[str], citekey: str, title: str) -> list[str]:
    words = " ".join(title.casefold().split())
    # A part's title counts before the address, which is its book's as well.
    parts = [f"page {one} {words}" for one in filter(None, map(address_mark, addresses))]
    told = works_marks(doi, addresses)
    marks = [*(one for one in told if one.startswith("doi ")), *parts]
    marks += [one for one in told if one.startswith("url ")]
    return [*marks, f"key {citekey} {words}"] if citekey and words else marks


class _Taker:
    """Makes articles of proposals, within one change."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._known = _Known(articles.select_articles(tx))
        self._keys = articles.citekeys(tx)
        self._by_key = {one.citekey: one.id for one in articles.select_articles(tx)}
        self._first: list[tuple[Article, str]] = []
        self.made: list[str] = []
        self.already: list[str] = []
        self.kept: dict[str, tuple[str, ...]] = {}
        self.left_out: dict[str, tuple[str, ...]] = {}

    def take(self, one: Proposal) -> str:
        """Make an article of an entry, unless it is there; return its id."""
        there = self._known.find(one)
        if there is not None:
            self.already.append(there)
            return there
        fields: dict[str, Any] = dict(one.fields)
        if "issued" in fields:
            fields.setdefault("issued_basis", "import")
        kept = list(one.kept)
        for name, kind in (("publisher", "unknown"), ("agency", "wire_agency")):
            fields[name] = self._publisher(str(fields.get(name, "")), kind)
        made = Article(id=stamps.new_id(), citekey="", basis=dict(one.basis), **fields)
        key = one.citekey
        if not _CITEKEY.fullmatch(key) or len(key) > LONGEST or key in self._keys:
            if key:
                kept.append("citation key")
                made = replace(made, note=with_kept(made.note, "citation key", key))
            key = make_citekey(made, self._keys)
        made = replace(made, citekey=key)
        self._keys.add(key)
        articles.insert_article(self._tx, made)
        self._known.add(made)
        # The file calls it by its own key, whatever it is called here.
        self._by_key[one.citekey or key] = made.id
        self._first += [(made, one.derived_from)] if one.derived_from else []
        self.made.append(made.id)
        if kept:
            self.kept[made.id] = tuple(kept)
        if one.left_out:
            self.left_out[made.id] = one.left_out
        return made.id

    def derive(self) -> None:
        """Lead each article to the one that it reposts, now that all are there."""
        for article, key in self._first:
            first = self._by_key.get(key)
            if first is not None and first != article.id:
                articles.update_article(self._tx, article.id, derived_from=first)
            else:
                note = with_kept(article.note, "derived from", key)
                articles.update_article(self._tx, article.id, note=note)

    def _publisher(self, name: str, kind: str) -> Publisher | None:
        return find_or_make_publisher(self._tx, name, kind=kind) if name else None


def _counted(named: Mapping[str, tuple[str, ...]]) -> str:
    counts = Counter(name for names in named.values() for name in names)
    told = [f"{shortened(name, 40)} ({number})" for name, number in sorted(counts.items())]
    return ", ".join(told[:40]) + (f" and {len(told) - 40} more" if len(told) > 40 else "")
