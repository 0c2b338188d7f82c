"""Where a range of a text document is drawn, and the caret, in document pixels.

One rectangle per line; in a line of mixed direction, one per stretch that stands together.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine


def range_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return the rectangles of the positions from `start` to before `end`, line by line."""
    rects: list[QRectF] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        first = max(0, start - block.position())
        last = min(block.length() - 1, end - block.position())
        if last > first:
            rects.extend(_block_rects(document, block, first, last))
        block = block.next()
    return rects


def _block_rects(document: QTextDocument, block: QTextBlock, first: int, last: int) -> list[QRectF]:
    """Return the rectangles within one block; its lines are found by bisection from the first one touched."""
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    line = layout.lineForTextPosition(first)
    mixed = _has_both_directions(block)
    rects: list[QRectF] = []
    number = line.lineNumber() if line.isValid() else layout.lineCount()
    while number < layout.lineCount():
        line = layout.lineAt(number)
        low, high = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if line.textStart() >= last:
            break
        if high > low:
            ends = _visual_ends(line, low, high, mixed=mixed)
            rects.extend(_rect(line, left, right).translated(origin) for left, right in ends)
        number += 1
    return rects


def _has_both_directions(block: QTextBlock) -> bool:
    """Tell whether a block holds letters that run against its direction."""
    against = "L" if block.textDirection() == Qt.LayoutDirection.RightToLeft else "R"
    return bool(_directions(block.text()) & {"R": {"R", "AL", "AN"}, "L": {"L", "EN", "AN"}}[against])


@lru_cache(maxsize=64)
def _directions(text: str) -> frozenset[str]:
    """Return the directions of a text's characters; a paint asks once for each range of a block."""
    return frozenset(map(unicodedata.bidirectional, set(text)))


def _visual_ends(line: QTextLine, low: int, high: int, *, mixed: bool) -> list[tuple[float, float]]:
    """Return left and right of what a range of a line covers: once, or once per stretch."""
    if not mixed:
        one, other = _x(line, low), _x(line, high)
        return [(min(one, other), max(one, other))]
    found: list[tuple[float, float]] = []
    # Character by character: the box of a longer run is off by the spaces at its ends (seen in Qt 6.11).
    for at in range(low, high):
        for run in line.glyphRuns(at, 1):
            box = run.boundingRect()
            found.append((box.left(), box.right()))
    return _joined(found)


def _joined(ends: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches that touch each other."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(ends):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(joined[-1][1], right)
        else:
            joined.append((left, right))
    return joined


def _rect(line: QTextLine, left: float, right: float) -> QRectF:
    ink = line.naturalTextRect()
    top = line.y() + max(0.0, line.height() - line.ascent() - line.descent()) / 2
    return QRectF(left, top, max(right - left, 1.0), min(ink.height(), line.ascent() + line.descent() + 2))


def _x(line: QTextLine, position: int) -> float:
    # Bound as returning (x, position), though declared as object.
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def caret_rect(document: QTextDocument, position: int) -> QRectF:
    """Return the caret's box without width before a position."""
    block = document.findBlock(position)
    layout = block.layout()
    origin: QPointF = document.documentLayout().blockBoundingRect(block).topLeft()
    line = layout.lineForTextPosition(position - block.position())
    if not line.isValid():
        return QRectF(origin.x(), origin.y(), 0, 0)
    x = _x(line, position - block.position())
    rect = _rect(line, x, x)
    return QRectF(rect.left(), rect.top(), 0, rect.height()).translated(origin)
