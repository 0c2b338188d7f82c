"""The marks of a PDF from the program's side: read, or written into a copy, each time by one worker."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.errors import CannotRead
from app.exchange.not_taken import NotTaken
from app.intake import limits
from app.intake.failures import raise_failure
from app.intake.frames import BadFrame, Fields
from app.intake.intake import Box
from app.intake.page_server import descriptor_of
from app.intake.process import WorkerProcess
from app.intake.spare import take_worker

KINDS = ("highlight", "underline", "strikeout", "squiggly", "note")


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A mark that another program made. `boxes` are in points of the page as displayed, one a line.

    `colour` is red, green and blue from 0 to 1, or empty.
    """

    kind: str
    page: int
    boxes: tuple[Box, ...]
    colour: tuple[float, ...]
    note: str
    author: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """What a PDF has of marks."""

    marks: tuple[ForeignMark, ...]
    refused: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class OwnMark:
    """A mark to be written: its boxes on one page, colour from 0 to 255, and its name in the PDF."""

    page: int
    boxes: tuple[Box, ...]
    colour: tuple[int, int, int]
    note: str
    name: str
    modified: str = ""


def read_marks(
    original: bytes, password: str | None = None, cancelled: Callable[[], bool] | None = None
) -> FoundMarks:
    """Read the marks of a PDF. Raise CannotRead in words, or NeedsPassword."""
    marks: list[ForeignMark] = []
    refused: list[NotTaken] = []
    descriptor = descriptor_of(original)
    try:
        with take_worker(pdf=True) as worker:
            worker.give(descriptor, {"job": "marks", "password": password or ""})
            while (frame := _next(worker, cancelled)[0]).text("frame") != "done":
                if frame.text("frame") == "marks":
                    marks += [_mark(one) for one in frame.objects("marks", limits.PDF_PAGE_MARKS)]
                    refused += [_refused(one) for one in frame.objects("refused", limits.PDF_PAGE_MARKS)]
    except BadFrame as error:
        raise CannotRead("The reading process gave an answer that cannot be trusted.") from error
    finally:
        os.close(descriptor)
    return FoundMarks(tuple(marks), tuple(refused))


def write_marked(
    original: bytes, marks: Sequence[OwnMark], cancelled: Callable[[], bool] | None = None
) -> bytes:
    """Return a copy of a PDF with these marks in it. Raise CannotRead for one that must not be changed."""
    wanted: list[Mapping[str, Any]] = [
        {
            "page": one.page,
            "boxes": one.boxes,
            "colour": one.colour,
            "note": one.note[: limits.MARK_NOTE],
            "name": one.name,
            "modified": one.modified,
        }
        for one in marks
    ]
    descriptor = descriptor_of(original)
    try:
        with take_worker(pdf=True) as worker:
            worker.give(descriptor, {"job": "marked_copy"})
            while _next(worker, cancelled)[0].text("frame") != "open":
                pass
            worker.ask({"ask": "mark"}, json.dumps(wanted).encode())
            frame, body = _next(worker, cancelled)
            if frame.text("frame") != "copy" or not body.startswith(b"%PDF-"):
                raise BadFrame("a copy that is no PDF")
            return bytes(body)
    except BadFrame as error:
        raise CannotRead("The writing process gave an answer that cannot be trusted.") from error
    finally:
        os.close(descriptor)


def _next(worker: WorkerProcess, cancelled: Callable[[], bool] | None) -> tuple[Fields, bytearray]:
    frame, body = worker.listen(cancelled)
    raise_failure(frame)
    return frame, body


def _mark(one: Fields) -> ForeignMark:
    kind = one.text("kind", 20)
    if kind not in KINDS:
        raise BadFrame("an unknown kind of mark")
    colour = tuple(_within(part, 1.0) for part in one.array("colour", 3))
    return ForeignMark(
        kind=kind,
        page=one.integer("page", 0, limits.PDF_PAGES),
        boxes=tuple(_box(box) for box in one.array("boxes", 20_000)),
        colour=colour if len(colour) == 3 else (),
        note=one.text("note", limits.MARK_NOTE),
        author=one.text("author", 500),
        name=one.text("name", 200),
    )


def _refused(one: Fields) -> NotTaken:
    return NotTaken(one.text("what", 500), one.text("reason", 500))


def _box(value: object) -> Box:
    if not isinstance(value, list) or len(value) != 4:
        raise BadFrame("a box without four sides")
    x0, y0, x1, y1 = (_within(side, 1e6) for side in value)
    return x0, y0, x1, y1


def _within(value: object, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= high:
        raise BadFrame("not a number within its bounds")
    return float(value)
