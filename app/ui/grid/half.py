"""One half of the grid: a tree of painted cells that hands the keys over the edge to the other half."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from app.ui import theme
from app.ui.grid.cells import GridRow
from app.ui.grid.delegate import GridDelegate
from app.ui.grid.model import CLAIM, FIXED, GridModel
from app.ui.grid.typing_ahead import TypedAhead
from app.ui.widgets.node_model import ENTRY, KEY
from app.ui.widgets.row_view import Index, RowView


class GridView(RowView):
    """One half of the grid. Left and right go over the edge between the halves."""

    #: A column to make current: left and right of the halves' edge.
    column_wanted = Signal(int)
    #: The first or the last cell of all is wanted: whether the last.
    corner_wanted = Signal(object)

    def __init__(self, name: str, model: GridModel, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.cells = GridDelegate(self, model)
        self.setItemDelegate(self.cells)
        self.setHeaderHidden(False)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.closed: set[str] = set()
        self._typed = TypedAhead()

    def restore_open(self) -> None:
        """Open every claim that the user did not close."""
        self._restore_under(QModelIndex())

    def _restore_under(self, parent: QModelIndex) -> None:
        model = self.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if model.rowCount(index):
                self.setExpanded(index, index.data(KEY) not in self.closed)
                self._restore_under(index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Carry a row's ground and line on to the edge of the view."""
        rect = QRect(0, option.rect.y(), self.viewport().width(), option.rect.height())
        current = self.currentIndex()
        if current.isValid() and current.internalId() == index.internalId():
            painter.fillRect(rect, theme.color("selection"))
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), theme.color("hairline"))
        super().drawRow(painter, option, index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; in the first column left and right close and open."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if key in ends and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._note_key(True)
            self.corner_wanted.emit(ends[key])
        elif key in ends and index.isValid() and not event.modifiers():
            self._note_key(True)
            self.column_wanted.emit(self.model().columnCount() - 1 if ends[key] else CLAIM)
        elif step is None or not index.isValid() or event.modifiers():
            super().keyPressEvent(event)
        else:
            self._note_key(True)
            self._step(index, step)

    def _step(self, index: QModelIndex, step: int) -> None:
        """Go a column on or back; closed claims open, and open ones close, in the first column."""
        first = index.siblingAtColumn(0)
        inside = bool(self.model().rowCount(first))
        if index.column() == CLAIM and step > 0 and inside and not self.isExpanded(first):
            self.expand(first)
        elif index.column() == CLAIM and step < 0:
            self._leave(first)
        else:
            goal = index.column() + step
            self.column_wanted.emit(FIXED if index.column() < FIXED else goal if goal >= FIXED else CLAIM)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next claim in sight that begins with what is typed, or else has it; the column stays."""
        rows = list(self._rows_in_sight())
        words = [str(row.data()).casefold() for row in rows]
        current = self.currentIndex()
        at = next((n for n, row in enumerate(rows) if row == current.siblingAtColumn(CLAIM)), -1)
        found = self._typed.find(search, words, at)
        if found is not None:
            self._note_key(True)
            self.setCurrentIndex(rows[found].siblingAtColumn(max(current.column(), CLAIM)))

    def _rows_in_sight(self) -> Iterator[QModelIndex]:
        index = self.model().index(0, CLAIM)
        while index.isValid():
            yield index.siblingAtColumn(CLAIM)
            index = self.indexBelow(index)

    def _leave(self, first: QModelIndex) -> None:
        if self.isExpanded(first) and self.model().rowCount(first):
            self.collapse(first)
        elif first.parent().isValid():
            self.setCurrentIndex(first.parent())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a claim by its twisty."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ENTRY)
        if isinstance(entry, GridRow) and index.column() == CLAIM and entry.inside:
            twisty = self.cells.twisty(self.visualRect(index), entry).adjusted(-6, -8, 6, 8)
            if twisty.contains(event.position().toPoint()):
                self.setExpanded(index, not self.isExpanded(index))
