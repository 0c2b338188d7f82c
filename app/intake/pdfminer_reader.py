"""The second reader of PDF, and the only module that touches pdfminer.six: text with boxes, and XMP.

It is independent of pdfium: it confirms quotations, and takes over pages that pdfium cannot read.
"""

from __future__ import annotations

import logging
import mmap
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

import pdfminer
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import (
    IndexAssigner,
    LAParams,
    LTAnno,
    LTChar,
    LTFigure,
    LTLayoutContainer,
    LTPage,
    LTTextBox,
    LTTextLine,
)
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException

from app.errors import CannotRead
from app.intake import limits, pdf_layout, pdf_text
from app.intake.geometry import Frame, Matrix, inverse, page_matrix, transformed, visible
from app.intake.intake import Box
from app.intake.pdf_words import Glyph, Placed
from app.intake.time_limit import time_limit

NAME = "pdfminer"
#: Above this many boxes on a page their order is by place, not by flow: flow takes time cubed.
_FLOW_BOXES = 400
#: So that a glyph whose font tells no width has a place nevertheless.
_HAIR = 0.01
#: The flag of a font whose codes are its own.
_SYMBOLIC = 4
#: What it raises on foreign files besides its own exceptions.
_FAILURES = (
    *(
        ArithmeticError,
        AssertionError,
        AttributeError,
        EOFError,
        LookupError,
        MemoryError,
        OSError,
        RuntimeError,
    ),
    *(TypeError, ValueError, PSException, PDFException, struct.error, zlib.error),
)


@dataclass(frozen=True, slots=True)
class SecondPage:
    """A page as pdfminer.six reads it: each glyph in reading order with its box as displayed."""

    frame: Frame
    letters: list[str]
    boxes: list[Box | None]
    left_out: int = 0
    #: The share of the page's text that is set in fonts that do not say which letters they draw.
    mute: float = 0.0

    @property
    def raw_text(self) -> str:
        """The text, uncleaned."""
        return "".join(self.letters)


class _Resources(PDFResourceManager):
    """Remembers the fonts that do not say which letters they draw, but have codes of their own for them."""

    def __init__(self) -> None:
        super().__init__()
        self.mute: set[int] = set()

    def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
        font = super().get_font(objid, spec)
        says = any(name in spec for name in ("ToUnicode", "Encoding"))
        # A standard font needs no words: its letters are known by its name.
        if not says and int(font.flags) & _SYMBOLIC and "FontDescriptor" in spec:
            self.mute.add(id(font))
        return font


class _Device(PDFPageAggregator):
    """Collects glyphs only: no paths, no images; an undefined glyph is one replacement character."""

    def __init__(self, resources: _Resources) -> None:
        super().__init__(resources, laparams=None)
        self._fonts = resources
        self.drawn = self.mute = 0

    def render_string(self, state: Any, pieces: Any, *rest: Any) -> None:
        """Draw, and count how much is set in mute fonts."""
        size = sum(len(piece) for piece in pieces if isinstance(piece, bytes))
        self.drawn += size
        self.mute += size if id(state.font) in self._fonts.mute else 0
        super().render_string(state, pieces, *rest)

    def paint_path(self, *_: Any) -> None:
        """Draw nothing."""

    def render_image(self, *_: Any) -> None:
        """Draw nothing."""

    def handle_undefined_char(self, *_: Any) -> str:
        return pdf_text.UNDECODABLE


class Pdfminer:
    """An open PDF, read page by page with one interpreter, so that fonts are loaded once."""

    def __init__(self, data: mmap.mmap, password: str | None = None) -> None:
        logging.getLogger("pdfminer").disabled = True
        logging.disable(logging.WARNING)
        with (
            _failing("The second reader cannot open this PDF."),
            time_limit(limits.PDF_PAGE_TEXT_SECONDS),
        ):
            data.seek(0)
            self._document = PDFDocument(PDFParser(cast(Any, data)), password=password or "")
            resources = _Resources()
            self._device = _Device(resources)
            self._interpreter = PDFPageInterpreter(resources, self._device)
            self._pages: list[PDFPage] | None = None

    def page_count(self) -> int:
        """Return how many pages this reader finds."""
        return len(self._all_pages())

    def _all_pages(self) -> list[PDFPage]:
        if self._pages is None:
            with (
                _failing("The second reader finds no pages."),
                time_limit(limits.PDF_PAGE_TEXT_SECONDS),
            ):
                self._pages = list(islice(PDFPage.create_pages(self._document), limits.PDF_PAGES + 1))
        return self._pages

    def read_page(self, index: int) -> SecondPage:
        """Read a page's glyphs in reading order; raise CannotRead whatever goes wrong."""
        pages = self._all_pages()
        if index >= len(pages):
            raise CannotRead("The second reader does not find this page.")
        with _failing("The second reader cannot read this page."), time_limit(limits.PDF_PAGE_TEXT_SECONDS):
            return self._read(pages[index])

    def _read(self, page: PDFPage) -> SecondPage:
        frame = visible(_box(page.mediabox), _box(page.cropbox), page.rotate or 0)
        self._device.drawn = self._device.mute = 0
        layout = self._lay_out(page, 0)
        mute = self._device.mute / max(1, self._device.drawn)
        drawn = list(_drawn(layout, inverse(page_matrix(_box(page.mediabox), 0))))
        seen = [glyph for glyph in drawn if frame.shows(*glyph.edges)]
        left_out = _count_ink(drawn) - _count_ink(seen)
        angle = seen[0].angle if seen else 0
        if angle % 90 or not pdf_layout.is_plain(seen):
            placed = pdf_layout.lay_out(seen)
        else:
            layout = self._lay_out(page, angle) if angle else layout
            placed = _in_flow(layout, inverse(page_matrix(_box(page.mediabox), angle)), frame)
        place = frame.placer()
        boxes = [None if edges is None else place(*edges) for _, edges in placed]
        return SecondPage(frame, [letter for letter, _ in placed], boxes, left_out, mute)

    def _lay_out(self, page: PDFPage, rotation: int) -> LTPage:
        page.rotate = rotation
        self._interpreter.process_page(page)
        layout = self._device.get_result()
        self._device.result = None
        return layout

    def xmp(self) -> bytes:
        """Return the document's XMP packet, or b"" when it has none."""
        with _failing("The second reader cannot read the metadata."):
            stream = resolve1(self._document.catalog.get("Metadata"))
            data = stream.get_data() if isinstance(stream, PDFStream) else b""
            return bytes(data[: limits.MIB])


def version() -> str:
    """Return the version of the library in use."""
    return str(pdfminer.__version__)


@contextmanager
def _failing(message: str) -> Iterator[None]:
    try:
        yield
    except _FAILURES as error:
        raise CannotRead(f"{message} ({type(error).__name__})") from error


def _box(values: Any) -> Box:
    x0, y0, x1, y1 = (float(value) for value in values)
    return x0, y0, x1, y1


def _characters(container: Any) -> Iterator[LTChar]:
    for item in container:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTLayoutContainer):
            yield from _characters(item)


def _drawn(layout: LTPage, back: Matrix) -> Iterator[Glyph]:
    """Yield a page's glyphs with their place in the PDF's space, in the order they are drawn."""
    for char in _characters(layout):
        if char.get_text():
            x0, y0, x1, y1 = transformed(back, (char.x0, char.y0, char.x1, char.y1))
            angle, lean = pdf_layout.angle_of(*char.matrix[:2]), pdf_layout.lean_of(*char.matrix[:2])
            yield Glyph(char.get_text(), (x0, y0, x1 + _HAIR, y1 + _HAIR), angle, lean=lean)


def _count_ink(glyphs: list[Glyph]) -> int:
    return sum(not glyph.letter.isspace() for glyph in glyphs)


def _in_flow(layout: LTPage, back: Matrix, frame: Frame) -> Placed:
    """Read a page whose text all runs one way in the order that pdfminer.six gives its boxes."""
    placed: Placed = []
    for letter, box in _glyphs(layout):
        edges = None if box is None else transformed(back, box)
        if edges is None or frame.shows(*edges):
            placed.append((letter, edges))
    return placed


def _glyphs(layout: LTPage) -> Iterator[tuple[str, Box | None]]:
    """Yield a page's glyphs in reading order; line ends and inserted spaces have no box."""
    for number, box in enumerate(_text_boxes(layout)):
        if number:
            yield "\n", None
        for line in box:
            if isinstance(line, LTTextLine):
                yield from _line(line)


def _text_boxes(layout: LTPage) -> list[LTTextBox]:
    boxes: list[LTTextBox] = []
    figures: list[Any] = [layout]
    while figures:
        container = figures.pop()
        figures.extend(item for item in container if isinstance(item, LTFigure))
        container.analyze(LAParams(boxes_flow=None, all_texts=True))
        boxes.extend(item for item in container if isinstance(item, LTTextBox))
    if 1 < len(boxes) <= _FLOW_BOXES:
        parameters = LAParams(boxes_flow=0.5)
        assigner = IndexAssigner()
        for group in layout.group_textboxes(parameters, boxes):
            group.analyze(parameters)
            assigner.run(group)
        boxes.sort(key=lambda box: box.index)
    return boxes


def _line(line: LTTextLine) -> Iterator[tuple[str, Box | None]]:
    glyphs: list[tuple[str, Box | None]] = []
    end = False
    for item in line:
        if isinstance(item, LTChar):
            glyphs.append((item.get_text(), (item.x0, item.y0, item.x1, item.y1)))
        elif isinstance(item, LTAnno):
            end = end or item.get_text() == "\n"
            if item.get_text() != "\n":
                glyphs.append((item.get_text(), None))
    yield from glyphs
    if end:
        yield "\n", None
