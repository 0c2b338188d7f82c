"""Reads a PDF: pdfium's text page by page, pdfminer.six's where pdfium's page is suspect, and the record.

Pages are sent as they are read, so that the first can be shown early and what was read stays when a later
page kills the worker.
"""

from __future__ import annotations

import importlib
import time
from dataclasses import dataclass, field
from typing import Any

from app.errors import CannotRead
from app.intake import limits, pdf_text, pdfium_reader
from app.intake.document import Document, Send
from app.intake.geometry import Frame
from app.intake.intake import PageResult
from app.intake.pdfium_reader import OverLimit, PageText, Pdfium

_BATCH_PAGES = 64
_BATCH_SECONDS = 0.1
#: A page with more control or replacement characters than this share is suspect.
UNDECODABLE_SHARE = 0.05
#: pdfium's page stays unless it has less than this share of the second reader's characters.
ENOUGH_SHARE = 0.60
#: Time for taking over pages in one document; later suspect pages stay as pdfium read them.
_TAKE_OVER_SECONDS = 120.0
_SECOND = "app.intake.pdfminer_reader"


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
    pdf = Pdfium(document.data, document.password)
    if pdf.page_count > limits.PDF_PAGES:
        raise CannotRead(
            f"This PDF has {pdf.page_count:,} pages; Sourcemark reads up to {limits.PDF_PAGES:,}.",
            "Split it into parts.",
        )
    send({"frame": "pdf", "page_count": pdf.page_count, "version": pdfium_reader.version()}, b"")
    reader = _PageReader(document, pdf)
    batch = _Batch(document.first_page)
    for index in range(document.first_page, pdf.page_count):
        page, text = reader.read(index)
        batch.pages.append(page)
        batch.texts.append(text)
        if index == 0 or document.careful or batch.is_due():
            _send(batch, send)
            batch = _Batch(index + 1)
            if index == 0 and document.first_page_scale:
                _send_first_raster(pdf, document.first_page_scale, send)
    _send(batch, send)
    send({"frame": "done", "record": {}}, b"")


class _PageReader:
    """Reads single pages; opens the second reader when the first suspect page comes."""

    def __init__(self, document: Document, pdf: Pdfium) -> None:
        self._document, self._pdf = document, pdf
        self._second: Any = None
        self._left = _TAKE_OVER_SECONDS

    def read(self, index: int) -> tuple[dict[str, Any], str]:
        """Return one page's header and its text; whatever goes wrong is the page's outcome."""
        if index in self._document.skip_pages:
            return self._page(
                index, Frame(0, 0, 612, 792), "cannot_read", "Reading the page took too long."
            ), ""
        try:
            first = self._pdf.read_page(index)
        except OverLimit as error:
            return self._page(index, self._frame(index), "over_limit", error.message), ""
        except CannotRead as error:
            return self._page(index, self._frame(index), "cannot_read", error.message), ""
        text = pdf_text.clean(first.text)
        return self._page(index, first.frame, "read", left_out=first.left_out), text

    def _frame(self, index: int) -> Frame:
        try:
            width, height = self._pdf.size(index)
        except CannotRead:
            width, height = 612.0, 792.0
        return Frame(0, 0, width, height)

    def _page(
        self, index: int, frame: Frame, result: PageResult, reason: str = "", left_out: int = 0
    ) -> dict[str, Any]:
        width, height = frame.size
        return {
            "width": round(width, 2),
            "height": round(height, 2),
            "label": self._pdf.label(index),
            "extractor": "pdfminer" if result == "second_reader" else "pdfium",
            "result": result,
            "reason": reason,
            "left_out": left_out,
        }


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


_ = importlib, PageText
