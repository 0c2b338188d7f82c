"""Where a PDF leads: its own table of contents, and the links on a page, as pdfium finds them."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2_raw.bindings as pdfium

from app.intake import limits
from app.intake.geometry import Frame
from app.intake.intake import Box, PageLink
from db.records import OutlineEntry

#: Tells the frame of a page, or None where it is not known.
FrameOf = Callable[[int], Frame | None]
#: A place in the document: a page, and how far below its upper edge as displayed.
Place = tuple[int, float | None]

_DEEPEST = 100
_SECONDS = 5.0
_LONGEST_TITLE = 1000
_LONGEST_URI = 4000
#: How many numbers each kind of view takes, and which of them is the height on the page.
_HEIGHT_IN_VIEW = {
    pdfium.PDFDEST_VIEW_XYZ: 1,
    pdfium.PDFDEST_VIEW_FITH: 0,
    pdfium.PDFDEST_VIEW_FITBH: 0,
    pdfium.PDFDEST_VIEW_FITR: 3,
}


def outline(document: Any, page_count: int, frame_of: FrameOf) -> tuple[OutlineEntry, ...]:
    """Return the document's table of contents; loops, absurd depth and endless lists come to an end.

    An entry that leads nowhere takes the place of the entry below it, else of the one before.
    """
    found: list[tuple[str, int, Place | None]] = []
    for bookmark, level in _bookmarks(document):
        title = " ".join(_title(bookmark).split())[:_LONGEST_TITLE]
        if title:
            found.append((title, level, _bookmark_place(document, bookmark, page_count, frame_of)))
    places: list[Place] = []
    after: Place | None = None
    for number in reversed(range(len(found))):
        _, level, place = found[number]
        leads_down = number + 1 < len(found) and found[number + 1][1] > level
        after = place or (after if leads_down else None)
        places.append(after or (-1, None))
    places.reverse()
    entries: list[OutlineEntry] = []
    for (title, level, _), (page, top) in zip(found, places, strict=True):
        if page < 0:
            page, top = (entries[-1].page_index or 0, entries[-1].top) if entries else (0, None)
        entries.append(OutlineEntry(title=title, level=level, start=0, page_index=page, top=top))
    return tuple(entries)


def _bookmarks(document: Any) -> Iterator[tuple[Any, int]]:
    """Yield the bookmarks from the top down with their level, each once."""
    seen: set[int | None] = set()
    until = time.monotonic() + _SECONDS
    stack = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    while stack and len(seen) < limits.OUTLINE_ENTRIES and time.monotonic() < until:
        bookmark, level = stack.pop()
        identity = ctypes.cast(bookmark, ctypes.c_void_p).value
        if not bookmark or identity in seen:
            continue
        seen.add(identity)
        yield bookmark, min(level, _DEEPEST)
        stack.append((pdfium.FPDFBookmark_GetNextSibling(document, bookmark), level))
        stack.append((pdfium.FPDFBookmark_GetFirstChild(document, bookmark), level + 1))


def _title(bookmark: Any) -> str:
    length = pdfium.FPDFBookmark_GetTitle(bookmark, None, 0)
    if not 2 < length <= 200_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFBookmark_GetTitle(bookmark, buffer, length)
    text = buffer.raw[: length - 2].decode("utf-16-le", "replace")
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _bookmark_place(document: Any, bookmark: Any, page_count: int, frame_of: FrameOf) -> Place | None:
    destination = pdfium.FPDFBookmark_GetDest(document, bookmark)
    if not destination:
        action = pdfium.FPDFBookmark_GetAction(bookmark)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_GOTO:
            destination = pdfium.FPDFAction_GetDest(document, action)
    return _place(document, destination, page_count, frame_of)


def _place(document: Any, destination: Any, page_count: int, frame_of: FrameOf) -> Place | None:
    if not destination:
        return None
    page = pdfium.FPDFDest_GetDestPageIndex(document, destination)
    if not 0 <= page < page_count:
        return None
    frame = frame_of(page)
    height = None if frame is None else _height(destination, frame)
    if frame is None or height is None:
        return page, None
    across, down = height
    top = frame.placer()(across, down, across, down)[1]
    return page, round(min(max(top, 0.0), frame.size[1]), 2)


def _height(destination: Any, frame: Frame) -> tuple[float, float] | None:
    """Return a point of the PDF's space at the destination's height, or None when it names no height."""
    count, numbers = ctypes.c_ulong(0), (ctypes.c_float * 4)()
    view = pdfium.FPDFDest_GetView(destination, count, numbers)
    at = _HEIGHT_IN_VIEW.get(view)
    if at is None:
        return None
    if view == pdfium.PDFDEST_VIEW_XYZ:
        has = [ctypes.c_int(0) for _ in range(3)]
        spot = [ctypes.c_float(0) for _ in range(3)]
        pdfium.FPDFDest_GetLocationInPage(destination, *has, *spot)
        sideways = frame.rotation % 180 == 90
        if not (has[0] if sideways else has[1]).value:
            return None
        across = spot[0].value if has[0].value else frame.left
        return across, spot[1].value if has[1].value else frame.top
    if count.value <= at:
        return None
    return frame.left, numbers[at]


def links(document: Any, page: Any, frame: Frame, page_count: int, frame_of: FrameOf) -> tuple[PageLink, ...]:
    """Return the links on a page that lead into the document or to an address, one for each rectangle."""
    found: list[PageLink] = []
    position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < limits.PAGE_LINKS and pdfium.FPDFLink_Enumerate(page, position, link):
        place, uri = _target(document, link, page_count, frame_of)
        if place is None and not uri:
            continue
        index, top = place or (None, None)
        boxes = [box for edges in _rectangles(link) if (box := _shown(edges, frame)) is not None]
        found += [PageLink(box, index, top, uri) for box in boxes]
    return tuple(found[: limits.PAGE_LINKS])


def _target(document: Any, link: Any, page_count: int, frame_of: FrameOf) -> tuple[Place | None, str]:
    place = _place(document, pdfium.FPDFLink_GetDest(document, link), page_count, frame_of)
    action = None if place else pdfium.FPDFLink_GetAction(link)
    if not action:
        return place, ""
    kind = pdfium.FPDFAction_GetType(action)
    if kind == pdfium.PDFACTION_GOTO:
        return _place(document, pdfium.FPDFAction_GetDest(document, action), page_count, frame_of), ""
    return None, _uri(document, action) if kind == pdfium.PDFACTION_URI else ""


def _uri(document: Any, action: Any) -> str:
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= 4 * _LONGEST_URI:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    text = buffer.raw[: length - 1].decode("utf-8", "replace").strip()
    return text if text.isprintable() and len(text) <= _LONGEST_URI else ""


def _rectangles(link: Any) -> Iterator[Box]:
    """Yield a link's rectangles in the PDF's space: its quadrilaterals, else the one around them."""
    quads = min(pdfium.FPDFLink_CountQuadPoints(link), limits.PAGE_LINKS)
    quad = pdfium.FS_QUADPOINTSF()
    for number in range(max(0, quads)):
        if pdfium.FPDFLink_GetQuadPoints(link, number, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), min(ys), max(xs), max(ys)
    rectangle = pdfium.FS_RECTF()
    if quads <= 0 and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
        edges = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        yield min(edges[::2]), min(edges[1::2]), max(edges[::2]), max(edges[1::2])


def _shown(edges: Box, frame: Frame) -> Box | None:
    """Return a rectangle as displayed, cut to the visible page; None where nothing of it is seen."""
    if not frame.shows(*edges):
        return None
    x0, y0, x1, y1 = frame.placer()(*edges)
    width, height = frame.size
    return max(0.0, x0), max(0.0, y0), min(width, x1), min(height, y1)
