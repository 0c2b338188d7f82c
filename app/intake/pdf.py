"""Reads a PDF: pdfium's text page by page, pdfminer.six's where pdfium's page is suspect, and the record.

Pages are sent as they are read, so that the first can be shown early and what was read stays when a later
page kills the worker.
"""

from __future__ import annotations

import importlib
import time
from dataclasses import dataclass, field
from typing import Any

from app.errors import CannotRead, NeedsPassword
from app.intake import limits, pdf_record, pdf_streams, pdf_text, pdfium_reader
from app.intake.document import Document, Send
from app.intake.geometry import Frame
from app.intake.intake import PageResult
from app.intake.outcome import outline_entries, record_fields
from app.intake.pdf_choice import (
    AS_DRAWN,
    LAID_OUT,
    SECOND,
    OverLimit,
    PageText,
    agree,
    is_better,
    is_guessed,
    is_suspect,
    is_unusable,
)
from app.intake.pdfium_reader import Pdfium

#: The pages whose text may name a DOI or an agency.
_RECORD_PAGES = 2
_BATCH_PAGES = 64
_BATCH_SECONDS = 0.1
#: Time for taking over pages in one document; later suspect pages stay as pdfium read them.
_TAKE_OVER_SECONDS = 120.0
_SECOND = "app.intake.pdfminer_reader"
#: After so many pages in a row where the second reader confirmed the first one's guesses, few are checked.
_CONFIRMED_ENOUGH = 3
_CHECK_EVERY = 10
_UNKNOWN = Frame(0, 0, 612, 792)


@dataclass(slots=True)
class _Batch:
    """Pages read but not yet sent."""

    first: int
    pages: list[dict[str, Any]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    def is_due(self) -> bool:
        return len(self.pages) >= _BATCH_PAGES or time.monotonic() - self.since > _BATCH_SECONDS


def read(document: Document, send: Send) -> None:
    """Read the pages from `document.first_page` on, then the record."""
    stopped = pdf_streams.sentence(pdf_streams.cut_bombs(document.data))
    pdf = _open(document, stopped)
    if pdf.page_count > limits.PDF_PAGES:
        raise CannotRead(
            f"This PDF has {pdf.page_count:,} pages; Sourcemark reads up to {limits.PDF_PAGES:,}.",
            "Split it into parts.",
        )
    send({"frame": "pdf", "page_count": pdf.page_count, "version": pdfium_reader.version()}, b"")
    reader = _PageReader(document, pdf)
    batch = _Batch(document.first_page)
    first_texts: list[str] = []
    for index in range(document.first_page, pdf.page_count):
        page, text = reader.read(index)
        batch.pages.append(page)
        batch.texts.append(text)
        if index == 0 or document.careful or batch.is_due():
            _send(batch, send)
            batch = _Batch(index + 1)
            if index == 0 and document.first_page_scale:
                _send_first_raster(pdf, document.first_page_scale, send)
        if index < _RECORD_PAGES:
            first_texts.append(text)
    _send(batch, send)
    if entries := outline_entries(pdf.outline(reader.frames.get)):
        send({"frame": "outline", "entries": entries}, b"")
    record = pdf_record.read(document, pdf, "\n\n".join(first_texts), reader.sized)
    send({"frame": "done", "record": record_fields(record), "incomplete": stopped}, b"")


def _open(document: Document, stopped: str) -> Pdfium:
    try:
        return Pdfium(document.data, document.password)
    except NeedsPassword:
        raise
    except CannotRead as error:
        raise CannotRead(f"{error.message} {stopped}".strip(), error.hint) from error


class _PageReader:
    """Reads single pages; opens the second reader when the first suspect page comes."""

    def __init__(self, document: Document, pdf: Pdfium) -> None:
        self._document, self._pdf = document, pdf
        self._second: Any = None
        self._second_until = 0.0
        self._confirmed = 0
        self._room = limits.TEXT_CHARACTERS
        #: What each page read so far shows of itself.
        self.frames: dict[int, Frame] = {}
        #: The first page's text in pieces with their letters' height, where it was asked for.
        self.sized: pdf_record.Sized | None = None

    def read(self, index: int) -> tuple[dict[str, Any], str]:
        """Return one page's header and its text; whatever goes wrong is the page's outcome."""
        if index in self._document.skip_pages:
            return self._page(index, _UNKNOWN, "cannot_read", "Reading this page stops the reader."), ""
        try:
            first = self._pdf.read_page(index, sized=0 if index else pdf_record.sized_glyphs(self._pdf))
        except OverLimit as error:
            return self._over_limit(index, error.message, error.characters)
        except CannotRead as error:
            return self._taken_over(index, None, error.message)
        if index == 0:
            self.sized = first.sized
        if len(first.text) > self._room:
            said = f"The page is beyond the {limits.TEXT_CHARACTERS:,} characters that Sourcemark reads."
            return self._over_limit(index, said, pdf_text.count_printable(first.text))
        self._room -= len(first.text)
        if is_suspect(first) and not self._trusts(index, first):
            return self._taken_over(index, first, "")
        if not first.text.strip():
            reason = "The page has no text layer." if first.has_objects else "The page is empty."
            return self._page(index, first.frame, "no_text", reason, first.left_out), ""
        return self._kept(index, first)

    def _trusts(self, index: int, first: PageText) -> bool:
        """Tell whether a page's guesses are those that were right on the pages before."""
        guesses = is_guessed(first) and first.undecodable == 0
        return guesses and self._confirmed >= _CONFIRMED_ENOUGH and index % _CHECK_EVERY > 0

    def _kept(self, index: int, first: PageText) -> tuple[dict[str, Any], str]:
        page = self._page(index, first.frame, "read", first.laid_out, first.left_out)
        if first.laid_out:
            page["extractor"] = LAID_OUT
        return page, pdf_text.clean(first.text)

    def _over_limit(self, index: int, reason: str, characters: int) -> tuple[dict[str, Any], str]:
        return self._page(index, self._frame(index), "over_limit", reason, characters), ""

    def _taken_over(self, index: int, first: PageText | None, reason: str) -> tuple[dict[str, Any], str]:
        """Read a suspect page with the second reader, and keep the better of the two whole."""
        second = self._second_page(index)
        if second is not None and is_better(second.raw_text, first):
            self._confirmed = 0
            reason = reason or _why(first)
            page = self._page(index, second.frame, "second_reader", reason, second.left_out)
            return page, pdf_text.clean(second.raw_text)
        if first is None:
            return self._page(index, self._frame(index), "cannot_read", reason), ""
        if second is not None and agree(second.raw_text, first.text):
            self._confirmed += 1
        unusable = second is not None and is_unusable(first, second.raw_text)
        if unusable or not pdf_text.count_readable(first.text):
            reason = "There is no usable text on this page: its fonts do not say which letters they draw."
            return self._page(index, first.frame, "no_text", reason, first.left_out), ""
        return self._kept(index, first)

    def _second_page(self, index: int) -> Any:
        if self._second_until and time.monotonic() > self._second_until:
            return None
        try:
            if self._second is None:
                self._second_until = time.monotonic() + _TAKE_OVER_SECONDS
                module = importlib.import_module(_SECOND)
                self._second = module.Pdfminer(self._document.data, self._document.password)
            if self._second.page_count() != self._pdf.page_count:
                return None
            return self._second.read_page(index)
        except CannotRead:
            return None

    def _frame(self, index: int) -> Frame:
        try:
            width, height = self._pdf.size(index)
        except CannotRead:
            return _UNKNOWN
        return Frame(0, 0, width, height)

    def _page(
        self, index: int, frame: Frame, result: PageResult, reason: str = "", left_out: int = 0
    ) -> dict[str, Any]:
        self.frames[index] = frame
        width, height = frame.size
        return {
            "width": round(width, 2),
            "height": round(height, 2),
            "label": self._pdf.label(index),
            "extractor": SECOND if result == "second_reader" else AS_DRAWN,
            "result": result,
            "reason": reason,
            "left_out": left_out,
        }


def _why(first: PageText | None) -> str:
    """Return why the second reader's page was better."""
    if first is None or not first.text.strip():
        return "The first reader finds no text on this page."
    return "The first reader cannot tell all letters of this page."


def _send(batch: _Batch, send: Send) -> None:
    if not batch.pages:
        return
    for page, text in zip(batch.pages, batch.texts, strict=True):
        page["characters"] = len(text)
    body = "".join(batch.texts).encode("utf-8", "replace")
    send({"frame": "pages", "first": batch.first, "pages": batch.pages}, body)


def _send_first_raster(pdf: Pdfium, scale: float, send: Send) -> None:
    try:
        raster = pdf.render(0, scale)
    except CannotRead:
        return
    send(
        {"frame": "raster", "width": raster.width, "height": raster.height, "stride": raster.stride},
        raster.data,
    )
