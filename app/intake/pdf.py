"""Reads a PDF: pdfium's text page by page, pdfminer.six's where pdfium's page is suspect, and the record.

Pages are sent as they are read, so that the first can be shown early and what was read stays when a later
page kills the worker.
"""

from __future__ import annotations

import importlib
import time
from typing import Any

from app.errors import CannotRead, NeedsPassword
from app.intake import limits, pdf_halves, pdf_record, pdf_streams, pdf_text, pdfium_reader
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
from app.intake.pdf_halves import Batch, SecondReaderWanted
from app.intake.pdfium_reader import Pdfium

#: The pages whose text may name a DOI or an agency.
_RECORD_PAGES = 2
#: Time for taking over pages in one document; later suspect pages stay as pdfium read them.
_TAKE_OVER_SECONDS = 120.0
_SECOND = "app.intake.pdfminer_reader"
#: After so many pages in a row where the second reader confirmed the first one's guesses, few are checked.
_CONFIRMED_ENOUGH = 3
_CHECK_EVERY = 10
_UNKNOWN = Frame(0, 0, 612, 792)


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
    reader = PageReader(document, pdf)
    if document.second_half:
        pdf_halves.send_plain_pages(document.first_page, reader, pdf.page_count, send)
        return
    pages = range(document.first_page, pdf.page_count)
    if document.hear is not None and 0 < document.halved_from <= pdf.page_count:
        middle = pdf_halves.middle_of(pdf.page_count)
        _read_pages(document, pdf, reader, range(document.first_page, middle), send)
        pages = range(pdf_halves.join(document.hear, reader, middle, send), pdf.page_count)
    _read_pages(document, pdf, reader, pages, send)
    if entries := outline_entries(pdf.outline(reader.frames.get)):
        send({"frame": "outline", "entries": entries}, b"")
    record = pdf_record.read(document, pdf, "\n\n".join(reader.first_texts), reader.sized)
    at, basis = pdf_record.captured(pdf)
    done = {
        "record": record_fields(record),
        "captured_at": at,
        "captured_basis": basis,
        "incomplete": stopped,
    }
    send({"frame": "done", **done}, b"")


def _read_pages(document: Document, pdf: Pdfium, reader: PageReader, pages: range, send: Send) -> None:
    """Read pages and send them in batches."""
    batch = Batch(pages.start)
    for index in pages:
        page, text = reader.read(index)
        batch.add(page, text)
        if index == 0 or document.careful or batch.is_due():
            batch.send(send)
            batch = Batch(index + 1)
            if index == 0 and document.first_page_scale:
                _send_first_raster(pdf, document.first_page_scale, send)
        if index < _RECORD_PAGES:
            reader.first_texts.append(text)
    batch.send(send)


def _open(document: Document, stopped: str) -> Pdfium:
    try:
        return Pdfium(document.data, document.password)
    except NeedsPassword:
        raise
    except CannotRead as error:
        raise CannotRead(f"{error.message} {stopped}".strip(), error.hint) from error


class PageReader:
    """Reads single pages; opens the second reader when the first suspect page comes."""

    def __init__(self, document: Document, pdf: Pdfium) -> None:
        self._document, self._pdf = document, pdf
        self._second: Any = None
        self._second_until = 0.0
        self._confirmed = 0
        self.room = limits.TEXT_CHARACTERS
        #: What each page read so far shows of itself.
        self.frames: dict[int, Frame] = {}
        #: The first page's text in pieces with their letters' height, where it was asked for.
        self.sized: pdf_record.Sized | None = None
        #: The text of the pages that may name a DOI or an agency.
        self.first_texts: list[str] = []

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
        page, text = self._judged(index, first)
        page["annotations"], page["annotated"] = first.annotations
        page["unseen"] = first.unseen if text else 0
        return page, text

    def _judged(self, index: int, first: PageText) -> tuple[dict[str, Any], str]:
        """Return a page that pdfium has read, or the second reader's in its stead."""
        if len(first.text) > self.room:
            if self._document.second_half:
                raise SecondReaderWanted
            said = f"The page is beyond the {limits.TEXT_CHARACTERS:,} characters that Sourcemark reads."
            return self._over_limit(index, said, pdf_text.count_printable(first.text))
        self.room -= len(first.text)
        if is_suspect(first) and not self._trusts(index, first):
            return self._taken_over(index, first, "")
        if not first.text.strip():
            reason = "The page has no text layer." if first.has_objects else "The page is empty."
            return self._page(index, first.frame, "no_text", reason, first.left_out), ""
        return self._kept(index, first)

    def _trusts(self, index: int, first: PageText) -> bool:
        """Tell whether a page's guesses are those that were right on the pages before."""
        if self._document.second_half:
            return False
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
        if self._document.second_half:
            raise SecondReaderWanted
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
        unusable = second is not None and is_unusable(first, second.raw_text, second.mute)
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
            "annotations": (),
            "annotated": 0,
            "unseen": 0,
        }


def _why(first: PageText | None) -> str:
    """Return why the second reader's page was better."""
    if first is None or not first.text.strip():
        return "The first reader finds no text on this page."
    return "The first reader cannot tell all letters of this page."


def _send_first_raster(pdf: Pdfium, scale: float, send: Send) -> None:
    try:
        raster = pdf.render(0, scale)
    except CannotRead:
        return
    send(
        {"frame": "raster", "width": raster.width, "height": raster.height, "stride": raster.stride},
        raster.data,
    )
