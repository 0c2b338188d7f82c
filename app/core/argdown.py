"""The verb that writes the argument of a project as an Argdown outline."""

from __future__ import annotations

from pathlib import Path

from app.core.data_exports import WrittenData
from app.core.project import Project
from app.core.records import read_records
from app.exchange.argdown import Quoted, render_argdown
from app.export.citation import make_citation, unbroken
from app.export.write import write_file

FORMAT = "argdown"


def export_argdown(project: Project, out: Path | None) -> WrittenData:
    """Write the claims with what speaks for and against them, each quotation with its citation."""
    records = read_records(project)
    articles = {one.id: one for one in records.articles}
    copies = {one.id: one for one in records.snapshots}
    quoted: dict[str, Quoted] = {}
    for one in records.highlights:
        article, snapshot = articles[one.article], copies[one.snapshot]
        words = unbroken(one.exact) if snapshot.media_type == "application/pdf" else one.exact
        quoted[one.id] = Quoted(words, make_citation(article, snapshot).text)
    data = render_argdown(project.title, records.claims, records.evidence, quoted)
    if out is not None:
        write_file(out, data)
    counts = {"claims": len(records.claims), "links": len(records.evidence)}
    return WrittenData(path=out, format=FORMAT, data=data, counts=counts)
