"""Writing a marked copy of a PDF: our highlights as its annotations; never over the original."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core import articles, evidence, pages
from app.core.articles import OpenArticle
from app.core.fields import COLOUR_FILLS
from app.core.foreign_marks import OWN
from app.core.line_boxes import tight_boxes
from app.core.pages import PageServer
from app.core.project import Project
from app.core.stamps import sha256_of
from app.errors import Cancelled, CannotRead, CannotWriteFile, NeedsPassword
from app.export.write import write_file
from app.intake.intake import Box
from app.intake.pdf_marks import OwnMark, write_marked
from db import claims
from db.records import Highlight, Snapshot

FORMAT = "marked-pdf"


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """What was written: `marked` highlights are in it, those in `left_out` (ids) have no place on a page."""

    path: Path | None
    sha256: str
    bytes: int
    data: builtins.bytes
    marked: int
    left_out: tuple[str, ...]


def write_copy(
    project: Project,
    article_id: str,
    out: Path | None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MarkedCopy:
    """Write a copy of an article's PDF with its highlights; without `out` only return its bytes.

    Raise CannotRead for an original that must not be changed: it is signed, or encrypted.
    """
    opened = articles.read_article(project, article_id)
    snapshot = opened.snapshot
    pages.needs_pages(snapshot)
    if out is not None:
        _refuse_original(project, snapshot, out)
    try:
        marks, left_out = _place(project, opened, progress, cancelled)
        data = write_marked(articles.read_original(project, snapshot.id), marks, cancelled)
    except NeedsPassword as error:
        raise CannotRead(
            "This PDF is encrypted; its author may not want it changed.",
            "Save an unprotected copy with the program that made it, and add that.",
        ) from error
    if out is not None:
        write_file(out, data)
    marked = len(opened.highlights) - len(left_out)
    return MarkedCopy(out, sha256_of(data), len(data), data, marked, left_out)


def _place(
    project: Project,
    opened: OpenArticle,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> tuple[list[OwnMark], tuple[str, ...]]:
    """Return the marks to write, and the highlights that have no place on a page."""
    notes = _notes(project, opened.highlights)
    marks: list[OwnMark] = []
    left_out: list[str] = []
    with pages.open_pages(project, opened.snapshot.id) as server:
        placer = _Placer(project, opened.snapshot, server)
        for number, one in enumerate(opened.highlights):
            if cancelled is not None and cancelled():
                raise Cancelled("Writing was stopped.")
            found = placer.marks(one, notes[one.id]) if one.anchor_state != "orphan" else []
            marks += found
            left_out += [] if found else [one.id]
            if progress is not None:
                progress(number + 1, len(opened.highlights))
    return marks, tuple(left_out)


class _Placer:
    """Finds where highlights lie on their pages; the boxes of each page are asked for once."""

    def __init__(self, project: Project, snapshot: Snapshot, server: PageServer) -> None:
        self._project, self._snapshot, self._server = project, snapshot, server
        self._text = articles.read_text(project, snapshot.id)
        self._boxes: dict[int, tuple[Box | None, ...]] = {}

    def marks(self, one: Highlight, note: str) -> list[OwnMark]:
        """Return the marks of a highlight, one for each page that it touches."""
        made: list[OwnMark] = []
        for index in pages.pages_of(self._snapshot, one):
            boxes = self._places(one, index)
            if boxes:
                name = f"{OWN}{one.id}" + (f"/{len(made) + 1}" if made else "")
                colour = COLOUR_FILLS[one.colour]
                made.append(OwnMark(index, tuple(boxes), colour, note, name, _pdf_time(one.updated)))
        return made

    def _places(self, one: Highlight, index: int) -> list[Box]:
        if one.area:
            return [(one.area[0], one.area[1], one.area[2], one.area[3])]
        if index not in self._boxes:
            found = pages.read_boxes(self._project, self._snapshot.id, index + 1, self._server)
            self._boxes[index] = found.boxes
        page = pages.page_text(self._snapshot, self._text, index + 1)
        start, end = max(0, one.start - page.mark.start), min(len(page.text), one.end - page.mark.start)
        return tight_boxes(page.text, self._boxes[index], start, max(start, end))


def _notes(project: Project, marks: tuple[Highlight, ...]) -> dict[str, str]:
    """Return what is written to each highlight: its note, what was typed, and the keys of its claims."""
    keys: dict[str, list[str]] = {}
    with project.read() as reader:
        known = {one.id: one.key for one in claims.select_claims(reader)}
    for link in evidence.list_evidence(project):
        keys.setdefault(link.highlight, []).append(f"{link.direction} {known[link.claim]}")
    return {one.id: _note(one, sorted(keys.get(one.id, ()))) for one in marks}


def _note(one: Highlight, keys: list[str]) -> str:
    parts = [one.note]
    if one.area and one.exact:
        parts.append(f"“{one.exact}” (typed from the page image)")
    parts.append("; ".join(keys))
    return "\n".join(part for part in parts if part)


def _refuse_original(project: Project, snapshot: Snapshot, out: Path) -> None:
    if out.exists() and out.samefile(project.path):
        raise CannotWriteFile("This is the project itself.", "Choose another file.")
    same_size = out.is_file() and out.stat().st_size == snapshot.byte_size
    if same_size and sha256_of(out.read_bytes()) == snapshot.sha256:
        raise CannotWriteFile(
            f"“{out.name}” is the original, which is never written over.", "Choose another name."
        )


def _pdf_time(at: str) -> str:
    digits = "".join(letter for letter in at if letter.isdigit())[:14]
    return f"D:{digits}Z" if len(digits) == 14 else ""
