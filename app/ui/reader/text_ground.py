"""What the text view paints beside its words: bars of quotes, grounds of preformatted lines, small marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF, QTextBlock, QTextDocument

from app.ui import theme
from app.ui.reader.paper import Paper
from app.ui.reader.text_formats import KIND, MARKER, MARKER_GAP

BAR = 3


def paint_grounds(
    painter: QPainter, paper: Paper, document: QTextDocument, first: int, last: int, shift: QPointF
) -> None:
    """Paint the grounds of the blocks from position `first` to `last`."""
    block = document.findBlock(first)
    while block.isValid() and block.position() <= last:
        kind = block.blockFormat().property(KIND)
        if kind in ("list_item", "heading"):
            painter.setPen(paper.color("ink"))
            _paint_marker(painter, document, block, shift)
        elif kind in ("quote", "preformatted"):
            area = _area(document, block).translated(shift)
            if kind == "quote":
                painter.fillRect(_bar(area, block), paper.color("border"))
            else:
                painter.fillRect(area, paper.color("sunken"))
        block = block.next()


def _paint_marker(painter: QPainter, document: QTextDocument, block: QTextBlock, shift: QPointF) -> None:
    """Paint a list item's marker before its first line, in its letters."""
    marker, line = block.blockFormat().property(MARKER), block.layout().lineAt(0)
    if not marker or not line.isValid():
        return
    font = block.begin().fragment().charFormat().font()
    origin = document.documentLayout().blockBoundingRect(block).topLeft() + shift
    width = QFontMetricsF(font).horizontalAdvance(marker)
    gap = document.indentWidth() * MARKER_GAP
    leading = block.textDirection() != Qt.LayoutDirection.RightToLeft
    x = line.x() - gap - width if leading else line.x() + line.width() + gap
    painter.setFont(font)
    painter.setLayoutDirection(block.textDirection())
    painter.drawText(QPointF(origin.x() + x, origin.y() + line.y() + line.ascent()), marker)


def _area(document: QTextDocument, block: QTextBlock) -> QRectF:
    """Return a block's lines over the sheet's width, reaching to the next block when that goes on."""
    box = document.documentLayout().blockBoundingRect(block)
    format_, side = block.blockFormat(), document.documentMargin()
    pad = theme.px(6) if format_.property(KIND) == "preformatted" else 0
    above = pad if format_.topMargin() else 0
    below: float = pad if format_.bottomMargin() else 0
    following = block.next()
    if following.isValid() and following.blockFormat().property(KIND) == "quote" and not pad:
        below = document.documentLayout().blockBoundingRect(following).top() - box.bottom()
    return QRectF(side, box.top() - above, document.textWidth() - 2 * side, box.height() + above + below)


def _bar(area: QRectF, block: QTextBlock) -> QRectF:
    leading = block.textDirection() != Qt.LayoutDirection.RightToLeft
    left = area.left() if leading else area.right() - theme.px(BAR)
    return QRectF(left, area.top(), theme.px(BAR), area.height())


def paint_unseen(painter: QPainter, paper: Paper, rect: QRectF) -> None:
    """Paint a small mark under the line where a character without ink or width stood."""
    half, high = theme.px(3), theme.px(4)
    x, bottom = rect.center().x(), rect.bottom() + 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper.color("warning"))
    corners = (QPointF(x, bottom - high), QPointF(x + half, bottom), QPointF(x - half, bottom))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()
