"""How a `[[key]]` is painted: a rounded ground with its text, tinted and marked when its claim has faults.

The characters stay in the text, where they can be copied, searched and undone; the highlighter makes them
transparent and gives the first and the last of them room, so that ground and mark need none beside them. The
text is painted here, from left to right, also where the paragraph around it runs from the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from app.ui import marks, theme
from app.ui.widgets.boxes import LinePart

#: The marks that colour a chip; in front of its text there is room for the mark's shape.
TINTED = frozenset({"error", "warning"})
#: Room in a chip at 100 %: before its text, before its text with a mark, and after it.
BEFORE, BEFORE_MARK, AFTER = 5, 21, 5
#: Code comes first: what looks like a chip in it is none.
_CHIP = re.compile(r"`[^`\n]+`|(\[\[[^\[\]\n]*\]\])")
#: How far the ground of a chip that is broken over two lines reaches beyond its text.
_BROKEN = 3


def find_chips(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where chips stand in a line, end exclusive, with their keys."""
    for found in _CHIP.finditer(text):
        if found[1]:
            yield found.start(), found.end(), found[1][2:-2]


def room_before(mark: str) -> int:
    """Return the room before a chip's text in pixels."""
    return theme.px(BEFORE_MARK if mark in TINTED else BEFORE)


def paint_ground(painter: QPainter, part: LinePart, mark: str, *, mirrored: bool) -> None:
    """Paint ground and mark of a chip, or of its part on one line, below its text."""
    tinted = mark in TINTED
    side = theme.px(14)
    middle = part.box.center().y() + theme.px(2)
    frame = QRectF(part.box.left(), middle - theme.px(9), part.box.width(), theme.px(18))
    before, after = (0 if whole else theme.px(_BROKEN) for whole in (part.first, part.last))
    frame.adjust(*((-after, 0, before, 0) if mirrored else (-before, 0, after, 0)))
    painter.setBrush(theme.color(f"{mark}_tint" if tinted else "sunken"))
    painter.setPen(QPen(theme.color(mark if tinted else "hairline"), 1))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    if tinted and part.first:
        left = frame.right() - theme.px(4) - side if mirrored else frame.left() + theme.px(4)
        marks.paint(painter, QRectF(left, middle - side / 2, side, side), mark)


def paint_text(painter: QPainter, part: LinePart, mark: str, *, mirrored: bool) -> None:
    """Paint the text of a chip's part where its transparent characters stand."""
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.color("text"))
    left = part.box.left()
    if mirrored:
        left += theme.px(AFTER) if part.last else 0
    else:
        left += room_before(mark) if part.first else 0
    painter.drawText(QPointF(left, part.baseline), part.text)
