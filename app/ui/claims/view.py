"""The outline of claims as a view: keys, clicks, and what is chosen. Dragging and dropping: dragging.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui.claims.dragging import DropView
from app.ui.claims.entries import CardEntry, ClaimEntry, FindingEntry
from app.ui.widgets.node_model import ENTRY, KEY

#: A key on a card → what the link says then.
LINK_KEYS: Mapping[str, Mapping[str, object]] = {
    "s": {"direction": "supports"},
    "d": {"direction": "disputes"},
    "~": {"direction": "neutral"},
    "n": {"direction": "neutral"},
    "f": {"coverage": "full"},
    "p": {"coverage": "partial"},
    "x": {"coverage": "none"},
    "u": {"coverage": "unreviewed"},
    "3": {"strength": "strong"},
    "2": {"strength": "moderate"},
    "1": {"strength": "weak"},
    "0": {"strength": None},
}
_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "out", Qt.Key.Key_Right: "in"}
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
#: Key and modifiers on a claim → what is asked for.
_CLAIM_KEYS = {
    (Qt.Key.Key_T, _CONTROL): "claim.tags",
    (Qt.Key.Key_M, _CONTROL): "claim.merge",
    (Qt.Key.Key_M, _CONTROL | _SHIFT): "claim.split",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier): "claim.edit",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.AltModifier): "claim.edit",
}
#: Arrow keys carry this on some systems.
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
#: With more passages than this only the claims that have claims under them are opened.
MOST_OPENED = 1500
_MANY = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ClaimView(DropView):
    """Keeps which claims are open; what is done to rows it only asks for."""

    move_wanted = Signal(str)
    remove_wanted = Signal()
    new_wanted = Signal()
    edit_wanted = Signal()
    all_wanted = Signal()
    #: Fields that the chosen links shall have.
    link_change_wanted = Signal(object)
    #: There are too many passages to open all of them.
    too_many = Signal()
    #: A verb by name, as commands ask for it.
    asked = Signal(str)
    remedy_wanted = Signal(object)
    #: The highlight whose second reading is to be shown.
    readings_wanted = Signal(str)
    #: The article whose copies are to be compared.
    copies_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_keys: set[str] = set()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    # What is chosen, what is open

    def chosen_claims(self) -> list[str]:
        """Return the claims that are chosen, from top to bottom."""
        return [entry.row.claim.id for entry in self._chosen() if isinstance(entry, ClaimEntry)]

    def chosen_cards(self) -> list[str]:
        """Return the links whose cards are chosen, from top to bottom; none while a claim is current."""
        if not isinstance(self.current_entry(), CardEntry):
            return []
        return [entry.card.evidence for entry in self._chosen() if isinstance(entry, CardEntry)]

    def _chosen(self) -> list[object]:
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda one: self.visualRect(one).top())
        return [one.data(ENTRY) for one in rows] or [self.current_entry()]

    def keep_place(self, refresh: Callable[[], bool]) -> None:
        """Run a refresh of the model; several rows that were chosen stay chosen."""
        keys = [one.data(KEY) for one in self.selectionModel().selectedIndexes()]
        super().keep_place(refresh)
        if len(keys) > 1 and len(self.selectionModel().selectedIndexes()) < len(keys):
            for key in keys:
                if (index := self._index_of(key)).isValid():
                    self.selectionModel().select(index, _MANY)

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Go to one row and choose it alone: Qt would ask which keys are held, Ctrl+Z for one."""
        self.selectionModel().setCurrentIndex(index, _ALONE)

    def open_all(self, opened: bool) -> None:
        """Open every claim, or close all of them; very many passages stay closed."""
        if not opened:
            self.collapseAll()
        elif self._passages() <= MOST_OPENED:
            self.expandAll()
        else:
            self._open_nesting(QModelIndex())
            self.too_many.emit()
        self.scrollTo(self.currentIndex())

    def _passages(self) -> int:
        model = self.model()
        entries = (model.index(row, 0).data(ENTRY) for row in range(model.rowCount()))
        return sum(len(one.row.evidence) for one in entries if isinstance(one, ClaimEntry))

    def _open_nesting(self, parent: QModelIndex) -> None:
        """Open the claims that have claims under them."""
        model = self.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if model.rowCount(index):
                self.expand(index)
                self._open_nesting(index)

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
        """Take its own keys before the window does: Alt+Left is its way back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            on_claim = isinstance(self.current_entry(), ClaimEntry)
            if _is_new(event) or (on_claim and (_is_move(event) or _claim_verb(event))):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the rows that are chosen; everything else is the tree's."""
        entry = self.current_entry()
        if _is_new(event):
            self.new_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.all_wanted.emit()
        elif not self._on_own_key(event, entry):
            super().keyPressEvent(event)

    def _on_own_key(self, event: QKeyEvent, entry: object) -> bool:
        if isinstance(entry, ClaimEntry):
            return self._on_claim_key(event)
        return isinstance(entry, CardEntry) and self._on_card_key(event, entry)

    def _on_claim_key(self, event: QKeyEvent) -> bool:
        """Take a key that is meant for a claim; say whether it was one."""
        if _is_move(event):
            self.move_wanted.emit(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif verb := _claim_verb(event):
            self.asked.emit(verb)
        else:
            return False
        return True

    def _on_card_key(self, event: QKeyEvent, entry: CardEntry) -> bool:
        """Take a key that is meant for a card; say whether it was one."""
        letter = event.text().lower()
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif letter == "r":
            self.readings_wanted.emit(entry.card.highlight)
        elif letter == "o" and entry.card.copies:
            self.copies_wanted.emit(entry.card.article)
        elif letter == "m":
            self.asked.emit("link.rationale")
        elif letter in LINK_KEYS:
            self.link_change_wanted.emit(dict(LINK_KEYS[letter]))
        else:
            return False
        return True

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open, close, go to a passage, do what a finding's button says; with Ctrl or Shift only choose."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() & (_CONTROL | _SHIFT):
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


def _is_new(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_N and event.modifiers() == _CONTROL


def _is_move(event: QKeyEvent) -> bool:
    return event.key() in _MOVES and event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.AltModifier


def _claim_verb(event: QKeyEvent) -> str:
    return _CLAIM_KEYS.get((Qt.Key(event.key()), event.modifiers() & ~_KEYPAD), "")
