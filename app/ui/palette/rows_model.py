"""The palette's rows as Qt wants them, and how one goes from row to row past the headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui.commands import full_label
from app.ui.palette.results import CommandRow, Heading, Note, Row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class RowsModel(QAbstractListModel):
    """Read-only rows; headings, and notes that only say something, cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return a row, or None when there is no such."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be chosen that leads somewhere."""
        if not leads_on(self.row(index.row())):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row itself, or its words for assistive technology."""
        row = self.row(index.row())
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(row, Note):
                return f"{row.words} {row.hint}".strip()
            if isinstance(row, Heading):
                return row.words
            if isinstance(row, CommandRow):
                return full_label(row.command)
            return f"{row.hit.snippet} – {row.about}" if row else ""
        return None

    def step(self, number: int, by: int) -> int:
        """Return the next row that can be chosen, around the end; the same when there is none."""
        total = len(self._rows)
        at = number
        for _ in range(total):
            at = (at + by) % total
            if leads_on(self._rows[at]):
                return at
        return number


def leads_on(row: Row | None) -> bool:
    """Say whether a row can be chosen."""
    return not isinstance(row, Heading) and not (isinstance(row, Note) and row.goal is None)
