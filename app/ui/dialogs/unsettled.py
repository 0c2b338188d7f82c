"""The list of passages that a newer copy changed or lacks: what became of each, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui import theme
from app.ui.widgets.node_model import ENTRY, Node, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.settling import Unsettled

Index = QModelIndex | QPersistentModelIndex
MARKS = {"changed": "error", "orphan": "error", "drifted": "warning"}
EDGE, TEXT_AT = 10, 34


def state_words(state: str) -> str:
    """Return what became of a passage, in two or three words."""
    words = {
        "verified": tr("found as it was"),
        "normalised": tr("in other typography"),
        "drifted": tr("in other words"),
        "changed": tr("number or name changed"),
        "orphan": tr("not found"),
    }
    return words[state]


class UnsettledModel(NodeModel["Unsettled"]):
    """One row a passage."""

    def show(self, waiting: tuple[Unsettled, ...]) -> None:
        """List these passages."""
        self.set_roots([Node(one) for one in waiting])

    def key_of(self, entry: Unsettled) -> str:
        """Name a passage."""
        return entry.highlight.id

    def text_of(self, entry: Unsettled, column: int) -> str:
        """Return its words: for typing ahead."""
        return " ".join(entry.before.split())

    def tip_of(self, entry: Unsettled, column: int) -> str:
        """Return its words, which the row may shorten."""
        return self.text_of(entry, column)

    def spoken(self, entry: Unsettled, column: int) -> str:
        """Say everything the row shows."""
        return f"{state_words(entry.highlight.anchor_state)}: {self.text_of(entry, column)}"


class UnsettledDelegate(QStyledItemDelegate):
    """Paints a passage in two lines: what became of it, and its words."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        return QSize(self._view.viewport().width(), theme.px(14) + theme.line("meta") + theme.line("body"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry: Unsettled = index.data(ENTRY)
        state = entry.highlight.anchor_state
        row = RowPainter.over(painter, option)
        px, top = theme.px, theme.px(6)
        first, second = theme.line("meta"), theme.line("body")
        painter.save()
        row.ground(option)
        row.mark(row.place(px(EDGE), top + (first - px(16)) // 2, px(16), px(16)), MARKS.get(state, "info"))
        room = row.width - px(TEXT_AT + EDGE)
        tint = MARKS.get(state, "muted")
        row.text(
            row.place(px(TEXT_AT), top, room, first), state_words(state).capitalize(), "label_strong", tint
        )
        words = " ".join(entry.before.split())
        row.text(row.place(px(TEXT_AT), top + first + px(2), room, second), words)
        row.line(option.rect.height() - 1)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            row.ring()
        painter.restore()


class UnsettledView(RowView):
    """The list itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Passages to settle"), parent)
        self.rows = UnsettledDelegate(self)
        self.setItemDelegate(self.rows)
        self.setUniformRowHeights(True)
