"""Where a passage is dropped on a claim decides what it says: three zones, each with its mark and word."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.ui import marks, theme
from app.ui.claims.words import direction_words
from app.ui.widgets.row_painter import RowPainter
from db.records import Direction

DIRECTIONS: tuple[Direction, ...] = ("supports", "disputes", "neutral")
#: A highlight that is dragged carries its id under this type.
HIGHLIGHT_TYPE = "application/x-sourcemark-highlight"


def dragged_highlight(data: QMimeData) -> str:
    """Return the id of the highlight that is dragged, or nothing."""
    return bytes(data.data(HIGHLIGHT_TYPE).data()).decode("ascii", "replace")


def zone_at(x: int, width: int, direction: Qt.LayoutDirection) -> Direction:
    """Return the direction of the zone at `x` of a row."""
    place = min(max(x * 3 // max(width, 1), 0), 2)
    return DIRECTIONS[2 - place if direction == Qt.LayoutDirection.RightToLeft else place]


def paint_zones(row: RowPainter, over: Direction) -> None:
    """Paint the three zones over a claim's row; the one under the pointer is framed and tinted."""
    px = theme.px
    row.fill("panel")
    third = (row.width - px(2 * 6) - px(2 * 4)) // 3
    for place, direction in enumerate(DIRECTIONS):
        box = row.place(px(6) + place * (third + px(4)), px(5), third, row.rect.height() - px(10))
        _paint_zone(row, box, direction, chosen=direction == over)


def _paint_zone(row: RowPainter, box: QRect, direction: Direction, *, chosen: bool) -> None:
    px, painter = theme.px, row.painter
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen:
        painter.setPen(QPen(theme.color("accent"), px(2)))
        painter.setBrush(theme.color("accent_tint"))
    else:
        painter.setPen(QPen(theme.color("border"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), px(8), px(8))
    inner = RowPainter(painter, box, row.direction)
    marks.paint(painter, QRectF(inner.place(px(10), (box.height() - px(16)) // 2, px(16), px(16))), direction)
    text = inner.place(px(32), 0, box.width() - px(36), box.height())
    inner.text(text, direction_words(direction), "body_strong" if chosen else "body")
    painter.restore()
