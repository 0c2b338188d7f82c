"""Where stretches of an editor's text lie in its viewport, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from app.ui import theme


class LinePart(NamedTuple):
    """What of a stretch stands on one line: its rectangle and baseline in the viewport, and its text."""

    box: QRectF
    baseline: float
    text: str
    first: bool = True
    last: bool = True


def units_in_sight(editor: QTextEdit) -> tuple[int, int]:
    """Return the first and the last position (UTF-16 units) that can be seen, by whole lines."""
    corner = QPoint(editor.viewport().width(), editor.viewport().height())
    first, _ = _line_of(editor, QPoint(0, 0))
    _, last = _line_of(editor, corner)
    return first, last


def _line_of(editor: QTextEdit, point: QPoint) -> tuple[int, int]:
    """Return the ends of the line at a point; of a paragraph that is not laid out, the paragraph's."""
    cursor = editor.cursorForPosition(point)
    block = cursor.block()
    line = block.layout().lineForTextPosition(cursor.positionInBlock())
    if not line.isValid():
        return block.position(), block.position() + block.length()
    start = block.position() + line.textStart()
    return start, start + line.textLength() + 1


def boxes(editor: QTextEdit, start: int, end: int) -> list[QRectF]:
    """Return one rectangle a line for a stretch of positions (UTF-16 units, end exclusive)."""
    found: list[QRectF] = []
    layout = editor.document().documentLayout()
    shift = QPointF(-editor.horizontalScrollBar().value(), -editor.verticalScrollBar().value())
    block = editor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        corner = layout.blockBoundingRect(block).topLeft() + shift
        first, last = max(0, start - block.position()), min(end - block.position(), block.length() - 1)
        lines = block.layout()
        begin = lines.lineForTextPosition(first)
        # A paragraph may have thousands of lines, and as many stretches.
        for number in range(begin.lineNumber() if begin.isValid() else 0, lines.lineCount()):
            line = lines.lineAt(number)
            if line.textStart() >= last:
                break
            from_, to = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if from_ < to:
                left, right = place_on(line, from_), place_on(line, to)
                top = corner.y() + line.y()
                found.append(QRectF(corner.x() + min(left, right), top, abs(right - left), line.height()))
        block = block.next()
    return found


def line_parts(editor: QTextEdit, block: QTextBlock, start: int, end: int) -> Iterator[LinePart]:
    """Yield a short stretch's parts, one a line; `start` and `end` (exclusive) count in its paragraph.

    Unlike `boxes` it asks for each character, so that it holds where writing directions mix.
    """
    corner = editor.document().documentLayout().blockBoundingRect(block).topLeft()
    corner -= QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())
    text = block.text()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            edges = [place_on(line, at, edge) for at in range(first, last) for edge in QTextLine.Edge]
            top = corner.y() + line.y()
            box = QRectF(corner.x() + min(edges), top, max(edges) - min(edges), line.height())
            yield LinePart(box, top + line.ascent(), text[first:last], first == start, last == end)


def paint_wave(painter: QPainter, box: QRectF, tint: str) -> None:
    """Paint a wavy line below the words in a rectangle."""
    step, high = theme.px(3), theme.px(2)
    low = box.bottom() - theme.px(4)
    points = QPolygonF()
    x, up = box.left(), False
    while x <= box.right():
        points.append(QPointF(x, low - (high if up else 0)))
        x, up = x + step, not up
    painter.setPen(QPen(theme.color(tint), theme.px(1)))
    painter.drawPolyline(points)


def place_on(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Return where a position stands on its line; the binding gives the position along with it."""
    place: object = line.cursorToX(position, edge)
    x = place[0] if isinstance(place, tuple) else place
    return float(x) if isinstance(x, int | float) else 0.0
