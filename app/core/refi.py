"""Verbs for REFI-QDA projects (.qdpx): the exchange format of programs for qualitative analysis."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.core.adding import add_reading, read_file
from app.core.correcting import set_fields
from app.core.data_exports import WrittenData
from app.core.known_works import KnownWorks
from app.core.naming import shortened
from app.core.project import Project
from app.core.reading import Reading
from app.core.records import read_records
from app.core.stamps import age
from app.core.taking_in import TakenIn, take_in
from app.errors import Cancelled, SourcemarkError
from app.exchange.foreign import Delivery, LeftOut, Target
from app.exchange.refi_delivery import deliver, names_of
from app.exchange.refi_out import SourceOut, render_project
from app.exchange.refi_project import Refi, Source
from app.export.citation import address_of, make_citation
from app.export.write import write_file
from app.intake.refi_file import RefiFile, open_refi
from db import articles as records
from db import snapshots
from db.records import Snapshot

FORMAT = "qdpx"
_PDF = "application/pdf"


def export_refi(project: Project, out: Path | None) -> WrittenData:
    """Write claims and tags as codes, highlights as selections, and the texts and PDFs they stand in.

    A copy is written when it is the newest of its article or a highlight stands in it.
    """
    records = read_records(project)
    newest = {one.article: one.id for one in sorted(records.snapshots, key=age)}
    marked = {one.snapshot for one in records.highlights}
    articles = {one.id: one for one in records.articles}
    sources: list[SourceOut] = []
    for copy in records.snapshots:
        if copy.id not in marked and newest[copy.article] != copy.id:
            continue
        article = articles[copy.article]
        sources.append(
            SourceOut(
                article=article,
                snapshot=copy,
                text=_text(project, copy),
                highlights=[one for one in records.highlights if one.snapshot == copy.id],
                citation=make_citation(article, copy).text,
                address=address_of(article),
                original=partial(_original, project, copy) if copy.media_type == _PDF else None,
            )
        )
    data = render_project(project.title, sources, records.claims, records.evidence)
    if out is not None:
        write_file(out, data)
    counts = {"articles": len(sources), "highlights": len(records.highlights)}
    counts |= {"claims": len(records.claims), "links": len(records.evidence)}
    bare = [one.title or one.citekey for one in records.articles if one.id not in newest]
    left_out = tuple(f"“{title}” has no copy, only a record" for title in bare)
    return WrittenData(path=out, format=FORMAT, data=data, counts=counts, left_out=left_out)


@dataclass(frozen=True, slots=True)
class _Readings:
    """Documents of a file that the project does not have, read but not stored, and those that cannot be."""

    read: dict[str, Reading]
    left_out: tuple[LeftOut, ...]


def import_refi(
    project: Project,
    path: Path,
    *,
    all_claims: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> TakenIn:
    """Take in a REFI-QDA project as one change: documents, selections, codes, notes.

    Codes under “Claims” become claims, the others tags; with `all_claims` every code is a claim. A document
    that is missing is named, and the rest goes on. Blocks while workers read; raises CannotRead in words.
    """
    with open_refi(path, cancelled) as file:
        found = file.project
        delivery = deliver(found, all_claims=all_claims)
        readings = _read_documents(project, file, found, cancelled)
    made: dict[str, str] = {}
    sources = {one.guid: one for one in found.sources}
    with project.change(f"Import “{shortened(path.name)}”"):
        for guid, reading in readings.read.items():
            made[guid] = _add(project, reading, sources[guid], own=found.own)
        taken = take_in(project, _pointing_at(delivery, found, made), progress, cancelled)
    left_out = (*readings.left_out, *taken.left_out)
    return replace(taken, articles=tuple(made.values()), left_out=left_out, said=found.said)


def _read_documents(
    project: Project, file: RefiFile, found: Refi, cancelled: Callable[[], bool] | None
) -> _Readings:
    """Read the documents that no article of the project is, in a worker each."""
    with project.read() as reader:
        works = KnownWorks(records.select_articles(reader), snapshots.select_snapshots(reader))
    read: dict[str, Reading] = {}
    left_out: list[LeftOut] = []
    for source in found.sources:
        if works.find(names_of(source)) or not (source.has_original or source.has_text):
            continue
        try:
            read[source.guid] = _read_document(project, source, file.read(source.guid), cancelled)
        except Cancelled:
            raise
        except SourcemarkError as error:
            left_out.append(LeftOut(f"“{source.name}”", error.message))
    return _Readings(read, tuple(left_out))


def _read_document(
    project: Project, source: Source, data: bytes, cancelled: Callable[[], bool] | None
) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document{'.pdf' if source.has_original else '.txt'}"
        path.write_bytes(data)
        reading = read_file(project, path, cancelled=cancelled)
    name = "".join("_" if one in '/\\:*?"<>|' or one < " " else one for one in source.name).strip(" .")
    ending = path.suffix if not name.casefold().endswith(path.suffix) else ""
    return replace(reading, file_name=f"{name[:150] or 'document'}{ending}")


def _add(project: Project, reading: Reading, source: Source, *, own: bool) -> str:
    """Add a document and return its article; one of an export of ours keeps its title and address."""
    article = add_reading(project, reading).article
    if own:
        address = source.fields.get("address")
        fields = {"title": source.name, "URL": address if isinstance(address, str) else ""}
        fields = {name: value for name, value in fields.items() if value and getattr(article, name) != value}
        if fields:
            set_fields(project, article.id, **fields)
    return article.id


def _pointing_at(delivery: Delivery, found: Refi, made: dict[str, str]) -> Delivery:
    """Return the delivery in which passages of documents that were added name the articles made of them."""
    names = {names_of(one): made[one.guid] for one in found.sources if one.guid in made}

    def moved(target: Target) -> Target:
        article = names.get(target.names)
        return target if article is None else Target((f"urn:uuid:{article}", *target.names), target.title)

    return replace(
        delivery,
        passages=tuple(replace(one, target=moved(one.target)) for one in delivery.passages),
        notes=tuple(replace(one, target=moved(one.target)) for one in delivery.notes),
    )


def _text(project: Project, copy: Snapshot) -> str:
    with project.read() as reader:
        return snapshots.select_text(reader, copy.id)


def _original(project: Project, copy: Snapshot) -> bytes:
    with project.read() as reader:
        return snapshots.select_original(reader, copy.id)
