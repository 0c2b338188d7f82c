"""The view under every list of painted rows: no header, no indentation, a ring only after a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from app.ui import theme
from app.ui.style import panel_palette
from app.ui.widgets.node_model import KEY

Index = QModelIndex | QPersistentModelIndex
_EXACTLY = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchCaseSensitive


class RowView(QTreeView):
    """A tree whose delegate paints whole rows. `keys` (a property) is whether the last input was a key."""

    #: The index under the pointer, invalid when it left.
    hovered = Signal(object)
    #: The user pressed Return or double-clicked.
    opened = Signal(object)
    #: Somebody wants the menu of the current row, at this global position.
    menu_wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setProperty("keys", False)
        self.entered.connect(self._on_entered)
        theme.notifier().changed.connect(self.relay)
        self.relay()

    @Slot()
    def relay(self) -> None:
        """Take the colours again, and every row's height."""
        self.setPalette(panel_palette())
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def keep_place(self, refresh: Callable[[], bool]) -> None:
        """Run a refresh of the model; if rows moved, put back what was open, current and in sight."""
        current, at = self.currentIndex().data(KEY), self.verticalScrollBar().value()
        if not refresh():
            self.viewport().update()
            return
        self.restore_open()
        index = self._index_of(current)
        if index.isValid():
            self.setCurrentIndex(index)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(at)

    def restore_open(self) -> None:
        """Open the rows that should be open. A panel says which."""
        self.expandAll()

    def _index_of(self, key: object) -> QModelIndex:
        model = self.model()
        found = model.match(model.index(0, 0), KEY, key, 1, _EXACTLY) if key and model.rowCount() else []
        return found[0] if found else QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Return; everything else is the tree's."""
        self._note_key(True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            # The Return that ends an edit in place comes here too.
            if self.currentIndex().isValid() and self.state() != self.State.EditingState:
                self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Forget the keys: no ring until the next one."""
        self._note_key(False)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is when a key brought it."""
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._note_key(by_key or bool(self.property("keys")))
        super().focusInEvent(event)
        if by_key and not self.currentIndex().isValid():
            self.setCurrentIndex(self.moveCursor(self.CursorAction.MoveHome, Qt.KeyboardModifier.NoModifier))

    def viewportEvent(self, event: QEvent) -> bool:
        """Say that the pointer left."""
        if event.type() == QEvent.Type.Leave:
            self.hovered.emit(QModelIndex())
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the current one."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            # The menu of several chosen rows is for all of them.
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            else:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if index.isValid():
            place = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                place = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            # Titles break at other words: heights depend on the width.
            self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self.hovered.emit(index)

    def _note_key(self, by_key: bool) -> None:
        if self.property("keys") != by_key:
            self.setProperty("keys", by_key)
            self.viewport().update()
