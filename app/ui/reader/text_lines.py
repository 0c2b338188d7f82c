"""Where a range of a text document is drawn: one rectangle per line, and the caret, in document pixels."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine


def range_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return the rectangles of the positions from `start` to before `end`, one per line."""
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
    rects: list[QRectF] = []
    number = line.lineNumber() if line.isValid() else layout.lineCount()
    while number < layout.lineCount():
        line = layout.lineAt(number)
        low, high = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if line.textStart() >= last:
            break
        if high > low:
            rects.append(_line_rect(line, low, high).translated(origin))
        number += 1
    return rects


def _line_rect(line: QTextLine, low: int, high: int) -> QRectF:
    one, other = _x(line, low), _x(line, high)
    ink = line.naturalTextRect()
    left, right = min(one, other), max(one, other)
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
    rect = _line_rect(line, position - block.position(), position - block.position())
    return QRectF(rect.left(), rect.top(), 0, rect.height()).translated(origin)
