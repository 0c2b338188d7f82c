"""The outline of claims as a view: keys, clicks, and passages dropped on claims."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui.claims.delegate import ClaimDelegate
from app.ui.claims.drop_zones import HIGHLIGHT_TYPE, dragged_highlight, zone_at
from app.ui.claims.entries import CardEntry, ClaimEntry, FindingEntry
from app.ui.widgets.node_model import ENTRY, KEY
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr
from db.records import Direction

_DIRECTION_KEYS: dict[str, Direction] = {"s": "supports", "d": "disputes", "~": "neutral", "n": "neutral"}
_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "out", Qt.Key.Key_Right: "in"}
#: Arrow keys carry this on some systems.
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class ClaimView(RowView):
    """Keeps which claims are open; what is done to a row it only asks for."""

    move_wanted = Signal(str)
    remove_wanted = Signal()
    new_wanted = Signal()
    edit_wanted = Signal()
    direction_wanted = Signal(str)
    remedy_wanted = Signal(object)
    #: The highlight whose second reading is to be shown.
    readings_wanted = Signal(str)
    #: (claim, direction, highlight id or nothing for the live selection)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Claims"), parent)
        self.open_keys: set[str] = set()
        self.rows = ClaimDelegate(self)
        self.setItemDelegate(self.rows)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def current_entry(self) -> object:
        """Return the entry that is current, or None."""
        return self.currentIndex().data(ENTRY)

    def restore_open(self) -> None:
        """Open the claims and cards that were open."""
        self._restore_under(QModelIndex())

    def _restore_under(self, parent: QModelIndex) -> None:
        model = self.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if model.rowCount(index):
                self.setExpanded(index, index.data(KEY) in self.open_keys)
                self._restore_under(index)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self.open_keys.add(index.data(KEY))
        if isinstance(entry := index.data(ENTRY), ClaimEntry):
            self.rows.open_claims.add(entry.row.claim.id)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self.open_keys.discard(index.data(KEY))
        if isinstance(entry := index.data(ENTRY), ClaimEntry):
            self.rows.open_claims.discard(entry.row.claim.id)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+N and, on a claim, Alt+arrows before the window does: Alt+Left is its way back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            moves = isinstance(self.current_entry(), ClaimEntry) and _is_move(event)
            if moves or _is_new(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the row that is current; everything else is the tree's."""
        entry = self.current_entry()
        if _is_new(event):
            self.new_wanted.emit()
        elif _is_move(event):
            self.move_wanted.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and isinstance(entry, ClaimEntry | CardEntry):
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_F2 and isinstance(entry, ClaimEntry):
            self.edit_wanted.emit()
        elif isinstance(entry, CardEntry) and event.text().lower() == "r":
            self.readings_wanted.emit(entry.card.highlight)
        elif isinstance(entry, CardEntry) and event.text().lower() in _DIRECTION_KEYS:
            self.direction_wanted.emit(_DIRECTION_KEYS[event.text().lower()])
        else:
            super().keyPressEvent(event)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open, close, go to a passage or do what a finding's button says."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pos = event.position().toPoint()
        index = self.indexAt(pos)
        entry = index.data(ENTRY)
        part = self.rows.part_at(index, self.visualRect(index), pos) if entry is not None else "body"
        if part in ("twisty", "copies"):
            self.setExpanded(index, not self.isExpanded(index))
        elif part == "second" and isinstance(entry, CardEntry):
            self.readings_wanted.emit(entry.card.highlight)
        elif part == "button" and isinstance(entry, FindingEntry):
            self.remedy_wanted.emit(entry.finding)
        elif isinstance(entry, CardEntry):
            self.opened.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a claim; a card has gone to its passage at the first click."""
        if isinstance(self.indexAt(event.position().toPoint()).data(ENTRY), ClaimEntry):
            super().mouseDoubleClickEvent(event)

    # Dropping a passage on a claim

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take highlights and selections."""
        if event.mimeData().hasFormat(HIGHLIGHT_TYPE) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the three zones of the claim underneath."""
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ENTRY)
        self.rows.drop = None
        if isinstance(entry, ClaimEntry):
            rect = self.visualRect(index)
            zone = zone_at(event.position().toPoint().x() - rect.x(), rect.width(), self.layoutDirection())
            self.rows.drop = (entry.row.claim.id, zone)
        event.setAccepted(self.rows.drop is not None)
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the zones away."""
        self.rows.drop = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the link."""
        if self.rows.drop is not None:
            claim, direction = self.rows.drop
            event.acceptProposedAction()
            self.dropped.emit((claim, direction, dragged_highlight(event.mimeData())))
        self.rows.drop = None
        self.viewport().update()


def _is_new(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _is_move(event: QKeyEvent) -> bool:
    return event.key() in _MOVES and event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.AltModifier
