"""Another reading of an article's bytes: its text with some pages in other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from app.core import pages
from app.core.project import Project
from app.intake.intake import PAGE_BREAK, Block, Intake
from db import snapshots
from db.records import OutlineEntry, PageMark, Snapshot


class OtherPage(NamedTuple):
    """A page's other words, who read them, and what became of the page."""

    text: str
    extractor: str
    result: str
    reason: str


def with_pages(project: Project, snapshot: Snapshot, text: str, found: Mapping[int, OtherPage]) -> Intake:
    """Return the article's text with `found` in the place of those pages; all else stays."""
    with project.read() as reader:
        outline = snapshots.select_outline(reader, snapshot.id)
    texts: list[str] = []
    marks: list[PageMark] = []
    start = 0
    for mark in snapshot.page_map:
        page = found.get(mark.index)
        words = pages.page_text(snapshot, text, mark.index + 1).text if page is None else page.text
        if page is not None:
            mark = replace(mark, extractor=page.extractor, result=page.result, reason=page.reason)
        marks.append(replace(mark, start=start))
        texts.append(words)
        start += len(words) + len(PAGE_BREAK)
    blocks = tuple(
        Block("paragraph", mark.start, mark.start + len(words))
        for mark, words in zip(marks, texts, strict=True)
        if words
    )
    return Intake(
        media_type=snapshot.media_type,
        text=PAGE_BREAK.join(texts),
        blocks=blocks,
        page_map=tuple(marks),
        page_sizes=snapshot.page_sizes,
        extractor=snapshot.extractor,
        extractor_version=snapshot.extractor_version,
        left_out_characters=snapshot.left_out_characters,
        left_out_why=snapshot.left_out_why,
        incomplete=snapshot.incomplete,
        outline=tuple(_moved(entry, marks) for entry in outline),
    )


def _moved(entry: OutlineEntry, marks: list[PageMark]) -> OutlineEntry:
    if entry.page_index is None or entry.page_index >= len(marks):
        return entry
    return replace(entry, start=marks[entry.page_index].start)
