"""How a `[[key]]` is painted: a rounded ground under its text; what is wrong with its claim tints it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from app.ui import marks, theme

#: The marks that colour a chip; in front of its text there is room for the mark's shape.
TINTED = frozenset({"error", "warning"})
#: Room before a chip at 100 %: for its rounded end, and for its mark.
BEFORE, BEFORE_MARK = 6, 22


def paint_chip(painter: QPainter, box: QRectF, mark: str, *, first: bool, mirrored: bool = False) -> None:
    """Paint the ground of a chip, or of its part on one line; `first` is the part with the mark."""
    tinted = mark in TINTED
    side = theme.px(14)
    lead = (
        theme.px(BEFORE_MARK - 3)
        if tinted and first and box.left() >= theme.px(BEFORE_MARK - 3)
        else theme.px(4)
    )
    middle = box.center().y() + theme.px(2)
    if mirrored:
        # In text that runs from the right the room before the chip is at its right.
        box = box.translated(lead + theme.px(2), 0)
    frame = QRectF(box.left() - lead, middle - theme.px(9), box.width() + lead - theme.px(2), theme.px(18))
    painter.setBrush(theme.color(f"{mark}_tint" if tinted else "sunken"))
    painter.setPen(QPen(theme.color(mark if tinted else "hairline"), 1))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    if lead > theme.px(4):
        left = frame.right() - theme.px(3) - side if mirrored else frame.left() + theme.px(3)
        marks.paint(painter, QRectF(left, middle - side / 2, side, side), mark)
