"""Where something is dropped decides what comes of it.

A passage on a claim: three zones, each with its mark and word. A passage between two claims: a claim of its
own. Claims: before, after or under the claim underneath.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.ui import marks, theme
from app.ui.claims.words import direction_words
from app.ui.widgets.dragged import CLAIMS_TYPE as CLAIMS_TYPE
from app.ui.widgets.dragged import HIGHLIGHT_TYPE as HIGHLIGHT_TYPE
from app.ui.widgets.dragged import dragged_claims as dragged_claims
from app.ui.widgets.dragged import dragged_highlight as dragged_highlight
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.wrapping import text_width
from db.records import Direction

DIRECTIONS: tuple[Direction, ...] = ("supports", "disputes", "neutral")
Where = Literal["on", "before", "after", "under", "end"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was dropped where. `claim` is the one underneath, empty at the end of the outline.

    `claims` are those that were dragged; else it is a passage: a highlight's id, or nothing for the live
    selection, with what it says of the claim when it lies on one.
    """

    where: Where
    claim: str = ""
    direction: Direction = "supports"
    highlight: str = ""
    claims: tuple[str, ...] = ()
    #: The text that was dragged; it may come from another program.
    words: str = ""


def edge_at(y: int, height: int, *, claims: bool) -> Where:
    """Return where in a row `y` lies: a passage goes between claims at the very edge, a claim sooner."""
    reach = height // 3 if claims else theme.px(6)
    if y < reach:
        return "before"
    if y >= height - reach:
        return "after"
    return "under" if claims else "on"


def zone_at(x: int, width: int, direction: Qt.LayoutDirection) -> Direction:
    """Return the direction of the zone at `x` of a row."""
    place = min(max(x * 3 // max(width, 1), 0), 2)
    return DIRECTIONS[2 - place if direction == Qt.LayoutDirection.RightToLeft else place]


def paint_place(row: RowPainter, where: Where, indent: int, words: str) -> None:
    """Paint where claims, or a new one, would stand: a line between rows, or a frame about the one above."""
    px = theme.px
    if where == "under":
        row.frame(row.rect, 2, "accent", px(5))
        return
    y = 0 if where == "before" else row.rect.height() - px(3)
    row.painter.fillRect(row.place(indent, y, row.width - indent, px(3)), theme.color("accent"))
    if words:
        wide = text_width(words, "meta") + px(16)
        top = 0 if where == "before" else row.rect.height() - px(20)
        box = row.place(row.width - wide - px(8), top, wide, px(20))
        row.painter.fillRect(box, theme.color("accent"))
        row.text(box.adjusted(px(8), 0, -px(8), 0), words, "meta", "on_accent")


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
