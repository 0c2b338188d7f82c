"""Pages on which the first reader of a PDF lost text in silence, and taking the second reader's for them.

Looked for while nobody wants anything else. What is found is noted in the page map; the canonical text
changes only when somebody asks for it, as another reading of the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.core import articles, kept_boxes, ocr, pages, recapture
from app.core.other_pages import OtherPage, with_pages
from app.core.project import Project
from app.core.recapture import Report
from app.errors import Cancelled, CannotRead, WrongUse
from app.intake.pdf_choice import ENOUGH_SHARE, SECOND
from app.intake.priority import Priority
from db import snapshots
from db.records import PageMark, Snapshot

SUSPECT = "suspect"


def suspects(snapshot: Snapshot) -> tuple[PageMark, ...]:
    """Return the pages of which the second reader has far more."""
    return tuple(mark for mark in snapshot.page_map if mark.result == SUSPECT)


def look(
    project: Project,
    snapshot_id: str,
    password: str | None = None,
    cancelled: Callable[[], bool] | None = None,
    priority: Priority = "idle",
) -> tuple[PageMark, ...]:
    """Read an article's pages with the second reader; note and return the suspect ones.

    Raise Cancelled once `cancelled()`: what was looked at is looked at again, and nothing is noted.
    """
    snapshot = articles.read_snapshot(project, snapshot_id)
    text = articles.read_text(project, snapshot_id)
    wanted = [mark for mark in snapshot.page_map if mark.result == "read"]
    if snapshot.media_type != "application/pdf" or not wanted:
        return suspects(snapshot)
    found: dict[int, PageMark] = {}
    with pages.open_pages(project, snapshot_id, password, priority=priority, cancelled=cancelled) as server:
        for mark in wanted:
            try:
                theirs = _readable(server.second_text(mark.index, mark.extractor or "pdfium"))
            except CannotRead:
                continue
            mine = _readable(pages.page_text(snapshot, text, mark.index + 1).text)
            if mine < ENOUGH_SHARE * theirs:
                found[mark.index] = replace(mark, result=SUSPECT, reason=_reason(mine, theirs))
    if found:
        _note(project, snapshot_id, found)
    return suspects(articles.read_snapshot(project, snapshot_id))


def take_second(
    project: Project,
    article_id: str,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Take the second reader's text for the suspect pages of an article: one change, one undo step."""
    snapshot = articles.newest_snapshot(project, article_id)
    wanted = suspects(snapshot)
    if not wanted:
        raise WrongUse("No page of the article is suspect.", "Its text stays as it is.")
    text = articles.read_text(project, snapshot.id)
    found: dict[int, OtherPage] = {}
    with pages.open_pages(project, snapshot.id, password, cancelled=cancelled) as server:
        for number, mark in enumerate(wanted):
            if progress is not None:
                progress(number, len(wanted))
            words = server.second_text(mark.index, mark.extractor or "pdfium")
            found[mark.index] = OtherPage(words, SECOND, "second_reader", mark.reason)
    if cancelled is not None and cancelled():
        raise Cancelled("Reading was stopped.", "Nothing was changed.")
    kept = ocr.kept_before(project, snapshot, text, found)
    intake = with_pages(project, snapshot, text, found)
    report = recapture.read_again_as(project, article_id, intake, cancelled=cancelled)
    kept_boxes.keep_boxes(project, report.snapshot, kept)
    return report


def _note(project: Project, snapshot_id: str, found: dict[int, PageMark]) -> None:
    with project.unjournaled() as tx:
        now = snapshots.select_snapshot(tx, snapshot_id).page_map
        marks = tuple(found.get(mark.index, mark) if mark.result == "read" else mark for mark in now)
        snapshots.put_page_map(tx, snapshot_id, marks)


def _readable(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def _reason(mine: int, theirs: int) -> str:
    return f"The second reader finds {theirs:,} characters on this page, the first {mine:,}."
