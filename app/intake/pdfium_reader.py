"""The first reader of PDF: an open document with its pages' text, sizes, boxes, links and pixels.

Only the modules named pdfium_*.py touch the library, and they speak to its C functions directly.
"""

from __future__ import annotations

import ctypes
import mmap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pypdfium2_raw.bindings as pdfium
from pypdfium2_raw.version import PDFIUM_INFO

from app.errors import CannotRead, NeedsPassword
from app.intake import (
    limits,
    pdf_layout,
    pdf_text,
    pdfium_annotations,
    pdfium_links,
    pdfium_placed,
    pdfium_text,
    pdfium_unseen,
)
from app.intake.geometry import Frame
from app.intake.intake import Box, PageLink, Raster
from app.intake.pdf_choice import OverLimit, PageText
from db.records import OutlineEntry

NAME = "pdfium"
_RENDER_FLAGS = pdfium.FPDF_ANNOT
#: Time for looking up how high on their pages links lead; later ones lead to the page.
_LINK_SECONDS = 0.5
_WHITE = 0xFFFFFFFF
_INFO_FIELDS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")


class Pdfium:
    """An open PDF. Not shared between threads: pdfium is not made for that."""

    def __init__(self, data: mmap.mmap | bytes, password: str | None = None) -> None:
        _start_library()
        self._memory = (ctypes.c_char * len(data)).from_buffer(_writable(data))
        self._document = self._open(password)
        self._annotations = pdfium_annotations.Annotations(partial(self._open, password))
        self.page_count: int = pdfium.FPDF_GetPageCount(self._document)
        if self.page_count < 1:
            raise CannotRead("This PDF has no pages.", "The file is damaged; fetch it again.")
        self._forms: Any = None

    def _open(self, password: str | None) -> Any:
        for attempt in _encodings(password):
            document = pdfium.FPDF_LoadMemDocument64(self._memory, len(self._memory), attempt)
            if document:
                return document
        error = pdfium.FPDF_GetLastError()
        if error == pdfium.FPDF_ERR_PASSWORD:
            said = "This PDF is locked with a password." if not password else "The password is not right."
            raise NeedsPassword(said, "Give the password with which the PDF opens.")
        if error == pdfium.FPDF_ERR_SECURITY:
            raise CannotRead("This PDF is locked in a way that Sourcemark cannot open.")
        raise CannotRead("This PDF is damaged: it cannot be opened.", "Fetch the file again.")

    @contextmanager
    def _page(self, index: int) -> Iterator[Any]:
        page = pdfium.FPDF_LoadPage(self._document, index)
        if not page:
            raise CannotRead(f"Page {index + 1} is damaged.")
        try:
            yield page
        finally:
            pdfium.FPDF_ClosePage(page)

    @contextmanager
    def _text_page(self, page: Any) -> Iterator[Any]:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            raise CannotRead("The page's text cannot be read.")
        try:
            yield text_page
        finally:
            pdfium.FPDFText_ClosePage(text_page)

    def read_page(self, index: int, *, sized: int = 0) -> PageText:
        """Read a page's text in the order of its content stream, without what lies outside the page.

        Of so many of its first glyphs the sizes are told too.
        """
        with self._page(index) as page, self._text_page(page) as text_page:
            frame = pdfium_placed.frame_of(page)
            count = pdfium.FPDFText_CountChars(text_page)
            if count > limits.PDF_PAGE_GLYPHS:
                said = (
                    f"The page holds {count:,} characters; Sourcemark reads up to {limits.PDF_PAGE_GLYPHS:,}."
                )
                raise OverLimit(said, count)
            if count <= 0:
                drawn = pdfium.FPDFPage_CountObjects(page) > 0
                annotations = self._annotations.of(page, index, "")
                drawn = drawn or bool(annotations[1])
                draws_text = pdfium_text.draws_text(page)
                return PageText(
                    "", frame, has_text_objects=draws_text, has_objects=drawn, annotations=annotations
                )
            text = pdfium_text.whole_text(text_page, count)
            annotations = self._annotations.of(page, index, text)
            left_out = 0
            drawn = pdfium_text.stretches(text_page)
            reason = pdfium_text.doubt(text_page, text, frame, drawn)
            if reason:
                placed, left_out = pdfium_placed.placed_glyphs(text_page, count, frame)
                text = "".join(letter for letter, _ in pdf_layout.lay_out(placed))
            elif not pdfium_text.is_all_shown(text_page, frame, drawn, text):
                text, left_out = pdfium_text.text_within(text_page, frame, count, text)
            else:
                text = pdfium_placed.mended(text_page, text)
            guessed, sure = pdfium_text.guesses(text_page, count)
            return PageText(
                text,
                frame,
                left_out,
                pdf_text.undecodable_share(text),
                bool(text.strip()) or pdfium_text.draws_text(page),
                laid_out=reason,
                guessed=guessed,
                sure=sure,
                sized=tuple(pdfium_text.sizes(text_page, min(sized, count), frame)) if sized else None,
                annotations=annotations,
                unseen=pdfium_unseen.count_unseen(page, text_page, text),
            )

    def laid_out_glyphs(self, index: int) -> tuple[Frame, list[str], list[Box | None]]:
        """Return a page's frame and its characters laid out in reading order, with boxes as displayed."""
        with self._page(index) as page, self._text_page(page) as text_page:
            frame = pdfium_placed.frame_of(page)
            count = min(limits.PDF_PAGE_GLYPHS, pdfium.FPDFText_CountChars(text_page))
            placed, _ = pdfium_placed.placed_glyphs(text_page, count, frame)
            place = frame.placer()
            laid_out = pdf_layout.lay_out(placed)
            boxes = [None if edges is None else place(*edges) for _, edges in laid_out]
            return frame, [letter for letter, _ in laid_out], boxes

    def glyphs(
        self, index: int, most: int = limits.PDF_PAGE_GLYPHS
    ) -> tuple[Frame, list[str], list[Box | None]]:
        """Return a page's frame and, in stream order, each drawn character with its box as displayed."""
        with self._page(index) as page, self._text_page(page) as text_page:
            frame = pdfium_placed.frame_of(page)
            count = min(most, pdfium.FPDFText_CountChars(text_page))
            letters, boxes = pdfium_text.glyphs(text_page, count, frame)
            return frame, letters, boxes

    def size(self, index: int) -> tuple[float, float]:
        """Return a page's width and height in points, as displayed."""
        with self._page(index) as page:
            return pdfium_placed.frame_of(page).size

    def outline(self, frame_of: pdfium_links.FrameOf) -> tuple[OutlineEntry, ...]:
        """Return the document's own table of contents."""
        return pdfium_links.outline(self._document, self.page_count, frame_of)

    def links(self, index: int) -> tuple[PageLink, ...]:
        """Return the links on a page."""
        frames: dict[int, Frame | None] = {}
        until = time.monotonic() + _LINK_SECONDS

        def frame_of(target: int) -> Frame | None:
            if target not in frames:
                frames[target] = self._frame_at(target) if time.monotonic() < until else None
            return frames[target]

        with self._page(index) as page:
            return pdfium_links.links(
                self._document, page, pdfium_placed.frame_of(page), self.page_count, frame_of
            )

    def _frame_at(self, index: int) -> Frame | None:
        try:
            with self._page(index) as page:
                return pdfium_placed.frame_of(page)
        except CannotRead:
            return None

    def label(self, index: int) -> str:
        """Return the page's printed label, or "" when the document gives none."""
        length = pdfium.FPDF_GetPageLabel(self._document, index, None, 0)
        if not 2 < length <= 2000:
            return ""
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDF_GetPageLabel(self._document, index, buffer, length)
        return buffer.raw[: length - 2].decode("utf-16-le", "replace")

    def info(self) -> dict[str, str]:
        """Return the document information dictionary's texts that are not empty."""
        found = {name: self._info_text(name) for name in _INFO_FIELDS}
        return {name: text for name, text in found.items() if text}

    def _info_text(self, name: str) -> str:
        tag = name.encode()
        length = pdfium.FPDF_GetMetaText(self._document, tag, None, 0)
        if not 2 < length <= 200_000:
            return ""
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDF_GetMetaText(self._document, tag, buffer, length)
        return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip("\0 \n\r\t")

    def render(self, index: int, scale: float, rotation: int = 0) -> Raster:
        """Paint a page: `scale` pixels a point, turned further by `rotation` degrees clockwise."""
        with self._page(index) as page:
            width, height = pdfium_placed.frame_of(page).size
            if rotation % 180:
                width, height = height, width
            columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
            if columns * rows > limits.PDF_PIXELS:
                raise CannotRead("This picture of the page would be too large.", "Zoom out.")
            return self._paint(page, columns, rows, rotation // 90 % 4)

    def _paint(self, page: Any, columns: int, rows: int, turns: int) -> Raster:
        stride = columns * 4
        data = bytearray(stride * rows)
        memory = (ctypes.c_char * len(data)).from_buffer(data)
        bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGRx, memory, stride)
        if not bitmap:
            raise CannotRead("The page cannot be painted.")
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, _WHITE)
            forms = self._open_forms()
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, turns, _RENDER_FLAGS)
            if forms:
                pdfium.FORM_OnAfterLoadPage(page, forms)
                pdfium.FPDF_FFLDraw(forms, bitmap, page, 0, 0, columns, rows, turns, _RENDER_FLAGS)
                pdfium.FORM_OnBeforeClosePage(page, forms)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return Raster(columns, rows, stride, data)  # type: ignore[arg-type] # sent on, then dropped

    def _open_forms(self) -> Any:
        if self._forms is None and pdfium.FPDF_GetFormType(self._document) != pdfium.FORMTYPE_NONE:
            self._form_info = pdfium.FPDF_FORMFILLINFO(version=2)
            self._forms = pdfium.FPDFDOC_InitFormFillEnvironment(self._document, self._form_info)
        return self._forms


_started: list[bool] = []
#: A page in the two fonts that most PDFs without fonts of their own ask for.
_OWN_PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<<
/F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/F2<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>
>>>>>>endobj
4 0 obj<</Length 59>>stream
BT/F1 12 Tf 20 90 Td(Ready,)Tj/F2 12 Tf 0 -15 Td(set.)Tj ET
endstream endobj
trailer<</Root 1 0 R>>
"""


def _start_library() -> None:
    if not _started:
        config = pdfium.FPDF_LIBRARY_CONFIG(
            version=2, m_pUserFontPaths=None, m_pIsolate=None, m_v8EmbedderSlot=0
        )
        pdfium.FPDF_InitLibraryWithConfig(config)
        _started.append(True)


def get_ready() -> None:
    """Load what the library loads with its first document, by reading a page of our own."""
    own = Pdfium(_OWN_PAGE)
    own.read_page(0)
    own.glyphs(0)
    pdfium.FPDF_CloseDocument(own._document)


def version() -> str:
    """Return the version of the library in use."""
    return str(PDFIUM_INFO)


def _writable(data: mmap.mmap | bytes) -> mmap.mmap | bytearray:
    return bytearray(data) if isinstance(data, bytes) else data


def _encodings(password: str | None) -> list[bytes | None]:
    if not password:
        return [None]
    ways: list[bytes | None] = [password.encode("utf-8", "replace") + b"\0"]
    if not password.isascii():
        ways.append(password.encode("latin-1", "replace") + b"\0")
    return ways
