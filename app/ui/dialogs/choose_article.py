"""Choosing an article of the project: a field to narrow the list, and the list."""

from __future__ import annotations

from collections.abc import Sequence

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
from app.ui.wording import format_date, tr
from db.records import Article

Index = QModelIndex | QPersistentModelIndex
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
EDGE = 10


class ChooseArticleDialog(Dialog):
    """Lists articles; what is typed narrows them, the arrow keys choose."""

    def __init__(
        self,
        title: str,
        words: str,
        accept_words: str,
        articles: Sequence[Article],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, accept_words, parent=parent, width=520)
        self._articles = articles
        self.say(words, "muted")
        self.field = FilterField(tr("Title, publisher"), name=tr("Filter the articles"), parent=self)
        self.model = _Model(self)
        self.view = RowView(tr("Articles to choose from"), self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setUniformRowHeights(True)
        self.view.setMinimumHeight(theme.px(240))
        self.body.addWidget(self.field)
        self.body.addWidget(self.view, 1)
        self.field.textChanged.connect(self.on_filter_changed)
        self.field.installEventFilter(self)
        self.view.opened.connect(self.on_opened)
        self.on_filter_changed("")
        self.field.setFocus()

    def chosen(self) -> str:
        """Return the id of the article that is chosen, or nothing."""
        entry: Article | None = self.view.currentIndex().data(ENTRY)
        return entry.id if entry is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            QApplication.sendEvent(self.view, event)
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def on_filter_changed(self, needle: str) -> None:
        """Narrow the list; its first article is chosen."""
        words = needle.casefold().split()
        kept = [one for one in self._articles if all(word in _haystack(one) for word in words)]
        self.model.set_roots([Node(one) for one in kept])
        if kept:
            self.view.setCurrentIndex(self.model.index(0, 0))
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(kept))

    @Slot(object)
    def on_opened(self, _: object) -> None:
        """Take the article that was clicked twice."""
        self.accept()


def _haystack(article: Article) -> str:
    return f"{article.title} {article.citekey} {_source(article)}".casefold()


def _source(article: Article) -> str:
    return article.publisher.name if article.publisher else tr("no publisher")


class _Model(NodeModel[Article]):
    def key_of(self, entry: Article) -> str:
        return entry.id

    def text_of(self, entry: Article, column: int) -> str:
        return entry.title or entry.citekey

    def tip_of(self, entry: Article, column: int) -> str:
        return self.text_of(entry, column)

    def spoken(self, entry: Article, column: int) -> str:
        return f"{self.text_of(entry, column)}, {_source(entry)}, {format_date(entry.issued)}"


class _Delegate(QStyledItemDelegate):
    """Paints an article in two lines: its title, and where it is from."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), theme.px(14) + theme.line("meta") + theme.line("body"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Article = index.data(ENTRY)
        row = RowPainter.over(painter, option)
        px, first, second = theme.px, theme.line("body"), theme.line("meta")
        room = row.width - 2 * px(EDGE)
        painter.save()
        row.ground(option)
        row.text(row.place(px(EDGE), px(6), room, first), entry.title or entry.citekey)
        source = f"{_source(entry)}, {format_date(entry.issued)}"
        row.text(row.place(px(EDGE), px(8) + first, room, second), source, "meta", "muted")
        row.line(option.rect.height() - 1)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.property("keys"):
            row.ring()
        painter.restore()
