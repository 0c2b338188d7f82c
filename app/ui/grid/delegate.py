"""Painting the grid's cells: the columns about the claim, and what an article says of it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import marks, theme
from app.ui.grid.cells import Cell, GridRow
from app.ui.grid.model import (
    CLAIM,
    CONFIDENCE,
    FINDING,
    FIXED,
    KIND,
    LIKELIHOOD,
    ORIGINS,
    GridModel,
    confidence_words,
    has_tally,
    likelihood_words,
    worst_severity,
)
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.wrapping import text_width
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex

ROW, CELL_WIDE, CELL_HIGH, COLUMN, BETWEEN = 33, 39, 24, 47, 7
TEXT_AT, INDENT = 28, 18


class GridDelegate(QStyledItemDelegate):
    """Paints one cell at a time; the row and the column of the current cell are marked."""

    def __init__(self, view: QAbstractItemView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        return QSize(theme.px(COLUMN), theme.px(ROW - 17) + theme.line("body"))

    def twisty(self, rect: QRect, entry: GridRow) -> QRect:
        """Return where a claim's twisty is."""
        row = RowPainter(QPainter(), rect, self._view.layoutDirection())
        px = theme.px
        return row.place(px(8 + INDENT * entry.depth), (rect.height() - px(12)) // 2, px(12), px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        entry: GridRow = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        current = self._view.currentIndex()
        painter.save()
        self._paint_ground(row, index, current)
        if index.column() >= FIXED:
            article = self._model.articles[index.column() - FIXED]
            chosen = current.isValid() and current == index
            self._paint_cell(row, entry.cells.get(article.article), chosen)
        else:
            self._paint_about(row, entry, index.column(), option)
        if (
            current == index
            and index.column() == CLAIM
            and self._view.property("keys")
            and self._view.hasFocus()
        ):
            row.ring()
        painter.restore()

    def _paint_ground(self, row: RowPainter, index: Index, current: Index) -> None:
        """Paint the band of the current column; the ground of a row and its line are the view's."""
        if not current.isValid() or current.column() < FIXED or current.column() != index.column():
            return
        # All cells of a row have one entry behind them.
        if current.internalId() != index.internalId():
            gap = theme.px(BETWEEN) if self._model.articles[index.column() - FIXED].first else 0
            band = row.place(gap, 0, row.width - gap, row.rect.height() - 1)
            row.painter.fillRect(band, theme.color("hover"))

    def _paint_about(
        self, row: RowPainter, entry: GridRow, column: int, option: QStyleOptionViewItem
    ) -> None:
        px, high, claim = theme.px, row.rect.height(), entry.row.claim
        if column == CLAIM:
            if entry.inside:
                opened = bool(option.state & QStyle.StateFlag.State_Open)
                closed = "left" if row.direction == Qt.LayoutDirection.RightToLeft else "right"
                row.icon(self.twisty(row.rect, entry), "down" if opened else closed)
            x = px(TEXT_AT + INDENT * entry.depth)
            strong = claim.kind == "judgement"
            row.text(
                row.place(x, 0, row.width - x - px(14), high), claim.text, "body_strong" if strong else "body"
            )
        elif column == KIND:
            row.text(row.place(0, 0, row.width, high), tr(claim.kind), "meta", "muted")
        elif column == LIKELIHOOD:
            tint = "text" if claim.likelihood else "muted"
            row.text(row.place(0, 0, row.width, high), likelihood_words(entry), "meta", tint)
        elif column == CONFIDENCE:
            tint = "text" if claim.confidence else "muted"
            row.text(row.place(0, 0, row.width, high), confidence_words(entry), "meta", tint)
        elif column == ORIGINS and has_tally(entry):
            box = QRectF(row.place(0, (high - px(16)) // 2, row.width, px(16)))
            marks.paint_tally(row.painter, box, entry.row.origins_for, entry.row.origins_against)
        elif column == FINDING and (severity := worst_severity(entry)):
            row.mark(row.place(px(8), (high - px(14)) // 2, px(14), px(14)), severity)

    def _paint_cell(self, row: RowPainter, cell: Cell | None, chosen: bool) -> None:
        px, high = theme.px, row.rect.height()
        x = row.width - px(COLUMN) + px((COLUMN - CELL_WIDE) // 2)
        box = row.place(x, (high - px(CELL_HIGH)) // 2, px(CELL_WIDE), px(CELL_HIGH))
        if cell is None:
            dot = _dot(theme.color("hairline").name(), px(3), row.painter.device().devicePixelRatioF())
            row.painter.drawPixmap(
                box.x() + (box.width() - px(3)) // 2, box.y() + (box.height() - px(3)) // 2, dot
            )
        else:
            self._paint_said(row, box, cell)
        if chosen:
            row.frame(box.adjusted(-px(3), -px(2), px(3), px(2)), 2, "accent", px(6))

    def _paint_said(self, row: RowPainter, box: QRect, cell: Cell) -> None:
        inner = RowPainter(row.painter, box, row.direction)
        if cell.says == "both":
            half = box.width() // 2
            said = dict(cell.tally)
            _ground(inner.place(0, 0, half, box.height()), row.painter, "supports")
            _ground(inner.place(half, 0, box.width() - half, box.height()), row.painter, "disputes")
            self._paint_mark(inner, 0, half, "supports", said["supports"], narrow=True)
            self._paint_mark(inner, half, box.width() - half, "disputes", said["disputes"], narrow=True)
            return
        if cell.says != "neutral":
            _ground(box, row.painter, cell.says)
        self._paint_mark(inner, 0, box.width(), cell.says, dict(cell.tally)[cell.says])

    def _paint_mark(
        self, inner: RowPainter, left: int, room: int, mark: str, count: int, *, narrow: bool = False
    ) -> None:
        """Paint a mark with its number in the middle of a part of the cell; a half has room for one digit."""
        px, high = theme.px, inner.rect.height()
        size, gap, use = (px(10), px(1), "label") if narrow else (px(14), px(4), "meta")
        number = str(count) if count > 1 else ""
        if narrow:
            size = size if number else px(12)
            number = "+" if count > 9 else number
        wide = size + (gap + text_width(number, use) if number else 0)
        x = left + (room - wide) // 2
        inner.mark(inner.place(x, (high - size) // 2, size, size), mark)
        if number:
            inner.text(inner.place(x + size + gap, 0, wide, high), number, use)


def _ground(box: QRect, painter: QPainter, direction: str) -> None:
    """Fill a cell, or its half, with the tint of a direction; disputes have an edge too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(f"{direction}_tint"))
    disputed = direction == "disputes"
    painter.setPen(QPen(theme.color("disputes"), 1) if disputed else Qt.PenStyle.NoPen)
    inset = 0.5 if disputed else 0
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), theme.px(4), theme.px(4))
    painter.restore()


@lru_cache(maxsize=16)
def _dot(colour: str, side: int, ratio: float) -> QPixmap:
    """Return the dot of an empty cell; nearly all cells of a wide grid show it."""
    made = QPixmap(QSize(side, side) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(0, 0, side, side))
    painter.end()
    return made
