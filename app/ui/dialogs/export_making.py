"""Making an export to be looked at, in a job: its bytes, as text or as pages, and the audit's verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from app import core
from app.errors import SourcemarkError
from app.ui.dialogs.export_words import Verdict
from app.ui.wording import tr
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.export_options import ExportWish
    from app.core.exports import Exported
    from app.core.project import Project
    from app.export.document import Document
    from app.intake.intake import Raster
    from app.ui.jobs import JobHandle

#: Of a text file the first lines are shown, of a PDF the first pages.
MOST_LINES, MOST_CHARACTERS, MOST_PAGES = 400, 60_000, 10


@dataclass(frozen=True, kw_only=True)
class Made:
    """An export as the pane shows it; when it could not be made `problem` says why."""

    wish: ExportWish
    exported: Exported | None = None
    verdict: Verdict | None = None
    text: str = ""
    more_lines: int = 0
    pages: tuple[QImage, ...] = ()
    page_count: int = 0
    problem: str = ""


def make(
    project: Project,
    briefing: str,
    wish: ExportWish,
    passwords: Mapping[str, str],
    width: int,
    job: JobHandle,
) -> Made:
    """Make an export without writing it; pages are drawn `width` pixels wide. What fails is a sentence."""
    verdict = None
    try:
        audit = core.audits.run_audit(project, briefing)
        standing: list[str] = [one.severity for one in audit.findings if not one.waived]
        verdict = Verdict(standing.count("error"), standing.count("warning"))
        exported = export(project, briefing, None, wish, passwords, job)
        verdict = _verdict(verdict, exported)
        if wish.format == "pdf":
            pages, number = _draw(exported.data, width, job)
            return Made(wish=wish, exported=exported, verdict=verdict, pages=pages, page_count=number)
        text, more = _beginning(exported.data) if core.briefings.is_text_format(wish.format) else ("", 0)
        return Made(wish=wish, exported=exported, verdict=verdict, text=text, more_lines=more)
    except (SourcemarkError, StoreError) as problem:
        return Made(wish=wish, verdict=verdict, problem=" ".join((problem.message, problem.hint)).strip())


def export(
    project: Project,
    briefing: str,
    path: Path | None,
    wish: ExportWish,
    passwords: Mapping[str, str],
    job: JobHandle,
) -> Exported:
    """Export what is wished for; without a path nothing is written."""
    pictures = None
    if wish.images:
        pictures = core.pictures.PictureOptions(
            passwords=passwords, progress=job.progress, cancelled=job.cancelled
        )
    return core.exports.export_briefing(
        project,
        briefing,
        path,
        wish.profile,
        wish.format,
        wish.annex,
        pictures,
        dated=wish.dated,
        feature_h1=wish.feature_h1,
        style=wish.style,
    )


def _verdict(verdict: Verdict, exported: Exported) -> Verdict:
    document = exported.document
    if document is None or exported.format == "json":
        return verdict._replace(annexed=exported.annex is not None)
    return verdict._replace(
        unsourced=_unsourced(document),
        annexed=exported.annex is not None,
        draft=document.status == "draft" and exported.profile != "plain",
    )


def _unsourced(document: Document) -> int:
    pieces = (piece for part in document.parts for block in part.blocks for piece in block.pieces)
    rows = (row for part in document.parts for row in part.key_points)
    return sum(one.unsourced for one in pieces) + sum(one.unsourced for one in rows)


def _beginning(data: bytes) -> tuple[str, int]:
    """Return the first lines of a text, and how many follow."""
    lines = data.decode("utf-8", "replace").removesuffix("\n").split("\n")
    shown: list[str] = []
    room = MOST_CHARACTERS
    for line in lines[:MOST_LINES]:
        if room <= 0:
            break
        shown.append(line if len(line) <= room else line[:room] + "…")
        room -= len(line)
    return "\n".join(shown), len(lines) - len(shown)


def _draw(data: bytes, width: int, job: JobHandle) -> tuple[tuple[QImage, ...], int]:
    """Return the first pages of a PDF as pictures, and how many there are. A worker draws them."""
    images: list[QImage] = []
    with core.pages.PageServer(data, cancelled=job.cancelled) as server:
        sizes = server.sizes()
        for index, (across, _) in enumerate(sizes[:MOST_PAGES]):
            if job.cancelled():
                break
            job.progress(index, min(len(sizes), MOST_PAGES), tr("Drawing the pages"))
            images.append(_image(server.render(index, min(4.0, width / max(1.0, across)))))
    return tuple(images), len(sizes)


def _image(raster: Raster) -> QImage:
    view = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    return view.copy()
