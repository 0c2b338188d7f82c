"""Two views of one model that act as one grid: the claims stay, the articles scroll sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.grid.cells import GridRow
from app.ui.grid.delegate import GridDelegate
from app.ui.grid.headers import ArticleHeader, ClaimHeader, section_width
from app.ui.grid.model import CLAIM, CONFIDENCE, FINDING, FIXED, KIND, LIKELIHOOD, ORIGINS, GridModel
from app.ui.widgets import Hairline
from app.ui.widgets.node_model import ENTRY, KEY
from app.ui.widgets.row_view import Index, RowView
from app.ui.wording import tr

#: Widths in design pixels; the claim takes the rest.
WIDTHS = {KIND: 76, LIKELIHOOD: 80, CONFIDENCE: 62, ORIGINS: 78, FINDING: 33}
#: How much of the grid the claims take, and their least.
SHARE, LEAST, CLAIM_LEAST = 0.538, 520, 190


class GridView(RowView):
    """One half of the grid. Left and right go over the edge between the halves."""

    #: A column to make current: left and right of the halves' edge.
    column_wanted = Signal(int)

    def __init__(self, name: str, model: GridModel, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.cells = GridDelegate(self, model)
        self.setItemDelegate(self.cells)
        self.setHeaderHidden(False)
        self.setUniformRowHeights(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.closed: set[str] = set()

    def restore_open(self) -> None:
        """Open every claim that the user did not close."""
        self._restore_under(QModelIndex())

    def _restore_under(self, parent: QModelIndex) -> None:
        model = self.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if model.rowCount(index):
                self.setExpanded(index, index.data(KEY) not in self.closed)
                self._restore_under(index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Carry a row's ground and line on to the edge of the view."""
        rect = QRect(0, option.rect.y(), self.viewport().width(), option.rect.height())
        current = self.currentIndex()
        if current.isValid() and current.siblingAtColumn(0) == index.sibling(index.row(), 0):
            painter.fillRect(rect, theme.color("selection"))
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), theme.color("hairline"))
        super().drawRow(painter, option, index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; in the first column left and right close and open."""
        index = self.currentIndex()
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not index.isValid() or event.modifiers():
            super().keyPressEvent(event)
            return
        self._note_key(True)
        first = index.siblingAtColumn(0)
        if (
            index.column() == CLAIM
            and step > 0
            and self.model().rowCount(first)
            and not self.isExpanded(first)
        ):
            self.expand(first)
        elif index.column() == CLAIM and step < 0:
            self._leave(first)
        else:
            goal = index.column() + step
            self.column_wanted.emit(FIXED if index.column() < FIXED else goal if goal >= FIXED else CLAIM)

    def _leave(self, first: QModelIndex) -> None:
        if self.isExpanded(first) and self.model().rowCount(first):
            self.collapse(first)
        elif first.parent().isValid():
            self.setCurrentIndex(first.parent())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a claim by its twisty."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ENTRY)
        if isinstance(entry, GridRow) and index.column() == CLAIM and entry.inside:
            twisty = self.cells.twisty(self.visualRect(index), entry).adjusted(-6, -8, 6, 8)
            if twisty.contains(event.position().toPoint()):
                self.setExpanded(index, not self.isExpanded(index))


class GridViews(QWidget):
    """The two halves with one selection model and one vertical scroll bar."""

    #: The index of the cell that became current.
    current_changed = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object)
    #: The halves have new widths.
    laid_out = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.claims = GridView(tr("Claims"), model, self)
        self.articles = GridView(tr("What each article says of each claim"), model, self)
        self._claim_header = ClaimHeader(self.claims)
        self._article_header = ArticleHeader(self.articles, model)
        self.articles.closed = self.claims.closed
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.claims)
        edge = QVBoxLayout()
        edge.addSpacing(theme.px(20))
        edge.addWidget(Hairline(upright=True), 1)
        row.addLayout(edge)
        row.addWidget(self.articles, 1)
        for view, header in ((self.claims, self._claim_header), (self.articles, self._article_header)):
            view.setHeader(header)
            view.setModel(model)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setStretchLastSection(False)
            view.opened.connect(self.opened)
            view.menu_wanted.connect(self.menu_wanted)
            view.column_wanted.connect(self.on_column_wanted)
        self.articles.setSelectionModel(self.claims.selectionModel())
        self._join()
        theme.notifier().changed.connect(self.lay_columns)

    def _join(self) -> None:
        """Let the halves open, close and scroll together."""
        left, right = self.claims, self.articles
        left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        right.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        left.verticalScrollBar().valueChanged.connect(right.verticalScrollBar().setValue)
        right.verticalScrollBar().valueChanged.connect(left.verticalScrollBar().setValue)
        for view in (left, right):
            view.expanded.connect(self.on_expanded)
            view.collapsed.connect(self.on_collapsed)
        left.selectionModel().currentChanged.connect(self.on_current_changed)

    def current(self) -> QModelIndex:
        """Return the index of the current cell."""
        return self.claims.selectionModel().currentIndex()

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell current and show it."""
        view = self.articles if index.column() >= FIXED else self.claims
        view.setCurrentIndex(index)
        view.scrollTo(index)

    @Slot()
    def lay_columns(self) -> None:
        """Give every column its width."""
        px = theme.px
        left = max(int(self.width() * SHARE), px(LEAST))
        self.claims.setFixedWidth(min(left, max(self.width() - px(120), px(CLAIM_LEAST))))
        self._article_header.setMinimumSectionSize(px(20))
        self._claim_header.setMinimumSectionSize(px(20))
        self._claim_header.setStretchLastSection(False)
        for column, width in WIDTHS.items():
            self.claims.setColumnWidth(column, px(width))
        self.claims.setColumnWidth(
            CLAIM, max(self.claims.width() - px(sum(WIDTHS.values())), px(CLAIM_LEAST))
        )
        for column in range(self._model.columnCount()):
            self.claims.setColumnHidden(column, column >= FIXED)
            self.articles.setColumnHidden(column, column < FIXED)
        for place, article in enumerate(self._model.articles):
            # Two pixels of air before the first column.
            self.articles.setColumnWidth(FIXED + place, section_width(article) + (0 if place else px(2)))
        self.laid_out.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the claims their share."""
        super().resizeEvent(event)
        self.lay_columns()

    @Slot(int)
    def on_column_wanted(self, column: int) -> None:
        """Go to another column of the row, over the edge if need be."""
        index = self.current()
        if not index.isValid() or column >= self._model.columnCount():
            return
        view = self.articles if column >= FIXED else self.claims
        other = self.claims if view is self.articles else self.articles
        view.setProperty("keys", True)
        if other.hasFocus():
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to(index.siblingAtColumn(column))

    @Slot(QModelIndex)
    def on_expanded(self, index: QModelIndex) -> None:
        """Open a claim in both halves."""
        self.claims.closed.discard(index.data(KEY))
        for view in (self.claims, self.articles):
            if not view.isExpanded(index):
                view.expand(index)

    @Slot(QModelIndex)
    def on_collapsed(self, index: QModelIndex) -> None:
        """Close a claim in both halves."""
        self.claims.closed.add(index.data(KEY))
        for view in (self.claims, self.articles):
            if view.isExpanded(index):
                view.collapse(index)

    @Slot(QModelIndex, QModelIndex)
    def on_current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        """Mark row and column, and say so."""
        self._article_header.current = index.column() if index.column() >= FIXED else -1
        for view in (self.claims, self.articles):
            view.viewport().update()
        self._article_header.viewport().update()
        self.current_changed.emit(index)
