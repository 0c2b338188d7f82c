"""Choosing a passage, a claim or an article: what is typed narrows the list, Return takes the line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.widgets import FilterField
from app.ui.widgets.node_model import ENTRY, Node, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.widgets.wrapping import wrap
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
EDGE = 10


class Line(NamedTuple):
    """What can be chosen: its words, what stands below them, the letters they are set in; `also` finds it."""

    id: str
    words: str
    below: str
    use: str = "body"
    also: str = ""


class ChooseLineDialog(Dialog):
    """Lists what can be chosen, its words on so many `rows`; `first` is chosen when it opens."""

    def __init__(
        self,
        title: str,
        words: str,
        accept_words: str,
        lines: Sequence[Line],
        first: str = "",
        parent: QWidget | None = None,
        *,
        rows: int = 2,
    ) -> None:
        super().__init__(title, accept_words, parent=parent, width=620)
        self._lines = lines
        self.say(words, "muted")
        self.field = FilterField(tr("Words to find"), name=tr("Filter the list"), parent=self)
        self.model = _Model(self)
        self.view = RowView(title, self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view, rows))
        self.view.setUniformRowHeights(True)
        self.view.setMinimumHeight(theme.px(300))
        self.body.addWidget(self.field)
        self.body.addWidget(self.view, 1)
        self.field.textChanged.connect(self.on_filter_changed)
        self.field.installEventFilter(self)
        self.view.opened.connect(self.on_opened)
        self.on_filter_changed("")
        if first and (index := self.model.index_of(first)).isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.field.setFocus()

    def chosen(self) -> str:
        """Return the id of the line that is chosen, or nothing."""
        entry: Line | None = self.view.currentIndex().data(ENTRY)
        return entry.id if entry is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            QApplication.sendEvent(self.view, event)
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def on_filter_changed(self, needle: str) -> None:
        """Narrow the list; its first line is chosen."""
        words = needle.casefold().split()
        kept = [one for one in self._lines if all(word in _haystack(one) for word in words)]
        self.model.set_roots([Node(one) for one in kept])
        if kept:
            self.view.setCurrentIndex(self.model.index(0, 0))
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(kept))

    @Slot(object)
    def on_opened(self, _: object) -> None:
        """Take the line that was clicked twice."""
        self.accept()


def _haystack(one: Line) -> str:
    return f"{one.words} {one.below} {one.also}".casefold()


class _Model(NodeModel[Line]):
    def key_of(self, entry: Line) -> str:
        return entry.id

    def text_of(self, entry: Line, column: int) -> str:
        return entry.words

    def tip_of(self, entry: Line, column: int) -> str:
        return f"{entry.words}\n{entry.below}"

    def spoken(self, entry: Line, column: int) -> str:
        return f"{entry.words}, {entry.below}"


class _Delegate(QStyledItemDelegate):
    """Paints the words and what stands below them."""

    def __init__(self, view: QAbstractItemView, rows: int) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Line = index.data(ENTRY)
        high = theme.px(17) + self._rows * theme.line(entry.use) + theme.line("meta")
        return QSize(self._view.viewport().width(), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Line = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        px, high, meta = theme.px, theme.line(entry.use), theme.line("meta")
        room = row.width - 2 * px(EDGE)
        painter.save()
        row.ground(option)
        for number, line in enumerate(wrap(entry.words, entry.use, room, self._rows)):
            row.text(row.place(px(EDGE), px(6) + number * high, room, high), line, entry.use)
        low = option.rect.height() - meta - px(7)
        row.text(row.place(px(EDGE), low, room, meta), entry.below, "meta", "muted")
        row.line(option.rect.height() - 1)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            row.ring()
        painter.restore()
