"""The page images of receipts: for each passage of a PDF the strip of its page, the passage marked in it.

A worker draws the pages. All images together stay under a limit; one that is left out says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.core import pages
from app.core.area import cropped
from app.core.articles import read_text
from app.core.fields import COLOUR_FILLS
from app.core.line_boxes import tight_boxes
from app.core.pages import PageServer
from app.core.painting import paint_boxes
from app.core.png import coarsened, render_small_png
from app.core.project import Project
from app.errors import Cancelled, CannotRead, NeedsPassword
from app.export.receipts import Basis, Picture, place_of
from app.intake.intake import Box, Raster
from db.records import Highlight, Snapshot

MIB = 1 << 20
#: Pixels a point (108 to an inch), and the most pixels across.
SCALE, MOST_ACROSS = 1.5, 1500
#: Points of the page that are shown round a passage, and the most that a strip is high.
ROUND, HIGHEST = 30.0, 620.0
#: The least points across: enough of the lines to know the page by.
LEAST_ACROSS = 360.0
_FRAME = (0x94, 0x6C, 0x00)
TOO_MUCH = "The page image is left out: all images of this file together may have {most} MiB."
LOCKED = "The page image is left out: the PDF is locked with a password."
NO_PLACE = "There is no page image: the passage has no place on its page."
NOT_DRAWN = "There is no page image: the page cannot be drawn."


@dataclass(frozen=True, slots=True)
class PictureOptions:
    """How page images are made: the most bytes of all, passwords of locked PDFs by snapshot, progress."""

    most_bytes: int = 12 * MIB
    passwords: Mapping[str, str] = field(default_factory=dict)
    progress: Callable[[int, int], None] | None = None
    cancelled: Callable[[], bool] | None = None


WITH_PICTURES = PictureOptions()


class _Wanted(NamedTuple):
    """A passage that has a page: its number among all, the copy, the page, and where it stands there."""

    at: int
    highlight: Highlight
    snapshot: Snapshot
    page: int
    start: int
    end: int


def draw_pictures(
    project: Project, bases: Sequence[Basis], options: PictureOptions
) -> tuple[Picture | str, ...]:
    """Return for each passage its picture, or why there is none; no words where it has no page."""
    found: list[Picture | str] = [""] * len(bases)
    groups: dict[str, list[_Wanted]] = {}
    for one in _wanted(bases):
        groups.setdefault(one.snapshot.id, []).append(one)
    total = sum(map(len, groups.values()))
    taken = done = 0
    for group in groups.values():
        for one, picture in _draw_group(project, group, options.passwords.get(group[0].snapshot.id)):
            if options.cancelled is not None and options.cancelled():
                raise Cancelled("Writing was stopped.")
            size = len(picture.png) if isinstance(picture, Picture) else 0
            fits = taken + size <= options.most_bytes
            found[one.at] = picture if fits else TOO_MUCH.format(most=options.most_bytes // MIB)
            taken += size if fits else 0
            done += 1
            if options.progress is not None:
                options.progress(done, total)
    return tuple(found)


def _wanted(bases: Sequence[Basis]) -> Iterator[_Wanted]:
    for at, basis in enumerate(bases):
        snapshot, start, end = place_of(basis.highlight, basis.copies)
        if snapshot is None or snapshot.media_type != "application/pdf" or not snapshot.page_map:
            continue
        index = basis.highlight.page_index if basis.highlight.area else None
        if index is None:
            index = max((mark.index for mark in snapshot.page_map if mark.start <= start), default=0)
        yield _Wanted(at, basis.highlight, snapshot, index, start, end)


def _draw_group(
    project: Project, group: Sequence[_Wanted], password: str | None
) -> Iterator[tuple[_Wanted, Picture | str]]:
    """Draw the passages of one copy, page by page: each page is drawn once."""
    group = sorted(group, key=lambda one: (one.page, one.at))
    try:
        server = pages.open_pages(project, group[0].snapshot.id, password)
    except NeedsPassword:
        yield from ((one, LOCKED) for one in group)
        return
    except CannotRead:
        yield from ((one, NOT_DRAWN) for one in group)
        return
    with server:
        drawer = _Drawer(project, group[0].snapshot, server)
        for one in group:
            try:
                yield one, drawer.draw(one)
            except CannotRead:
                yield one, NOT_DRAWN


class _Drawer:
    """Draws strips of one copy's pages; it keeps the page it drew last."""

    def __init__(self, project: Project, snapshot: Snapshot, server: PageServer) -> None:
        self._project, self._snapshot, self._server = project, snapshot, server
        self._text = ""
        self._index = -1
        self._page = Raster(1, 1, 4, bytes(4))
        self._boxes: tuple[int, tuple[Box | None, ...]] = (-1, ())

    def draw(self, one: _Wanted) -> Picture | str:
        """Return the strip around a passage, or why there is none."""
        width, height = self._server.sizes()[one.page]
        boxes = self._places(one)
        if not boxes or width <= 0 or height <= 0:
            return NO_PLACE
        if one.page != self._index:
            self._page = self._server.render(one.page, min(SCALE, MOST_ACROSS / width))
            self._index = one.page
        part = _around(boxes, width, height)
        shares = (part[0] / width, part[1] / height, part[2] / width, part[3] / height)
        strip = coarsened(cropped(self._page, shares))
        # Whole pixels: the same picture each time.
        left, top = round(shares[0] * self._page.width), round(shares[1] * self._page.height)
        scale = self._page.width / width
        placed = [
            (x0 * scale - left, y0 * scale - top, x1 * scale - left, y1 * scale - top)
            for x0, y0, x1, y1 in boxes
        ]
        frame = _FRAME if one.highlight.area else None
        painted = paint_boxes(strip, placed, COLOUR_FILLS[1], frame)
        goes_on = not one.highlight.area and one.end > self._end_of(one.page)
        return Picture(render_small_png(painted), painted.width, painted.height, goes_on)

    def _places(self, one: _Wanted) -> list[Box]:
        area = one.highlight.area
        if area:
            return [(area[0], area[1], area[2], area[3])]
        self._text = self._text or read_text(self._project, self._snapshot.id)
        page = pages.page_text(self._snapshot, self._text, one.page + 1)
        if self._boxes[0] != one.page:
            found = self._server.boxes(one.page, page.text, page.mark.extractor)
            self._boxes = (one.page, found.boxes)
        start, end = max(0, one.start - page.mark.start), min(len(page.text), one.end - page.mark.start)
        return tight_boxes(page.text, self._boxes[1], start, max(start, end))

    def _end_of(self, index: int) -> int:
        return pages.page_text(self._snapshot, self._text, index + 1).end


def _around(boxes: Sequence[Box], width: float, height: float) -> Box:
    """Return the part of a page to show: the passage with some of what stands round it, in points."""
    top = max(0.0, min(box[1] for box in boxes) - ROUND)
    bottom = min(height, max(box[3] for box in boxes) + ROUND, top + HIGHEST)
    left, right = min(box[0] for box in boxes) - ROUND, max(box[2] for box in boxes) + ROUND
    missing = max(0.0, LEAST_ACROSS - (right - left)) / 2
    left, right = max(0.0, left - missing), min(width, right + missing)
    return left, top, max(right, left + 1), max(bottom, top + 1)
