"""The pages of one PDF, from the program's side: one worker that holds the document and answers requests."""

from __future__ import annotations

import os
import struct
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from app.errors import Cancelled, CannotRead
from app.intake import limits
from app.intake.assembly import raster
from app.intake.document import ALIVE
from app.intake.failures import raise_failure
from app.intake.frames import BadFrame, Fields
from app.intake.intake import Box, PageBoxes, PageLink, Raster
from app.intake.priority import Priority
from app.intake.process import WorkerDied, WorkerProcess
from app.intake.spare import take_worker

_BOX = struct.Struct("<4f")
T = TypeVar("T")


class PageServer:
    """Sizes, pictures, boxes, links and second readings of a PDF's pages. Any thread may call, one at a time.

    When a page kills the worker, the call raises CannotRead and the next call starts another worker.
    """

    def __init__(
        self,
        original: bytes | str | os.PathLike[str],
        password: str | None = None,
        kept: Callable[[int, str], PageBoxes | None] | None = None,
        *,
        priority: Priority = "usual",
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._priority = priority
        #: Asked while a worker is waited for; it is killed when the answer is no longer wanted.
        self._cancelled = cancelled
        #: Returns the boxes of a page's text that were kept, which come before what a reader finds.
        self._kept = kept
        self._descriptor = descriptor_of(original)
        self._password = password
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._sizes: tuple[tuple[float, float], ...] | None = None
        self.page_count = 0
        try:
            with self._lock:
                self._open_worker()
        except (CannotRead, Cancelled):
            self.close()
            raise

    def _open_worker(self) -> WorkerProcess:
        if self._descriptor < 0:
            raise CannotRead("This PDF is closed.")
        if self._worker is None:
            self._worker = take_worker(pdf=True)
            job = {"job": "pages", "password": self._password or "", "priority": self._priority}
            self._worker.give(self._descriptor, job)
            header, _ = self._listen()
            while header.text("frame") == "hello":
                header, _ = self._listen()
            self.page_count = header.integer("page_count", 1, limits.PDF_PAGES * 100)
        return self._worker

    def _listen(self, silence: float = limits.SILENCE_SECONDS) -> tuple[Fields, bytearray]:
        assert self._worker is not None  # noqa: S101 - opened by the caller
        silence = limits.IDLE_SILENCE_SECONDS if self._priority == "idle" else silence
        try:
            header, body = self._worker.listen(self._cancelled, silence)
            while header.text("frame") == ALIVE:
                header, body = self._worker.listen(self._cancelled, silence)
            raise_failure(header)
        except Cancelled:
            self._drop_worker()
            raise
        except (WorkerDied, BadFrame) as error:
            self._drop_worker()
            raise CannotRead(f"The page cannot be read: {error}") from error
        return header, body

    def _drop_worker(self) -> None:
        if self._worker is not None:
            self._worker.kill()
            self._worker = None

    def _ask(
        self, request: dict[str, Any], body: bytes = b"", silence: float = limits.SILENCE_SECONDS
    ) -> tuple[Fields, bytearray]:
        worker = self._open_worker()
        try:
            worker.ask(request, body)
        except WorkerDied as error:
            self._drop_worker()
            raise CannotRead(f"The page cannot be read: {error.message}") from error
        return self._listen(silence)

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Return the width and height of each page in points, as displayed."""
        with self._lock:
            if self._sizes is None:
                found: list[tuple[float, float]] = []
                header, _ = self._ask({"ask": "sizes"})
                found.extend(self._checked(_sizes, header))
                while len(found) < self.page_count:
                    found.extend(self._checked(_sizes, self._listen()[0]))
                self._sizes = tuple(found)
            return self._sizes

    def render(self, index: int, scale: float, rotation: int = 0) -> Raster:
        """Return a page's picture: `scale` pixels a point, turned by `rotation` degrees clockwise."""
        request = {
            "ask": "render",
            "index": index,
            "permille": round(scale * 1000),
            "rotation": rotation % 360,
        }
        with self._lock:
            header, body = self._ask(request, silence=limits.PDF_PIXELS_SECONDS)
            return self._checked(raster, header, body)

    def boxes(self, index: int, expected_text: str, extractor: str = "") -> PageBoxes:
        """Return where each code point of a page's canonical text is drawn.

        `extractor` is the page map's for this page; without it the reader whose text fits is used.
        """
        kept = None if self._kept is None else self._kept(index, expected_text)
        if kept is not None:
            return kept
        request = {"ask": "boxes", "index": index, "extractor": extractor}
        with self._lock:
            header, body = self._ask(request, expected_text.encode("utf-8", "replace"))
            return self._checked(_boxes, header, body, len(expected_text))

    def links(self, index: int) -> tuple[PageLink, ...]:
        """Return the links on a page that lead into the document or to an address."""
        with self._lock:
            header, _ = self._ask({"ask": "links", "index": index})
            return self._checked(_links, header, self.page_count)

    def second_text(self, index: int, extractor: str = "pdfium") -> str:
        """Return what the other reader reads on a page, cleaned; raise CannotRead when it cannot.

        `extractor` is the page map's for this page: where pdfminer took the page over, pdfium is the other.
        """
        with self._lock:
            _, body = self._ask({"ask": "second_text", "index": index, "extractor": extractor})
            return body.decode("utf-8", "replace")

    def _checked(self, make: Callable[..., T], header: Fields, *rest: object) -> T:
        try:
            return make(header, *rest)
        except BadFrame as error:
            self._drop_worker()
            raise CannotRead("The reading process gave an answer that cannot be trusted.") from error

    def close(self) -> None:
        """End the worker. Safe to call twice."""
        self._drop_worker()
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> PageServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def descriptor_of(original: bytes | str | os.PathLike[str]) -> int:
    """Return an open read-only descriptor of a file or of bytes; the caller closes it."""
    if not isinstance(original, bytes):
        try:
            return os.open(Path(original), os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            raise CannotRead(f"“{Path(original).name}” cannot be opened.") from error
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("original")
    else:
        with tempfile.TemporaryFile() as file:
            descriptor = os.dup(file.fileno())
    rest = memoryview(original)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    return descriptor


def _sizes(header: Fields) -> list[tuple[float, float]]:
    """Return a frame's sizes; raise BadFrame when they are not pairs of sensible numbers."""
    found: list[tuple[float, float]] = []
    for size in header.array("sizes"):
        if not isinstance(size, list) or len(size) != 2:
            raise BadFrame("a size that is not two numbers")
        pair = Fields({"width": size[0], "height": size[1]})
        found.append((pair.number("width", 0), pair.number("height", 0)))
    if not found:
        raise BadFrame("no sizes")
    return found


def _boxes(header: Fields, body: bytearray, count: int) -> PageBoxes:
    if len(body) != _BOX.size * count:
        raise BadFrame("boxes that do not fit the text")
    boxes: list[Box | None] = [box if box[0] == box[0] else None for box in _BOX.iter_unpack(body)]
    return PageBoxes(header.number("width", 0), header.number("height", 0), tuple(boxes))


def _links(header: Fields, page_count: int) -> tuple[PageLink, ...]:
    return tuple(_link(fields, page_count) for fields in header.objects("links", limits.PAGE_LINKS))


def _link(fields: Fields, page_count: int) -> PageLink:
    corners = Fields(dict(zip("abcd", fields.array("box", 4), strict=False)))
    box = (corners.number("a"), corners.number("b"), corners.number("c"), corners.number("d"))
    uri = fields.text("uri", 4000)
    page = fields.raw("page_index")
    if page is None:
        if not uri:
            raise BadFrame("a link that leads nowhere")
        return PageLink(box, uri=uri)
    top = fields.number("top", 0) if fields.raw("top") is not None else None
    return PageLink(box, fields.integer("page_index", 0, page_count - 1), top)
