"""Painting areas of a page: those marked, the one being drawn, and the line on pages without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from app.ui import theme
from app.ui.reader import ink
from app.ui.reader.geometry import Box
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.ui.reader.area_drawing import AreaDrawing
    from app.ui.reader.page_painter import Scene
    from app.ui.reader.shown import Shown

#: Dashes as parts of the pen's width; the same edges that passages of text have.
_DASHES = {"dash": [5.0, 3.0], "dot": [2.0, 2.0]}
KNOB = 3.6


def area_rect(scene: Scene, shown: Shown) -> QRectF:
    """Return where an area lies in the viewport."""
    return scene.to_view(shown.page, Box(*shown.area))


def paint_areas(painter: QPainter, scene: Scene, page: int) -> None:
    """Paint the areas of a page: fill, the colour's edge all round, and a ring on what is lit or chosen."""
    for shown in scene.reading.passages.areas_on(page):
        rect = area_rect(scene, shown)
        look = scene.paper.look(shown.colour)
        painter.save()
        painter.setCompositionMode(scene.paper.blend)
        painter.fillRect(rect, look.fill)
        painter.restore()
        paint_frame(painter, rect, look.edge, look.pen_style)
        if shown.id in scene.reading.lit or shown.id == scene.reading.chosen:
            ink.paint_ring(painter, scene.paper, [rect])


def paint_frame(painter: QPainter, rect: QRectF, colour: QColor, style: str) -> None:
    """Paint an edge round a rectangle, inside it."""
    width = theme.px(2)
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style in _DASHES:
        pen.setDashPattern([part / width * theme.px(1) for part in _DASHES[style]])
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if style == "double":
        pen.setWidthF(theme.px(1))
        painter.setPen(pen)
        inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRect(inner)
        apart = theme.px(3)
        painter.drawRect(inner.adjusted(apart, apart, -apart, -apart))
    else:
        painter.setPen(pen)
        half = width / 2
        painter.drawRect(rect.adjusted(half, half, -half, -half))
    painter.restore()


def paint_drawing(painter: QPainter, scene: Scene, drawing: AreaDrawing) -> None:
    """Paint the rectangle being drawn, with a knob at the corner that Shift and the arrows move."""
    rect = drawing.rect()
    if rect is None:
        return
    focus = scene.paper.color("page_focus")
    ground = QColor(focus)
    ground.setAlphaF(0.12)
    painter.save()
    painter.fillRect(rect, ground)
    pen = QPen(focus, theme.px(2))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(focus)
    radius = theme.px(10 * KNOB) / 10
    for corner in (rect.topLeft(), rect.bottomRight()):
        painter.drawEllipse(corner, radius, radius)
    painter.restore()


def paint_no_text(painter: QPainter, scene: Scene, page: int) -> None:
    """Say at the head of a page without text what one can do with it."""
    sheet = scene.page_rect(page)
    font = theme.font("meta")
    metrics = QFontMetrics(font)
    px = theme.px
    words = tr("No text on this page. Mark an area (A) or read it with OCR.")
    room = sheet.width() - px(48)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
    wide, high = metrics.horizontalAdvance(words) + px(24), theme.line("meta") + px(12)
    box = QRectF(round(sheet.center().x() - wide / 2), round(sheet.top() + px(12)), wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("hairline"), 1))
    painter.setBrush(theme.color("raised"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()
