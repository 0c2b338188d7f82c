"""The list of what rests on a source, painted row by row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import theme
from app.ui.resting.entries import Line, spoken
from app.ui.widgets.node_model import ENTRY, PASS_BY, STOP, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.widgets.wrapping import wrap
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex

EDGE, TEXT_AT, INDENT, PAD = 10, 34, 24, 7
LINES = 3


class RestingModel(NodeModel[Line]):
    """Claims, and under each what leads to it."""

    def key_of(self, entry: Line) -> str:
        """Name a row."""
        return entry.key

    def height_of(self, entry: Line) -> object:
        """Return what a row's height depends on."""
        return (entry.words, bool(entry.detail))

    def text_of(self, entry: Line, column: int) -> str:
        """Return a row's words: for typing ahead."""
        return entry.words

    def tip_of(self, entry: Line, column: int) -> str:
        """Return the words, which the row may shorten."""
        return entry.words

    def spoken(self, entry: Line, column: int) -> str:
        """Say everything the row shows."""
        return spoken(entry)

    def flags_of(self, entry: Line) -> Qt.ItemFlag:
        """Let the keys pass by captions."""
        return PASS_BY if entry.kind == "group" else STOP


class RestingDelegate(QStyledItemDelegate):
    """Paints a row: mark or icon, words in up to three lines, and a quiet line below them."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        entry: Line = index.data(ENTRY)
        width = self._view.viewport().width()
        if entry.kind == "group":
            return QSize(width, theme.line("meta") + theme.px(16))
        use = _use(entry)
        high = len(self._words(entry, width)) * theme.line(_line_of(use)) + theme.px(2 * PAD)
        if entry.detail:
            high += theme.line("meta") + theme.px(2)
        return QSize(width, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry: Line = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        painter.save()
        if entry.kind == "group":
            top = theme.px(10)
            words = row.place(theme.px(EDGE), top, row.width - theme.px(2 * EDGE), theme.line("meta"))
            row.text(words, entry.words, "meta_strong", "muted")
        else:
            row.ground(option)
            if entry.kind == "claim" and index.row() > 0:
                row.line(0)
            self._paint_line(row, entry)
            if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
                row.ring()
        painter.restore()

    def _paint_line(self, row: RowPainter, entry: Line) -> None:
        px, use = theme.px, _use(entry)
        step = theme.line(_line_of(use))
        x, y = self._left(entry), px(PAD)
        size = px(16) if entry.kind == "claim" else px(14)
        box = row.place(x, y + (step - size) // 2, size, size)
        if entry.mark:
            row.mark(box, entry.mark)
        else:
            row.icon(box, entry.icon)
        text = x + px(TEXT_AT - EDGE)
        room = row.width - text - px(EDGE)
        for words in self._words(entry, row.width):
            row.text(row.place(text, y, room, step), words, use)
            y += step
        if entry.detail:
            tint = entry.mark if entry.kind == "claim" and entry.mark in ("error", "warning") else "muted"
            row.text(row.place(text, y + px(2), room, theme.line("meta")), entry.detail, "meta", tint)

    def _words(self, entry: Line, width: int) -> tuple[str, ...]:
        room = width - self._left(entry) - theme.px(TEXT_AT)
        return wrap(entry.words, _use(entry), room, LINES)

    def _left(self, entry: Line) -> int:
        plain = entry.kind == "claim" or entry.key.startswith("listed")
        return theme.px(EDGE if plain else EDGE + INDENT)


class RestingView(RowView):
    """The list itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What rests on it"), parent)
        self.setItemDelegate(RestingDelegate(self))


def _use(entry: Line) -> str:
    if entry.kind == "passage":
        return "quote"
    return "body_strong" if entry.strong else "body"


def _line_of(use: str) -> str:
    return "body" if use == "body_strong" else use
