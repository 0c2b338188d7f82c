"""How the key-points table is painted: cells with room around them, and the columns' names."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import theme

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Cells with room around them, a hairline below, and a field in the look while one edits."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
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
        """Return the size that the words need at the column's width."""
        view = self.parent()
        wide = view.columnWidth(index.column()) if isinstance(view, QTableView) else theme.px(180)
        room = QRect(0, 0, max(theme.px(40), wide - theme.px(20)), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        high = QFontMetrics(_font(index)).boundingRect(room, flags, str(index.data() or "")).height()
        return QSize(wide, max(theme.line("body"), high) + theme.px(13))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field in which a cell is typed."""
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


class Head(QHeaderView):
    """The columns' names over their words."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint a column's name."""
        painter.save()
        painter.fillRect(rect, theme.color("sheet"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("border"))
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.color("muted"))
        words = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        room = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        painter.restore()
