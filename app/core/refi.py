"""Verbs for REFI-QDA projects (.qdpx): the exchange format of programs for qualitative analysis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.core.data_exports import WrittenData
from app.core.naming import shortened
from app.core.project import Project
from app.core.records import read_records
from app.core.refi_documents import add_documents, pointing_at, read_documents
from app.core.stamps import age
from app.core.taking_in import TakenIn, take_in
from app.exchange.refi_delivery import deliver
from app.exchange.refi_out import SourceOut, render_project
from app.export.citation import address_of, make_citation
from app.export.write import write_file
from app.intake.refi_file import open_refi
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
        readings = read_documents(project, file, found, cancelled)
    with project.change(f"Import “{shortened(path.name)}”"):
        added = add_documents(project, readings, found)
        taken = take_in(project, pointing_at(delivery, found, added.made), progress, cancelled)
    return replace(
        taken,
        articles=added.articles,
        attached=added.attached,
        left_out=(*readings.left_out, *taken.left_out),
        said=(*found.said, *added.said),
    )


def _text(project: Project, copy: Snapshot) -> str:
    with project.read() as reader:
        return snapshots.select_text(reader, copy.id)


def _original(project: Project, copy: Snapshot) -> bytes:
    with project.read() as reader:
        return snapshots.select_original(reader, copy.id)
