"""Text in rows: broken into at most so many lines, the last one elided. Cached: rows ask at each paint."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from app.ui import theme

#: No row shows more than a few hundred characters; laying out a whole page to elide it would stall the list.
LONGEST = 2000


def wrap(text: str, use: str, width: int, lines: int) -> tuple[str, ...]:
    """Break `text` in the font of `use` into at most `lines` lines that fit `width` pixels."""
    return _wrap(" ".join(text[:LONGEST].split()), use, max(width, 1), lines, theme.px(1000))


def elide(text: str, use: str, width: int) -> str:
    """Return `text` on one line, its end replaced by an ellipsis where it does not fit."""
    lines = wrap(text, use, width, 1)
    return lines[0] if lines else ""


def text_width(text: str, use: str) -> int:
    """Return how many pixels `text` takes on one line."""
    return QFontMetrics(theme.font(use)).horizontalAdvance(text)


@lru_cache(maxsize=4096)
def _wrap(text: str, use: str, width: int, lines: int, scale: int) -> tuple[str, ...]:
    """Lay out and cut; `scale` is only part of the key, so that larger type is laid out anew."""
    font = theme.font(use)
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    made: list[str] = []
    layout.beginLayout()
    # QTextLayout counts UTF-16 units.
    units = text.encode("utf-16-le", "surrogatepass")
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        if len(made) == lines - 1:
            rest = units[2 * start :].decode("utf-16-le", "surrogatepass")
            made.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        made.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "surrogatepass").rstrip())
    layout.endLayout()
    return tuple(made)
