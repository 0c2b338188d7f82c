"""The pages of one PDF on request, in a worker: sizes, pictures, boxes, links, the second reader's text."""

from __future__ import annotations

import importlib
import socket
import struct
from dataclasses import asdict
from typing import Any

from app.errors import CannotRead
from app.intake import pdf_streams, pdf_text
from app.intake.document import Document, Send
from app.intake.frames import Fields
from app.intake.intake import Box
from app.intake.pdf_choice import LAID_OUT, SECOND
from app.intake.pdfium_reader import Pdfium
from app.intake.worker import receive_frame

_SIZES_A_FRAME = 200
#: With more boxes missing than this share, a text is taken to be the other reader's.
_TOO_MANY_MISSING = 0.2
#: With more undecoded letters than this share, the second reader confirms nothing.
_TOO_MANY_UNDECODED = 0.5
_BOX = struct.Struct("<4f")
_NO_BOX = _BOX.pack(float("nan"), 0, 0, 0)


def serve(document: Document, link: socket.socket, send: Send) -> None:
    """Answer requests until the program closes the socket."""
    pages = _Pages(document)
    send({"frame": "open", "page_count": pages.pdf.page_count}, b"")
    while (request := receive_frame(link)) is not None:
        header, body = request
        try:
            pages.answer(header, body, send)
        except CannotRead as error:
            send({"frame": "failed", "message": error.message, "hint": error.hint}, b"")


class _Pages:
    def __init__(self, document: Document) -> None:
        self.document = document
        pdf_streams.cut_bombs(document.data)
        self.pdf = Pdfium(document.data, document.password)
        self._second: Any = None

    def answer(self, header: Fields, body: bytes, send: Send) -> None:
        """Answer one request."""
        match header.text("ask"):
            case "sizes":
                self._send_sizes(send)
            case "render":
                scale = header.integer("permille", 1, 100_000) / 1000
                raster = self.pdf.render(header.integer("index"), scale, header.integer("rotation", 0, 270))
                size = {"width": raster.width, "height": raster.height, "stride": raster.stride}
                send({"frame": "raster", **size}, raster.data)
            case "boxes":
                self._send_boxes(header.integer("index"), body.decode(), header.text("extractor"), send)
            case "links":
                found = [asdict(link) for link in self.pdf.links(header.integer("index"))]
                send({"frame": "links", "links": found}, b"")
            case "second_text":
                text = self._other_text(header.integer("index"), header.text("extractor"))
                send({"frame": "second_text"}, pdf_text.clean(text).encode("utf-8", "replace"))
            case asked:
                raise CannotRead(f"Unknown request {asked}.")

    def _send_sizes(self, send: Send) -> None:
        count = self.pdf.page_count
        for first in range(0, count, _SIZES_A_FRAME):
            sizes = [self._size(index) for index in range(first, min(count, first + _SIZES_A_FRAME))]
            send({"frame": "sizes", "first": first, "sizes": sizes}, b"")

    def _size(self, index: int) -> tuple[float, float]:
        try:
            return self.pdf.size(index)
        except CannotRead:
            return 612.0, 792.0

    def _other_text(self, index: int, extractor: str) -> str:
        if extractor == SECOND:
            return self.pdf.read_page(index).text
        text: str = self.second().read_page(index).raw_text
        if pdf_text.undecodable_share(text) > _TOO_MANY_UNDECODED:
            raise CannotRead("The second reader cannot tell which letters this page shows.")
        return text

    def second(self) -> Any:
        """Return the second reader; it must find as many pages as the first."""
        if self._second is None:
            module = importlib.import_module("app.intake.pdfminer_reader")
            self._second = module.Pdfminer(self.document.data, self.document.password)
        if self._second.page_count() != self.pdf.page_count:
            raise CannotRead("The second reader finds another number of pages.")
        return self._second

    def _send_boxes(self, index: int, text: str, extractor: str, send: Send) -> None:
        width, height, found = self._boxes(index, text, extractor)
        send({"frame": "boxes", "width": width, "height": height}, pack_boxes(found))

    def _boxes(self, index: int, text: str, extractor: str) -> tuple[float, float, list[Box | None]]:
        """Return the page's size and the boxes of the reader the text came from."""
        read = self.pdf.laid_out_glyphs if extractor == LAID_OUT else self.pdf.glyphs
        frame, letters, boxes = read(index)
        found = _placed(text, letters, boxes)
        if extractor == SECOND or (not extractor and _missing(text, found) > _TOO_MANY_MISSING):
            try:
                page = self.second().read_page(index)
            except CannotRead:
                return *frame.size, found
            again = _placed(text, page.letters, page.boxes)
            if _missing(text, again) < _missing(text, found):
                return *page.frame.size, again
        return *frame.size, found


def _placed(text: str, letters: list[str], boxes: list[Box | None]) -> list[Box | None]:
    return [None if glyph is None else boxes[glyph] for glyph in pdf_text.align(text, letters)]


def _missing(text: str, boxes: list[Box | None]) -> float:
    """Return the share of printable characters without a box."""
    printable = [box for letter, box in zip(text, boxes, strict=True) if not letter.isspace()]
    return printable.count(None) / len(printable) if printable else 0.0


def pack_boxes(boxes: list[Box | None]) -> bytes:
    """Write boxes as four little-endian floats each; a box that is not there begins with NaN."""
    return b"".join(_NO_BOX if box is None else _BOX.pack(*box) for box in boxes)
