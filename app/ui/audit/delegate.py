"""Painting a finding: mark, rule, subject, message, the button that goes there, and the menu's dots."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import theme
from app.ui.audit.entries import Row
from app.ui.remedies import remedy
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_button import button_width, paint_button
from app.ui.widgets.row_painter import RowPainter

Index = QModelIndex | QPersistentModelIndex
Part = Literal["body", "button", "dots"]

ROW, BUTTON, SUBJECT_AT = 32, 92, 74
#: Where the message begins, as a share of the row.
MESSAGE_SHARE = 0.451


class FindingDelegate(QStyledItemDelegate):
    """Paints one finding a row."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        #: Where the pointer is, for the button under it.
        self.pointer = QPoint(-1, -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        return QSize(self._view.viewport().width(), theme.px(ROW - 17) + theme.line("body"))

    def part_at(self, index: Index, rect: QRect, pos: QPoint) -> Part:
        """Return which part of a row is under the pointer."""
        row = RowPainter(QPainter(), rect, self._view.layoutDirection())
        if self._dots(row).adjusted(-4, -4, 4, 4).contains(pos):
            return "dots"
        return "button" if self._button(row, index.data(ENTRY)).contains(pos) else "body"

    def dots_rect(self, rect: QRect) -> QRect:
        """Return where the menu's dots are."""
        return self._dots(RowPainter(QPainter(), rect, self._view.layoutDirection()))

    def _button(self, row: RowPainter, entry: Row) -> QRect:
        px = theme.px
        wide = button_width(remedy(entry.finding).label, BUTTON)
        return row.place(row.width - px(46) - wide, (row.rect.height() - px(24)) // 2, wide, px(24))

    def _dots(self, row: RowPainter) -> QRect:
        px = theme.px
        return row.place(row.width - px(32), (row.rect.height() - px(16)) // 2, px(16), px(16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry: Row = index.data(ENTRY)
        finding = entry.finding
        row = RowPainter.over(painter, option)
        px, high = theme.px, option.rect.height()
        painter.save()
        row.ground(option, edge=False)
        row.mark(row.place(px(12), (high - px(16)) // 2, px(16), px(16)), finding.severity)
        row.text(row.place(px(38), 0, px(34), high), finding.rule, "mono_small", "muted")
        middle = max(int(row.width * MESSAGE_SHARE), px(SUBJECT_AT + 120))
        row.text(
            row.place(px(SUBJECT_AT), 0, middle - px(SUBJECT_AT + 14), high), entry.subject, "body_strong"
        )
        button = self._button(row, entry)
        room = row.width - px(46) - button.width() - px(14) - middle
        if room > px(24):
            row.text(
                row.place(middle, 0, room, high),
                finding.message,
                "body",
                "muted" if finding.waived else "text",
            )
        paint_button(painter, button, remedy(finding).label, pointed=button.contains(self.pointer))
        row.icon(self._dots(row), "more", "muted")
        row.line(high - 1)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            row.ring()
        painter.restore()
