"""Painting over and under text: highlights with their edges, the selection with its knobs, rings, find hits.

Both views use these; rectangles come in one per line and in pixels of the viewport.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.ui import theme
from app.ui.reader.paper import Paper

KNOB_RADIUS = 3.6


def edge_thickness(height: float, pen_style: str) -> int:
    """Return the pixels an edge takes of a line: 2 of 17, whatever the size of the window's own text."""
    if pen_style == "double":
        return min(theme.px(4), max(3, round(height / 4.5)))
    return min(theme.px(2), max(1, round(height / 8)))


def edge_rect(rect: QRectF, pen_style: str, *, along_top: bool = False, turn: int = 0) -> QRectF:
    """Return the strip within a highlight's rectangle that carries its edge, on a page turned clockwise."""
    upright = turn % 180 == 90
    thick = edge_thickness(rect.width() if upright else rect.height(), pen_style)
    left, top, right, bottom = (round(one) for one in (rect.left(), rect.top(), rect.right(), rect.bottom()))
    # Below the letters is at the left when they are turned right, and above when they stand on their heads.
    near = (turn in (90, 180)) != along_top
    if upright:
        return QRectF(left if near else right - thick, top, thick, bottom - top)
    return QRectF(left, top if near else bottom - thick, right - left, thick)


def paint_highlight(
    painter: QPainter,
    paper: Paper,
    rects: Sequence[QRectF],
    colour: int,
    tops: Sequence[bool],
    turn: int = 0,
) -> None:
    """Paint one highlight's fill and edges; `tops` says per line whether the edge goes along the top."""
    look = paper.look(colour)
    _fill(painter, rects, look.fill, paper.blend)
    for rect, along_top in zip(rects, tops, strict=True):
        edge = edge_rect(rect, look.pen_style, along_top=along_top, turn=turn)
        theme.paint_edge(painter, edge, look.edge, look.pen_style, upright=turn % 180 == 90)


def edges_on_top(rows: Sequence[QRectF], earlier: Sequence[QRectF], turn: int = 0) -> list[bool]:
    """Tell per line whether an earlier highlight already has its edge below that part of the line."""
    if turn % 180 == 90:
        return edges_on_top([_swapped(row) for row in rows], [_swapped(one) for one in earlier])
    others = [(one.left(), one.right(), one.center().y()) for one in earlier]
    tops = []
    for row in rows:
        left, right, middle, reach = row.left(), row.right(), row.center().y(), row.height() / 2
        near = (one for one in others if abs(one[2] - middle) < reach)
        tops.append(any(min(right, high) - max(left, low) > 1 for low, high, _ in near))
    return tops


def paint_selection(painter: QPainter, paper: Paper, rects: Sequence[QRectF]) -> None:
    """Paint the selection as the theme says: a colour, or the page inverted."""
    if paper.tokens.page_selection_blend == "difference":
        _fill(painter, rects, QColor(255, 255, 255), QPainter.CompositionMode.CompositionMode_Difference)
    else:
        _fill(painter, rects, paper.color("page_selection"), paper.blend)


def paint_knobs(painter: QPainter, paper: Paper, first: QRectF | None, last: QRectF | None) -> None:
    """Paint a selection's ends, given as carets: a bar each, a knob above the first and below the last."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper.color("page_focus"))
    radius = theme.px(10 * KNOB_RADIUS) / 10
    if first is not None:
        paint_caret(painter, paper, first)
        painter.drawEllipse(QPointF(first.left(), first.top()), radius, radius)
    if last is not None:
        paint_caret(painter, paper, last)
        painter.drawEllipse(QPointF(last.right(), last.bottom()), radius, radius)
    painter.restore()


def paint_caret(painter: QPainter, paper: Paper, caret: QRectF) -> None:
    """Paint the caret: upright, or lying where the line runs sideways."""
    width = theme.px(2)
    colour = paper.color("page_focus")
    if caret.height() < 1:
        painter.fillRect(QRectF(caret.left(), caret.top() - width / 2, caret.width(), width), colour)
    else:
        painter.fillRect(QRectF(caret.left() - width / 2, caret.top(), width, caret.height()), colour)


def paint_ring(
    painter: QPainter, paper: Paper, rects: Sequence[QRectF], opacity: float = 1.0, width: float = 1.5
) -> None:
    """Paint the ring of a lit highlight, or the fading one round a passage that was gone to."""
    painter.save()
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(paper.color("page_focus"), width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        painter.drawRect(rect.adjusted(-0.75, -0.75, 0.75, 0.75))
    painter.restore()


def paint_hits(painter: QPainter, paper: Paper, rects: Sequence[QRectF], *, current: bool) -> None:
    """Paint what was found: framed, and more strongly where one stands."""
    painter.save()
    pen = QPen(paper.color("accent"), 2 if current else 1)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    tint = paper.color("accent")
    tint.setAlphaF(0.25 if current else 0.10)
    painter.setBrush(tint)
    for rect in rects:
        painter.drawRect(rect.adjusted(-1, -1, 1, 1))
    painter.restore()


def _swapped(rect: QRectF) -> QRectF:
    return QRectF(rect.top(), rect.left(), rect.height(), rect.width())


def _fill(painter: QPainter, rects: Sequence[QRectF], colour: QColor, mode: QPainter.CompositionMode) -> None:
    painter.save()
    painter.setCompositionMode(mode)
    for rect in rects:
        painter.fillRect(rect, colour)
    painter.restore()
