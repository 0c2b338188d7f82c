"""The rows of a section's key points, and what a change would make of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QWidget,
)

from app.prose import find_markers
from app.ui import theme
from app.ui.wording import tr

if TYPE_CHECKING:
    from db.records import Section

Index = QModelIndex | QPersistentModelIndex


class KeyPointsModel(QAbstractTableModel):
    """Rows of label and text; emptying both removes the row."""

    #: The new rows, as a list of (label, text, claims).
    edited = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str, tuple[str, ...]]] = []
        self._keys: dict[str, str] = {}
        self._texts: dict[str, str] = {}

    def set_keys(self, keys: dict[str, str], texts: dict[str, str] | None = None) -> None:
        """Know the claims' keys and texts by their ids: a row names its claims as `[[key]]`."""
        self._texts = texts or {}
        if keys != self._keys:
            self._keys = keys
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows), 1))

    def set_section(self, section: Section | None) -> None:
        """Show a section's key points."""
        rows = [(one.label, one.text, one.claims) for one in section.key_points] if section else []
        if len(rows) == len(self._rows) and rows != self._rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows), 1))
        elif rows != self._rows:
            self._set_rows(rows)

    def _set_rows(self, rows: list[tuple[str, str, tuple[str, ...]]]) -> None:
        """Let rows come or go where the lists begin to differ, so that the current cell stays."""
        before = self._rows
        same = next((n for n, (a, b) in enumerate(zip(before, rows, strict=False)) if a != b), None)
        first = min(len(before), len(rows)) if same is None else same
        change = len(rows) - len(before)
        if change > 0:
            # The row that was there to be filled is filled now; an empty one comes after it.
            at = first + 1 if first == len(before) else first
            self.beginInsertRows(QModelIndex(), at, at + change - 1)
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), first, first - change - 1)
            self._rows = rows
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows), 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows and the empty one at the end."""
        return 0 if parent is not None and parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Label and text."""
        return 0 if parent is not None and parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("body_strong" if index.column() == 0 and not self.is_new(index) else "body")
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.color("muted" if self.is_new(index) else "text")
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if self.is_new(index):
            hint = (tr("New key point…"), "")[index.column()]
            return hint if role == Qt.ItemDataRole.DisplayRole else ""
        label, text, claims = self._rows[index.row()]
        if index.column() == 0:
            return label
        return " ".join((text, *(f"[[{self._keys[one]}]]" for one in claims if one in self._keys))).strip()

    def is_new(self, index: Index) -> bool:
        """Tell whether a cell stands in the row that is there to be filled."""
        return index.row() == len(self._rows)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns as the export does."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Key Points"), tr("Details"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a cell's new words and say what the table would be."""
        words = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or words == self.data(index, role):
            return False
        rows = [*self._rows, ("", "", ())]
        label, text, claims = rows[index.row()]
        if index.column() == 0:
            rows[index.row()] = (words, text, claims)
        else:
            rows[index.row()] = (label, *self._parse(words))
        self.edited.emit([one for one in rows if one[0] or one[1]])
        return True

    def _parse(self, words: str) -> tuple[str, tuple[str, ...]]:
        """Return a text without the markers of known claims, and the ids of these claims."""
        ids = {key: claim for claim, key in self._keys.items()}
        named = [one for one in find_markers(words) if one.key in ids]
        for one in reversed(named):
            words = words[: one.start].rstrip() + words[one.end :]
        return words.strip(), tuple(dict.fromkeys(ids[one.key] for one in named))

    def with_claims(self, claims: Iterable[str], at: int) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the rows with one more for each claim, before a row; it says what the claim states."""
        fresh = [("", self._texts[one], (one,)) for one in claims if one in self._texts]
        return [*self._rows[:at], *fresh, *self._rows[at:]]

    def moved(self, row: int, to: int) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the rows with one of them in another place, counted without it."""
        rest = self.without(row)
        return [*rest[:to], self._rows[row], *rest[to:]]

    def without(self, row: int) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the rows without one of them."""
        return [one for place, one in enumerate(self._rows) if place != row]
