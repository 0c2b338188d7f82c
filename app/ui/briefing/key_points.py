"""The key-points table of a section, edited in place; the last row is there to be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

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

    def set_section(self, section: Section | None) -> None:
        """Show a section's key points."""
        rows = [(one.label, one.text, one.claims) for one in section.key_points] if section else []
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows and the empty one at the end."""
        return 0 if parent is not None and parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Label and text."""
        return 0 if parent is not None and parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if index.row() == len(self._rows):
            hint = (tr("New key point…"), "")[index.column()]
            return hint if role == Qt.ItemDataRole.DisplayRole else ""
        return self._rows[index.row()][index.column()]

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
        rows = [*self._rows, ("", "", ())]
        row = list(rows[index.row()])
        if row[index.column()] == value or role != Qt.ItemDataRole.EditRole:
            return False
        row[index.column()] = " ".join(str(value).split())
        rows[index.row()] = (str(row[0]), str(row[1]), rows[index.row()][2])
        self.edited.emit([one for one in rows if one[0] or one[1]])
        return True

    def without(self, row: int) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the rows without one of them."""
        return [one for place, one in enumerate(self._rows) if place != row]


class KeyPointsTable(QTableView):
    """The table in the editor's place; Del removes the current row."""

    def __init__(self, model: KeyPointsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = model
        self.setModel(model)
        self.setAccessibleName(tr("Key points"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().resizeSection(0, theme.px(180))
        self.setViewportMargins(theme.px(46), theme.px(16), theme.px(32), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the current row with Del; Return edits the cell."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and 0 <= row < self._points.rowCount() - 1:
            self._points.edited.emit(self._points.without(row))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)
