"""Painting the audit's rows: groups, findings with their button and dots, details, figures."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import theme
from app.ui.audit.entries import Detail, FigureRow, Group, Lapsed, Row
from app.ui.remedies import remedy
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_button import button_width, paint_button
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.wrapping import text_width, wrap

Index = QModelIndex | QPersistentModelIndex
Part = Literal["body", "button", "dots", "twisty"]

ROW, GROUP, BUTTON, SUBJECT_AT = 32, 26, 92, 74
#: How far findings under a group and details under a finding begin from the edge; room at their end.
INSET, DETAIL_AT, DETAIL_END = 10, 94, 46
DETAIL_LINES = 4
#: Where the message begins, as a share of the row.
MESSAGE_SHARE = 0.451
OPEN = QStyle.StateFlag.State_Open


class FindingDelegate(QStyledItemDelegate):
    """Paints one row; what can be pressed in it is told by `part_at`."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        #: Where the pointer is, for the button under it.
        self.pointer = QPoint(-1, -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        entry, width = index.data(ENTRY), self._view.viewport().width()
        if isinstance(entry, Group):
            return QSize(width, theme.px(GROUP))
        if isinstance(entry, FigureRow):
            lines = len(self._counts(entry, width))
            return QSize(width, lines * theme.line("meta") + theme.px(GROUP - 16))
        if isinstance(entry, Detail | Lapsed):
            lines = len(self._lines(entry, width))
            return QSize(width, lines * theme.line("meta") + theme.px(8))
        return QSize(width, theme.px(ROW - 17) + theme.line("body"))

    def part_at(self, index: Index, rect: QRect, pos: QPoint) -> Part:
        """Return which part of a row is under the pointer."""
        entry = index.data(ENTRY)
        row = RowPainter(QPainter(), rect, self._view.layoutDirection())
        if not isinstance(entry, Row):
            return "body"
        if self._dots(row).adjusted(-4, -4, 4, 4).contains(pos):
            return "dots"
        if row.place(0, 0, theme.px(12 + self._inset(entry)), rect.height()).contains(pos):
            return "twisty"
        return "button" if self._button(row, entry).contains(pos) else "body"

    def dots_rect(self, rect: QRect) -> QRect:
        """Return where the menu's dots are."""
        return self._dots(RowPainter(QPainter(), rect, self._view.layoutDirection()))

    def _inset(self, entry: Row | Detail) -> int:
        return INSET if entry.inset else 0

    def _button(self, row: RowPainter, entry: Row) -> QRect:
        px = theme.px
        wide = button_width(remedy(entry.finding, entry.ticks).label, BUTTON)
        return row.place(row.width - px(46) - wide, (row.rect.height() - px(24)) // 2, wide, px(24))

    def _dots(self, row: RowPainter) -> QRect:
        px = theme.px
        return row.place(row.width - px(32), (row.rect.height() - px(16)) // 2, px(16), px(16))

    def _lines(self, entry: Detail | Lapsed, width: int) -> tuple[str, ...]:
        at = DETAIL_AT if isinstance(entry, Detail) else SUBJECT_AT
        return wrap(entry.words, "meta", width - theme.px(at + DETAIL_END + INSET), DETAIL_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        painter.save()
        row.ground(option, edge=False)
        opened = bool(option.state & OPEN)
        if isinstance(entry, Row):
            self._paint_finding(row, entry)
        elif isinstance(entry, Group):
            self._paint_group(row, entry, opened)
        elif isinstance(entry, FigureRow):
            self._paint_figure(row, entry)
        elif isinstance(entry, Detail | Lapsed):
            self._paint_lines(row, entry)
        row.line(option.rect.height() - 1)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            row.ring()
        painter.restore()

    def _twisty(self, row: RowPainter, x: int, side: int, *, opened: bool) -> None:
        px = theme.px
        closed = "left" if row.direction == Qt.LayoutDirection.RightToLeft else "right"
        top = (row.rect.height() - px(side)) // 2
        row.icon(row.place(px(x), top, px(side), px(side)), "down" if opened else closed, "muted")

    def _paint_group(self, row: RowPainter, group: Group, opened: bool) -> None:
        px, high = theme.px, row.rect.height()
        self._twisty(row, 8, 12, opened=opened)
        tail = text_width(group.tail, "meta") + px(4)
        room = row.width - px(25 + 10 + 32) - tail
        wide = min(text_width(group.title, "meta_strong") + px(2), max(room, px(80)))
        row.text(row.place(px(25), 0, wide, high), group.title, "meta_strong")
        row.text(row.place(px(25) + wide + px(8), 0, tail, high), group.tail, "meta", "muted")

    def _paint_finding(self, row: RowPainter, entry: Row) -> None:
        finding, px, high = entry.finding, theme.px, row.rect.height()
        inset = self._inset(entry)
        self._twisty(row, inset, 11, opened=entry.opened)
        row.mark(row.place(px(12 + inset), (high - px(16)) // 2, px(16), px(16)), finding.severity)
        row.text(row.place(px(38 + inset), 0, px(34), high), finding.rule, "mono_small", "muted")
        middle = px(SUBJECT_AT + inset)
        if not entry.told:
            middle = max(int(row.width * MESSAGE_SHARE), px(SUBJECT_AT + 120))
            wide = middle - px(SUBJECT_AT + inset + 14)
            row.text(row.place(px(SUBJECT_AT + inset), 0, wide, high), entry.subject, "body_strong")
        button = self._button(row, entry)
        room = row.width - px(46) - button.width() - px(14) - middle
        if room > px(24):
            tint = "muted" if finding.waived else "text"
            row.text(row.place(middle, 0, room, high), finding.message, "body", tint)
        words = remedy(finding, entry.ticks).label
        paint_button(row.painter, button, words, pointed=button.contains(self.pointer))
        row.icon(self._dots(row), "more", "muted")

    def _paint_lines(self, row: RowPainter, entry: Detail | Lapsed) -> None:
        px, line = theme.px, theme.line("meta")
        at = DETAIL_AT + self._inset(entry) if isinstance(entry, Detail) else SUBJECT_AT
        sign = row.place(px(at - 20), px(4), px(14), px(14))
        if isinstance(entry, Detail) and entry.mark:
            row.mark(sign, entry.mark)
        else:
            row.icon(sign, entry.icon if isinstance(entry, Detail) else "waive", "muted")
        y = px(4)
        tint = "text" if isinstance(entry, Detail) and entry.mark else "muted"
        for words in self._lines(entry, row.width):
            row.text(row.place(px(at), y, row.width - px(at + DETAIL_END), line), words, "meta", tint)
            y += line

    def _paint_figure(self, row: RowPainter, entry: FigureRow) -> None:
        px, high = theme.px, row.rect.height()
        middle = max(int(row.width * MESSAGE_SHARE), px(SUBJECT_AT + 120))
        share = px(56)
        row.text(row.place(px(25), 0, middle - px(25 + 14) - share, high), entry.words, "body")
        row.text(
            row.place(middle - px(14) - share, 0, share, high), entry.share, "body_strong", trailing=True
        )
        y, line = px((GROUP - 16) // 2), theme.line("meta")
        for words in self._counts(entry, row.width):
            row.text(row.place(middle, y, row.width - middle - px(12), line), words, "meta", "muted")
            y += line

    def _counts(self, entry: FigureRow, width: int) -> tuple[str, ...]:
        middle = max(int(width * MESSAGE_SHARE), theme.px(SUBJECT_AT + 120))
        return wrap(entry.counts, "meta", width - middle - theme.px(DETAIL_END), DETAIL_LINES)
