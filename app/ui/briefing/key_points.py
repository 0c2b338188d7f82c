"""The key-points table of a section, edited in place; the last row is there to be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
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

    def set_keys(self, keys: dict[str, str]) -> None:
        """Know the claims' keys by their ids: a row names its claims as prose does, `[[key]]`."""
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

    def without(self, row: int) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the rows without one of them."""
        return [one for place, one in enumerate(self._rows) if place != row]


class _Delegate(QStyledItemDelegate):
    """Cells with room around them, a hairline below, and a field in the look while one edits."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selection"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("hairline"))
        painter.setFont(_font(index))
        painter.setPen(_colour(index))
        room = box.adjusted(theme.px(10), theme.px(6), -theme.px(10), -theme.px(6))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, str(index.data() or ""))
        by_key = option.state & QStyle.StateFlag.State_HasFocus
        if by_key:
            painter.fillRect(box.left(), box.top(), theme.px(3), box.height(), theme.color("accent"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        wide = view.columnWidth(index.column()) if isinstance(view, QTableView) else theme.px(180)
        room = QRect(0, 0, max(theme.px(40), wide - theme.px(20)), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        high = QFontMetrics(_font(index)).boundingRect(room, flags, str(index.data() or "")).height()
        return QSize(wide, max(theme.line("body"), high) + theme.px(13))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setFont(_font(index))
        field.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return field


def _font(index: Index) -> QFont:
    font = index.data(Qt.ItemDataRole.FontRole)
    return font if isinstance(font, QFont) else theme.font("body")


def _colour(index: Index) -> QColor:
    colour = index.data(Qt.ItemDataRole.ForegroundRole)
    return colour if isinstance(colour, QColor) else theme.color("text")


class _Head(QHeaderView):
    """The columns' names over their words."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        painter.fillRect(rect, theme.color("sheet"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border"))
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.color("muted"))
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        room = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        painter.restore()


class KeyPointsTable(QTableView):
    """The table in the editor's place; Return edits a cell, Del removes the current row."""

    def __init__(self, model: KeyPointsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("Key points"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(_Head(Qt.Orientation.Horizontal, self))
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the current row with Del; Return edits the cell."""
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
