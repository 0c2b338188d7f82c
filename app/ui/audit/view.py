"""The audit's list as a view: rows that open and close, the button and the dots of a finding, its keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.audit.delegate import FindingDelegate
from app.ui.audit.entries import Entry, Group, Row, entry_key, finding_key
from app.ui.audit.groups import FIGURES_KEY
from app.ui.widgets.node_model import ENTRY, KEY
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr

#: Keys that do something with the current finding, and what.
KEYS = {Qt.Key.Key_F1: "about", Qt.Key.Key_W: "waive"}


class FindingView(RowView):
    """Says what is wanted of which row; Return is the button, Right opens, the menu key is the dots."""

    remedy_wanted = Signal(object)
    #: The key of a finding whose details shall be shown, or no longer.
    toggled = Signal(str)
    #: What a key asks for, by the names of KEYS.
    deed_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Findings"), parent)
        self.closed: set[str] = {FIGURES_KEY}
        self.rows = FindingDelegate(self)
        self.setItemDelegate(self.rows)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def current_entry(self) -> Entry | None:
        """Return what the current row shows."""
        entry: Entry | None = self.currentIndex().data(ENTRY)
        return entry

    def current_row(self) -> Row | None:
        """Return the finding that is current, or whose detail is."""
        for index in (self.currentIndex(), self.currentIndex().parent()):
            if isinstance(entry := index.data(ENTRY), Row):
                return entry
        return None

    def restore_open(self) -> None:
        """Open every row that holds others, but the groups that the user closed."""
        model = self.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if not (inside := model.rowCount(index)):
                continue
            self.setExpanded(index, index.data(KEY) not in self.closed)
            for under in range(inside):
                if model.rowCount(child := model.index(under, 0, index)):
                    self.setExpanded(child, True)

    def close_all(self, *, closed: bool) -> None:
        """Close or open every group."""
        model = self.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if isinstance(index.data(ENTRY), Group):
                self.setExpanded(index, not closed)

    def keep_place(self, refresh: Callable[[], bool]) -> None:
        """Refresh; when the current finding is gone, the one that took its place becomes current."""
        before = self.currentIndex().data(KEY)
        after = self._keys_after(self.currentIndex())
        super().keep_place(refresh)
        if before and not self.currentIndex().isValid():
            found = (self._index_of(key) for key in after)
            index = next((one for one in found if one.isValid()), self._last())
            if index.isValid():
                self.setCurrentIndex(index)

    def _keys_after(self, index: QModelIndex, most: int = 40) -> list[str]:
        keys: list[str] = []
        while (index := self.indexBelow(index)).isValid() and len(keys) < most:
            if isinstance(index.data(ENTRY), Row):
                keys.append(index.data(KEY))
        return keys

    def _last(self) -> QModelIndex:
        return self.moveCursor(self.CursorAction.MoveEnd, Qt.KeyboardModifier.NoModifier)

    def event(self, event: QEvent) -> bool:
        """Keep F1 from the menu while a finding is current: here it tells about the rule."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in KEYS and self.current_row() is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close the details; do what the keys of a finding mean."""
        entry, plain = self.current_entry(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in KEYS and self.current_row() is not None:
            self.deed_wanted.emit(KEYS[Qt.Key(event.key())])
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deed_wanted.emit("unwaive")
        elif plain and isinstance(entry, Row) and self._turns(event, entry):
            self._note_key(True)
            self.toggled.emit(finding_key(entry.finding))
        else:
            super().keyPressEvent(event)

    def _turns(self, event: QKeyEvent, entry: Row) -> bool:
        """Say whether a key opens a finding that is closed, or closes one that is open."""
        key = Qt.Key(event.key())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            key = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}.get(key, key)
        return key == Qt.Key.Key_Space or key == (Qt.Key.Key_Left if entry.opened else Qt.Key.Key_Right)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button, the dots or a twisty; open or close a group."""
        super().mousePressEvent(event)
        pos = event.position().toPoint()
        index = self.indexAt(pos)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        entry = index.data(ENTRY)
        if isinstance(entry, Group):
            self.setExpanded(index, not self.isExpanded(index))
        elif isinstance(entry, Row):
            self._press(index, entry, pos)

    def _press(self, index: QModelIndex, entry: Row, pos: QPoint) -> None:
        part = self.rows.part_at(index, self.visualRect(index), pos)
        if part == "button":
            self.remedy_wanted.emit(index)
        elif part == "twisty":
            self.toggled.emit(entry_key(entry))
        elif part == "dots":
            dots = self.rows.dots_rect(self.visualRect(index))
            self.menu_wanted.emit(self.viewport().mapToGlobal(dots.bottomLeft()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do what the button says, unless the button or the dots themselves were pressed twice."""
        pos = event.position().toPoint()
        index = self.indexAt(pos)
        if not index.isValid() or isinstance(index.data(ENTRY), Group):
            return
        if self.rows.part_at(index, self.visualRect(index), pos) == "body":
            self.opened.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the pointer."""
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def _point(self, pos: QPoint) -> None:
        if self.rows.pointer != pos:
            self.rows.pointer = pos
            index: QModelIndex = self.indexAt(pos)
            if index.isValid():
                self.update(index)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        if isinstance(group := index.data(ENTRY), Group):
            self.closed.discard(group.key)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        if isinstance(group := index.data(ENTRY), Group):
            self.closed.add(group.key)
