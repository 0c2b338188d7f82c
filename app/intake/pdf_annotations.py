"""The marks inside a PDF (highlights, underlines, strike-outs, squiggly lines, notes), read in a worker.

Places are given as boxes of the page as displayed. The neighbour pdf_marked_copy.py writes such marks.
"""

from __future__ import annotations

import hashlib
import io
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pikepdf

from app.errors import CannotRead, NeedsPassword
from app.intake import limits
from app.intake.document import Document, Send
from app.intake.geometry import Frame, visible
from app.intake.intake import Box

#: Subtype → what we call it. Of the others, those in _NO_MARKS are not the reader's marks at all.
_KINDS = {
    "/Highlight": "highlight",
    "/Underline": "underline",
    "/StrikeOut": "strikeout",
    "/Squiggly": "squiggly",
    "/Text": "note",
}
_NO_MARKS = frozenset(("/Link", "/Widget", "/Popup", "/PrinterMark", "/TrapNet", "/Watermark", "/Screen"))
_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_MOST_QUADS = 10_000
#: How far up the page tree an inherited value is looked for.
_DEPTH = 50


def serve(document: Document, link: socket.socket, send: Send) -> None:
    """Send the marks of every page, then end."""
    with opened(document) as pdf:
        for index, page in enumerate(pdf.pages):
            marks, refused = _marks_of(page.obj, index)
            if marks or refused:
                send({"frame": "marks", "marks": marks, "refused": refused}, b"")
    send({"frame": "done"}, b"")


@contextmanager
def opened(document: Document) -> Iterator[pikepdf.Pdf]:
    """Open a document with pikepdf; raise CannotRead or NeedsPassword when that is not possible."""
    try:
        pdf = pikepdf.open(io.BytesIO(document.data), password=document.password or "")
    except pikepdf.PasswordError as error:
        raise NeedsPassword("This PDF is encrypted.", "Give its password.") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise CannotRead("The marks of this PDF cannot be read: it is damaged.") from error
    with pdf:
        yield pdf


def frame_of(page: Any) -> Frame:
    """Return the visible frame of a page, with what it inherits."""
    media = _box(_inherited(page, "/MediaBox")) or (0.0, 0.0, 612.0, 792.0)
    rotation = _number(_inherited(page, "/Rotate"))
    return visible(media, _box(_inherited(page, "/CropBox")), int(rotation or 0))


def _inherited(page: Any, name: str) -> Any:
    node = page
    for _ in range(_DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if name in node:
            return node[name]
        node = node.get("/Parent")
    return None


def _marks_of(page: Any, index: int) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Return the marks of a page and those that cannot be taken over, each with the reason."""
    frame = frame_of(page)
    marks: list[dict[str, Any]] = []
    refused: list[dict[str, str]] = []
    by_object: dict[tuple[int, int], dict[str, Any]] = {}
    replies: list[Any] = []
    for one in _annotations(page):
        subtype = str(one.get("/Subtype", ""))
        if subtype in _NO_MARKS or not subtype:
            continue
        if isinstance(one.get("/IRT"), pikepdf.Dictionary):
            replies.append(one)
            continue
        reason = _reason_against(one, subtype)
        boxes = [] if reason else _boxes(one, subtype, frame)
        if reason or not boxes:
            what = f"{_KINDS.get(subtype, subtype.strip('/'))} on page {index + 1}"
            refused.append({"what": what, "reason": reason or "It marks no visible place on the page."})
            continue
        mark = _mark(one, _KINDS[subtype], index, boxes)
        marks.append(mark)
        if one.is_indirect:
            by_object[one.objgen] = mark
    _add_replies(replies, by_object)
    return marks, refused


def _annotations(page: Any) -> Iterator[Any]:
    found = page.get("/Annots")
    if not isinstance(found, pikepdf.Array):
        return
    for number, one in enumerate(found):
        if number >= limits.PDF_PAGE_MARKS:
            raise CannotRead(f"A page has more than {limits.PDF_PAGE_MARKS:,} marks.")
        if isinstance(one, pikepdf.Dictionary):
            yield one


def _reason_against(one: Any, subtype: str) -> str:
    if subtype not in _KINDS:
        return "Sourcemark takes over highlights, underlines, strike-outs, squiggly lines and notes."
    flags = int(_number(one.get("/F")) or 0)
    return "It is hidden in the PDF." if flags & (_HIDDEN | _NO_VIEW) else ""


def _mark(one: Any, kind: str, index: int, boxes: list[Box]) -> dict[str, Any]:
    note = _text(one, "/Contents")
    return {
        "kind": kind,
        "page": index,
        "boxes": [[round(side, 3) for side in box] for box in boxes],
        "colour": _colour(one.get("/C")),
        "note": note,
        "author": _text(one, "/T")[:500],
        "name": _name(one, kind, index, boxes, note),
    }


def _name(one: Any, kind: str, index: int, boxes: list[Box], note: str) -> str:
    """Return the mark's own name, or one made of what it is: the same mark has the same name again."""
    own = _text(one, "/NM").strip()
    if own:
        return own[:200]
    told = repr((kind, index, [[round(side) for side in box] for box in boxes], note))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


def _add_replies(replies: Sequence[Any], marks: dict[tuple[int, int], dict[str, Any]]) -> None:
    """Append what others answered to a mark's note."""
    for one in replies:
        mark = marks.get(one["/IRT"].objgen)
        words, author = _text(one, "/Contents"), _text(one, "/T")[:500]
        if mark is not None and words:
            said = f"{author}: {words}" if author else words
            mark["note"] = f"{mark['note']}\n{said}".strip()[: limits.MARK_NOTE]


def _boxes(one: Any, subtype: str, frame: Frame) -> list[Box]:
    """Return the places of a mark as displayed, one a quad; those outside the visible page are left out."""
    quads = _numbers(one.get("/QuadPoints"))
    if subtype == "/Text" or len(quads) < 8:
        rect = _box(one.get("/Rect"))
        rects = [rect] if rect else []
    else:
        # Their corners come in either order that readers write; the rectangle round them is the same.
        corners = [quads[at : at + 8] for at in range(0, min(len(quads), 8 * _MOST_QUADS) - 7, 8)]
        rects = [(min(c[0::2]), min(c[1::2]), max(c[0::2]), max(c[1::2])) for c in corners]
    placed = frame.placer()
    width, height = frame.size
    shown = [placed(*rect) for rect in rects if frame.shows(*rect)]
    return [(max(0.0, a), max(0.0, b), min(width, c), min(height, d)) for a, b, c, d in shown]


def _colour(value: Any) -> list[float]:
    """Return red, green and blue from 0 to 1; empty when the mark has no colour."""
    parts = [min(1.0, max(0.0, part)) for part in _numbers(value)]
    if len(parts) == 1:
        return parts * 3
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return [(1 - part) * (1 - black) for part in (cyan, magenta, yellow)]
    return parts if len(parts) == 3 else []


def _text(one: Any, name: str) -> str:
    value = one.get(name)
    if not isinstance(value, pikepdf.String):
        return ""
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in text if letter in "\n\t" or letter >= " ").strip()
    if len(kept) > limits.MARK_NOTE:
        return kept[: limits.MARK_NOTE - 20] + " … (shortened)"
    return kept


def _box(value: Any) -> Box | None:
    sides = _numbers(value)
    if len(sides) != 4:
        return None
    x0, y0, x1, y1 = sides
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _numbers(value: Any) -> list[float]:
    if not isinstance(value, pikepdf.Array):
        return []
    found = [_number(one) for one in value]
    return [] if None in found else [one for one in found if one is not None]


def _number(value: Any) -> float | None:
    """Return a number of the PDF, None for anything else; no page is wider than a million points."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if abs(number) < 1e6 else None
