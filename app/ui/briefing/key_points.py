"""The key-points table of a section, edited in place; the last row is there to be filled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from app.ui import theme
from app.ui.briefing.key_points_look import CellDelegate, Head
from app.ui.briefing.key_points_model import KeyPointsModel
from app.ui.widgets.dragged import CLAIMS_TYPE, dragged_claims
from app.ui.wording import tr

if TYPE_CHECKING:
    pass

Index = QModelIndex | QPersistentModelIndex
#: A row that is dragged carries its number.
ROW_TYPE = "application/x-sourcemark-key-point"


class KeyPointsTable(QTableView):
    """The table in the editor's place; Return edits a cell, Del removes the current row."""

    def __init__(self, model: KeyPointsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(tr("Key points"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(Head(Qt.Orientation.Horizontal, self))
        head = self.horizontalHeader()
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        model.modelReset.connect(self.resizeRowsToContents)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(30))
        head.resizeSection(0, theme.px(150))
        self.resizeRowsToContents()

    def finish(self) -> None:
        """Take what is being typed in a cell."""
        for field in self.viewport().findChildren(QLineEdit):
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have a current cell when the focus comes."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._points.index(0, 0))

    def add_claims(self, claims: Iterable[str], at: int | None = None) -> None:
        """Add a row for each claim before a row, or behind the last."""
        rows = self._points.with_claims(claims, self._points.rowCount() - 1 if at is None else at)
        self._points.edited.emit(rows)

    def move_row(self, row: int, to: int) -> None:
        """Put a row elsewhere, counted without it; the current cell goes along."""
        last = self._points.rowCount() - 2
        if 0 <= row <= last and 0 <= to <= last and row != to:
            column = max(0, self.currentIndex().column())
            self._points.edited.emit(self._points.moved(row, to))
            self.setCurrentIndex(self._points.index(to, column))

    def event(self, event: QEvent) -> bool:
        """Take Alt+Up and Alt+Down before the window does."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Drag the current row."""
        row = self.currentIndex().row()
        if 0 <= row < self._points.rowCount() - 1:
            drag, data = QDrag(self), QMimeData()
            data.setData(ROW_TYPE, str(row).encode("ascii"))
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take claims and rows."""
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take claims and rows."""
        self._accept(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what the claims state, or move the row, where it was let go."""
        data, y = event.mimeData(), event.position().toPoint().y()
        last = self._points.rowCount() - 1
        at = self.rowAt(y)
        at = last if at < 0 else at
        if y > self.rowViewportPosition(at) + self.rowHeight(at) // 2:
            at += 1
        event.acceptProposedAction()
        if data.hasFormat(CLAIMS_TYPE):
            self.add_claims(dragged_claims(data), min(at, last))
        elif data.hasFormat(ROW_TYPE):
            row = int(bytes(data.data(ROW_TYPE).data()) or b"-1")
            self.move_row(row, min(at - (at > row), last - 1))

    def _accept(self, event: QDragMoveEvent) -> None:
        data = event.mimeData()
        own = data.hasFormat(ROW_TYPE) and event.source() in (self, None)
        if data.hasFormat(CLAIMS_TYPE) or own:
            event.acceptProposedAction()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the current row with Alt+arrows, remove it with Del; Return edits the cell."""
        if step := _step(event):
            row = self.currentIndex().row()
            self.move_row(row, row + step)
            return
        if self.state() == QAbstractItemView.State.EditingState:
            # The field lets Return through after it has taken it.
            event.accept()
            return
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and 0 <= row < self._points.rowCount() - 1:
            self._points.edited.emit(self._points.without(row))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)


def _step(event: QKeyEvent) -> int:
    """Return by how many rows a key moves the current one; 0 for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
