"""What stands on a page until its first picture comes: a faint bar for each line of the page's own text.

Only for moments: while the scroll bar is dragged faster than pages are drawn, or the worker starts.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui.reader.paper import Paper

#: The print area as parts of the page, and the lines and characters of a usual page.
SIDE, HEAD = 0.13, 0.1
USUAL_LINES, USUAL_CHARACTERS = 46, 92
#: How much of a line's height a bar takes, and how dark it is.
INK, OPACITY = 0.42, 0.14


def line_bars(text: str, area: QRectF) -> list[QRectF]:
    """Return a bar for each line of a page's text, as long as the line is, spread over the print area."""
    lines = text.split("\n")
    inner = area.adjusted(area.width() * SIDE, area.height() * HEAD, 0, -area.height() * HEAD)
    room = area.width() * (1 - 2 * SIDE)
    step = inner.height() / max(USUAL_LINES, len(lines))
    longest = max(USUAL_CHARACTERS, max(map(len, lines)))
    return [
        QRectF(inner.left(), inner.top() + number * step, room * len(line) / longest, step * INK)
        for number, line in enumerate(lines)
        if line.strip()
    ]


def paint_greeking(painter: QPainter, paper: Paper, text: str, area: QRectF) -> None:
    """Paint the bars of a page's text."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setOpacity(OPACITY)
    painter.setBrush(paper.color("ink"))
    painter.drawRects(line_bars(text, area))
    painter.restore()
