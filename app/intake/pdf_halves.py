"""The second half of a long PDF is read in a worker of its own, at the same time as the first.

What is read must be the same as by one worker alone. So the second worker stops at the first page that needs
more than the page itself: the second reader, whose judgement leans on the pages before. The first worker then
reads from there on, and only it makes the table of contents and the record.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.intake import limits
from app.intake.document import Send
from app.intake.frames import BadFrame, Fields
from app.intake.geometry import Frame

_BATCH_PAGES = 64
_BATCH_SECONDS = 0.1


class SecondReaderWanted(Exception):
    """A page of the second half cannot be read without what came before it."""


class Reads(Protocol):
    """What reads single pages (pdf.PageReader)."""

    room: int
    frames: dict[int, Frame]

    def read(self, index: int) -> tuple[dict[str, Any], str]:
        """Return one page's header and its text."""


@dataclass(slots=True)
class Batch:
    """Pages read but not yet sent."""

    first: int
    pages: list[dict[str, Any]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    def add(self, page: dict[str, Any], text: str) -> None:
        """Add one page's header and text."""
        page["characters"] = len(text)
        self.pages.append(page)
        self.texts.append(text)

    def is_due(self) -> bool:
        """Tell whether the program has waited long enough."""
        return len(self.pages) >= _BATCH_PAGES or time.monotonic() - self.since > _BATCH_SECONDS

    def send(self, send: Send) -> None:
        """Send the pages, if there are any."""
        if self.pages:
            body = "".join(self.texts).encode("utf-8", "replace")
            send({"frame": "pages", "first": self.first, "pages": self.pages}, body)


def middle_of(page_count: int) -> int:
    """Return the page with which the second half begins, the same for program and workers."""
    return page_count // 2


def send_plain_pages(first_page: int, reader: Reads, page_count: int, send: Send) -> None:
    """Read and send pages as far as they are plain, then say how much of the document's room they took."""
    room, batch = reader.room, Batch(first_page)
    try:
        for index in range(first_page, page_count):
            batch.add(*reader.read(index))
            if batch.is_due():
                batch.send(send)
                batch = Batch(index + 1)
    except SecondReaderWanted:
        pass
    batch.send(send)
    shown = [
        [index, frame.left, frame.bottom, frame.right, frame.top, frame.rotation]
        for index, frame in reader.frames.items()
    ]
    send({"frame": "half", "room": room - reader.room, "shown": shown}, b"")


def join(hear: Callable[[], Fields], reader: Reads, middle: int, send: Send) -> int:
    """Say that the first half is read, and hear how far the other is; return the page to go on with."""
    send({"frame": "half", "room": reader.room, "shown": []}, b"")
    word = hear()
    next_page = word.integer("next_page", middle, limits.PDF_PAGES)
    reader.room -= word.integer("room")
    for row in word.array("shown"):
        index, left, bottom, right, top, rotation = row
        reader.frames[index] = Frame(left, bottom, right, top, rotation)
    return next_page


def check_shown(header: Fields, first: int, following: int) -> list[list[float]]:
    """Return what the pages of a half show of themselves; raise BadFrame on anything that is not that."""
    rows: list[list[float]] = []
    for row in header.array("shown", limits.PDF_PAGES):
        if not isinstance(row, list) or len(row) != 6:
            raise BadFrame("not a page's frame")
        index, *edges, rotation = row
        if type(index) is not int or rotation not in (0, 90, 180, 270):
            raise BadFrame("not a page's frame")
        if not all(isinstance(edge, int | float) and abs(edge) < 1e9 for edge in edges):
            raise BadFrame("not a page's frame")
        if first <= index < following:
            rows.append(row)
    return rows
