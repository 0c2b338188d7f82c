"""A second, independent reader confirms a quotation from a PDF, or shows what it read instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from app.anchor import anchors, difference
from app.anchor.comparison import loose_key
from app.anchor.difference import Ranges
from app.core import pages
from app.core.project import Project
from app.errors import CannotRead, NeedsPassword
from db import highlights, snapshots
from db.records import Highlight, SecondReader, Snapshot

if TYPE_CHECKING:
    from app.core.pages import PageServer

#: Pages whose text stays at hand.
_MOST_PAGES = 8


class Outcome(NamedTuple):
    """What the second reader says of a passage, and its wording where that differs."""

    state: SecondReader
    text: str


@dataclass(frozen=True, slots=True)
class Readings:
    """Both wordings of a passage with the ranges that differ; without a second wording `words` says why."""

    highlight: str
    article: str
    words: str
    first_reader: str
    first: str
    first_apart: Ranges = ()
    second_reader: str = ""
    second: str = ""
    second_apart: Ranges = ()


#: Of each state, what it means for whoever quotes the passage.
MEANINGS: Mapping[str, str] = {
    "agrees": "Two independent programs read the same words here.",
    "differs": "Two independent programs read different words here. Look at the page before you quote it.",
    "cannot_read": "The second program cannot read this passage, so that nothing confirms these words.",
    "pending": "The second program has not read this passage yet.",
    "none": "There is no second reader for this passage.",
}


def readings(project: Project, highlight_id: str) -> Readings:
    """Return what each reader of a PDF has for a highlight, on one line."""
    with project.read() as reader:
        one = highlights.select_highlight(reader, highlight_id)
        snapshot = snapshots.select_snapshot(reader, one.snapshot)
    first = " ".join(one.exact.split())
    words = MEANINGS[one.second_reader]
    if one.area:
        words = "The words were typed from the page image; no program reads them."
    if one.second_reader == "cannot_read" and one.second_text:
        words = f"{words} {one.second_text}"
    reader_name = _reader_of(snapshot, one)
    if one.second_reader not in ("agrees", "differs"):
        return Readings(one.id, one.article, words, reader_name, first)
    second = " ".join(one.second_text.split()) if one.second_reader == "differs" else first
    apart = difference.differing(first, second)
    other = "pdfium" if reader_name == "pdfminer" else "pdfminer"
    return Readings(one.id, one.article, words, reader_name, first, apart[0], other, second, apart[1])


def _reader_of(snapshot: Snapshot, one: Highlight) -> str:
    """Return which program read the page that the passage begins on."""
    if one.page_index is None or one.page_index >= len(snapshot.page_map):
        return snapshot.extractor
    return snapshot.page_map[one.page_index].extractor or "pdfium"


class Rereader:
    """Reads the pages of one snapshot with the second reader: the PDF is opened once, each page read once.

    Raises NeedsPassword for a locked PDF: that says nothing about its words; Cancelled once `cancelled()`.
    """

    def __init__(
        self,
        project: Project,
        snapshot: Snapshot,
        password: str | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._open = partial(
            pages.open_pages, project, snapshot.id, password, priority="low", cancelled=cancelled
        )
        self._server: PageServer | None = None
        #: What a page says, or why it cannot be read; passages come page by page.
        self._read: dict[int, str | CannotRead] = {}

    def read(self, highlight: Highlight) -> Outcome:
        """Compare a highlight's words with those that the second reader has on its pages."""
        touched = pages.pages_of(self._snapshot, highlight)
        if any(self._snapshot.page_map[index].result == "ocr" for index in touched):
            return Outcome("cannot_read", "The page was read by OCR; there is no other reader for a picture.")
        told = []
        for index in touched:
            page = self._page(index)
            if isinstance(page, CannotRead):
                return Outcome("cannot_read", page.message)
            told.append(page)
        return compare(highlight, "\n".join(told))

    def _page(self, index: int) -> str | CannotRead:
        if index not in self._read:
            if len(self._read) >= _MOST_PAGES:
                self._read.pop(next(iter(self._read)))
            try:
                self._server = self._server or self._open()
                reader = self._snapshot.page_map[index].extractor or "pdfium"
                self._read[index] = self._server.second_text(index, reader)
            except NeedsPassword:
                raise
            except CannotRead as error:
                self._read[index] = error
        return self._read[index]

    def __enter__(self) -> Rereader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()


def compare(highlight: Highlight, text: str) -> Outcome:
    """Compare a highlight with the second reader's text of its pages, by the comparison key.

    Hyphens between letters do not count: at a line's end nobody can tell whose they are.
    """
    key = loose_key(text)[0]
    if not key:
        return Outcome("cannot_read", "The second reader finds no text on this page.")
    if loose_key(highlight.exact)[0] in key:
        return Outcome("agrees", "")
    nearest = anchors.find(text, highlight.exact, highlight.prefix, highlight.suffix)
    if isinstance(nearest, tuple) or nearest.state == "orphan":
        return Outcome("differs", "")
    return Outcome("differs", text[nearest.start : nearest.end])
