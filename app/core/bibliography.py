"""Bibliographies in and out: CSL-JSON, BibLaTeX or BibTeX, and RIS.

What comes in becomes articles without captures, as one change; what is there already stays as it is. Every
field of the file is in the record, in its note, or reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core import stamps
from app.core.data_exports import WrittenData
from app.core.exports import compose_briefing
from app.core.found_record import find_or_make_publisher
from app.core.known_works import KnownWorks
from app.core.naming import shortened
from app.core.project import Project
from app.core.reading import read_bytes
from app.core.records import read_records
from app.core.work_marks import describe_fields
from app.errors import WrongUse
from app.exchange.biblatex import write_biblatex
from app.exchange.csl import Item, item_of, write_csl
from app.exchange.found import FoundItem
from app.exchange.not_taken import NotTaken
from app.exchange.proposal import Proposal, proposal_of, with_kept
from app.exchange.ris import write_ris
from app.export.citekeys import is_citekey, make_citekey
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BibliographyReport:
    """What became of a bibliography: `made` and `already` are ids of articles, in the order of the file.

    `kept` says of each new article which fields stand in its note because a record has none for them,
    `left_out` which were left out because only the other program understands them.
    """

    format: str
    made: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    refused: tuple[NotTaken, ...] = ()
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
    open. Entries that the project has already (work_marks.py says when) are skipped. Raise CannotRead in
    words.
    """
    data = read_bytes(original) if isinstance(original, Path) else original
    found = read_bibliography_file(data, format, cancelled, progress)
    wanted, nameless = _sorted_out(found.items)
    refused = (*found.refused, *nameless)
    with project.read() as reader:
        known = KnownWorks(articles.select_articles(reader))
    there = tuple(one.id for one in map(partial(_find, known), wanted) if one is not None)
    if len(there) == len(wanted):
        return BibliographyReport(format=found.format, already=there, refused=refused)
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
        refused=refused,
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


class _Taker:
    """Makes articles of proposals, within one change."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        present = articles.select_articles(tx)
        self._known = KnownWorks(present)
        self._keys = articles.citekeys(tx)
        self._by_key = {one.citekey: one.id for one in present}
        self._first: list[tuple[Article, str]] = []
        self.made: list[str] = []
        self.already: list[str] = []
        self.kept: dict[str, tuple[str, ...]] = {}
        self.left_out: dict[str, tuple[str, ...]] = {}

    def take(self, one: Proposal) -> str:
        """Make an article of an entry, unless it is there; return its id."""
        there = _find(self._known, one)
        if there is not None:
            self.already.append(there.id)
            return there.id
        fields: dict[str, Any] = dict(one.fields)
        if "issued" in fields:
            fields.setdefault("issued_basis", "import")
        kept = list(one.kept)
        for name, kind in (("publisher", "unknown"), ("agency", "wire_agency")):
            fields[name] = self._publisher(str(fields.get(name, "")), kind)
        made = Article(id=stamps.new_id(), citekey="", basis=dict(one.basis), **fields)
        key = one.citekey
        if not is_citekey(key) or key in self._keys:
            if key:
                kept.append("citation key")
                made = replace(made, note=with_kept(made.note, "citation key", key))
            key = make_citekey(made, self._keys)
        made = replace(made, citekey=key)
        self._keys.add(key)
        articles.insert_article(self._tx, made)
        self._known.add_entry(made)
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


def _sorted_out(items: Iterable[FoundItem]) -> tuple[list[Proposal], list[NotTaken]]:
    """Return the entries that a record can be made of, and those that nothing would tell from others."""
    wanted: list[Proposal] = []
    refused: list[NotTaken] = []
    for item in items:
        one = proposal_of(item)
        if any(one.fields.get(name) for name in ("title", "URL", "DOI", "authors", "container_title")):
            wanted.append(one)
        else:
            what = one.citekey or "an entry"
            line = f" (line {item.line})" if item.line else ""
            refused.append(NotTaken(what + line, "it has neither title, author nor address"))
    return wanted, refused


def _find(known: KnownWorks, entry: Proposal) -> Article | None:
    return known.find_described(describe_fields(entry.fields, entry.citekey))


def _counted(named: Mapping[str, tuple[str, ...]]) -> str:
    counts = Counter(name for names in named.values() for name in names)
    told = [f"{shortened(name, 40)} ({number})" for name, number in sorted(counts.items())]
    return ", ".join(told[:40]) + (f" and {len(told) - 40} more" if len(told) > 40 else "")
