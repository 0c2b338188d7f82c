"""A PDF's pages: sizes, pixels and boxes from a worker; where a page lies in the canonical text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from app.core.articles import read_original, read_snapshot, read_text
from app.core.kept_boxes import find_boxes
from app.core.project import Project
from app.errors import CannotRead, WrongUse
from app.intake import client
from app.intake.intake import PAGE_BREAK, PageBoxes
from app.intake.priority import Priority
from db.records import Highlight, PageMark, Snapshot

PageServer = client.PageServer


class PageText(NamedTuple):
    """One page's part of the canonical text: its mark, its end (without the page break) and its words."""

    mark: PageMark
    end: int
    text: str


def open_pages(
    project: Project,
    snapshot_id: str,
    password: str | None = None,
    *,
    priority: Priority = "usual",
    cancelled: Callable[[], bool] | None = None,
) -> PageServer:
    """Start a worker that shows the pages of one snapshot; close it after use (it is a context manager).

    One of `idle` priority works only when nobody else does. Calls raise Cancelled once `cancelled()`.
    """
    snapshot = read_snapshot(project, snapshot_id)
    kept = None
    if any(mark.result == "ocr" for mark in snapshot.page_map):
        kept = partial(find_boxes, project, snapshot)
    original = read_original(project, snapshot_id)
    return PageServer(original, password=password, kept=kept, priority=priority, cancelled=cancelled)


def page_text(snapshot: Snapshot, text: str, number: int) -> PageText:
    """Return the part of `text` that is page `number`, counted from 1."""
    if not snapshot.page_map:
        raise WrongUse("The article has no pages.", "Only PDF has pages; leave the page out.")
    if not 1 <= number <= len(snapshot.page_map):
        raise WrongUse(
            f"The article has no page {number}.", f"Pages are counted from 1 to {len(snapshot.page_map)}."
        )
    mark = snapshot.page_map[number - 1]
    end = len(text)
    if number < len(snapshot.page_map):
        end = max(mark.start, snapshot.page_map[number].start - len(PAGE_BREAK))
    return PageText(mark, end, text[mark.start : end])


def read_boxes(
    project: Project, snapshot_id: str, number: int, server: PageServer | None = None
) -> PageBoxes:
    """Return where each character of page `number` (from 1) is drawn, in points from the top left corner."""
    snapshot = read_snapshot(project, snapshot_id)
    page = page_text(snapshot, read_text(project, snapshot_id), number)
    if server is not None:
        return server.boxes(page.mark.index, page.text, page.mark.extractor)
    with open_pages(project, snapshot_id) as opened:
        return opened.boxes(page.mark.index, page.text, page.mark.extractor)


def pages_of(snapshot: Snapshot, highlight: Highlight) -> tuple[int, ...]:
    """Return the indexes of the pages a highlight touches; usually one."""
    if highlight.area:
        return () if highlight.page_index is None else (highlight.page_index,)
    starts = [mark.start for mark in snapshot.page_map]
    return tuple(
        mark.index
        for mark, following in zip(snapshot.page_map, [*starts[1:], snapshot.characters + 1], strict=True)
        if mark.start < highlight.end and highlight.start < following
    )


def needs_pages(snapshot: Snapshot) -> None:
    """Raise CannotRead unless the snapshot has pages that can be shown."""
    if snapshot.media_type != "application/pdf":
        raise CannotRead("The article has no pages to show.", "Only PDF has pages; read its text instead.")
