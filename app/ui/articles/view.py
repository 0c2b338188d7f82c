"""The list of articles as a view: which groups are closed, typing ahead, and the keys of an article."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.articles.entries import ArticleEntry, CaptionEntry, Group, GroupName
from app.ui.widgets.node_model import ENTRY
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr


class ArticleView(RowView):
    """Opens articles and groups by a click; Del, F2 act on the article that is current."""

    remove_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Articles"), parent)
        self.closed: set[GroupName] = set()
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)

    def current_article(self) -> str:
        """Return the id of the article that is current in the list, or nothing."""
        entry = self.currentIndex().data(ENTRY)
        return entry.row.article.id if isinstance(entry, ArticleEntry) else ""

    def restore_open(self) -> None:
        """Open every group that the user did not close."""
        model = self.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            group = index.data(ENTRY)
            self.setExpanded(index, isinstance(group, Group) and group.name not in self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the current article; everything else is the tree's."""
        article = self.current_article()
        if article and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(article)
        elif article and event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit(article)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a group."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and isinstance(index.data(ENTRY), Group):
            self.setExpanded(index, not self.isExpanded(index))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the article or the copies that were clicked; with Ctrl or Shift a click only selects."""
        current = self.currentIndex()
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        entry = index.data(ENTRY)
        if plain and index == current and isinstance(entry, ArticleEntry):
            self.opened.emit(index)
        elif plain and isinstance(entry, CaptionEntry):
            # A caption never becomes current: the arrow keys pass it by.
            self.opened.emit(index)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        if isinstance(group := index.data(ENTRY), Group):
            self.closed.discard(group.name)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        if isinstance(group := index.data(ENTRY), Group):
            self.closed.add(group.name)
