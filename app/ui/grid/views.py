"""Two views of one model that act as one grid: the claims stay, the articles scroll sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.grid.half import GridView
from app.ui.grid.headers import ArticleHeader, ClaimHeader, section_width
from app.ui.grid.model import CLAIM, CONFIDENCE, FINDING, FIXED, KIND, LIKELIHOOD, ORIGINS, GridModel
from app.ui.widgets import Hairline
from app.ui.widgets.node_model import KEY
from app.ui.wording import tr

#: Widths in design pixels; the claim takes the rest.
WIDTHS = {KIND: 76, LIKELIHOOD: 80, CONFIDENCE: 62, ORIGINS: 90, FINDING: 33}
#: How much of the grid the claims take, and their least.
SHARE, LEAST, CLAIM_LEAST = 0.538, 520, 190


class GridViews(QWidget):
    """The two halves with one selection model and one vertical scroll bar."""

    #: The index of the cell that became current.
    current_changed = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object)
    #: The number of a column that was opened at its head, and (number, place) of one whose menu is wanted.
    article_opened = Signal(object)
    head_menu_wanted = Signal(object)
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
            view.corner_wanted.connect(self.on_corner_wanted)
        # A tree takes this away from the header it is given.
        self._article_header.setSectionsClickable(True)
        self._article_header.sectionClicked.connect(self.on_section_clicked)
        self._article_header.sectionDoubleClicked.connect(self.on_section_double_clicked)
        self._article_header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._article_header.customContextMenuRequested.connect(self.on_head_menu_wanted)
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

    @Slot(object)
    def on_corner_wanted(self, last: bool) -> None:
        """Go to the first claim, or to the last article of the last claim in sight."""
        index = self._model.index(0, 0)
        if last:
            index = self._last_row()
        if index.isValid():
            self.claims.setCurrentIndex(index)
            self.on_column_wanted(self._model.columnCount() - 1 if last else 0)

    def _last_row(self) -> QModelIndex:
        at, found = QModelIndex(), QModelIndex()
        while (not at.isValid() or self.claims.isExpanded(at)) and (count := self._model.rowCount(at)):
            at = found = self._model.index(count - 1, 0, at)
        return found

    @Slot(int)
    def on_section_clicked(self, column: int) -> None:
        """Mark an article's column in the row that is current, else in the first."""
        if not self.current().isValid():
            self.claims.setCurrentIndex(self._model.index(0, 0))
        self.on_column_wanted(column)
        self.articles.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot(int)
    def on_section_double_clicked(self, column: int) -> None:
        """Open an article at its head."""
        self.article_opened.emit(column)

    @Slot(QPoint)
    def on_head_menu_wanted(self, place: QPoint) -> None:
        """Offer the menu of an article's head."""
        column = self._article_header.logicalIndexAt(place)
        if column >= FIXED:
            self.on_section_clicked(column)
            self.head_menu_wanted.emit((column, self._article_header.viewport().mapToGlobal(place)))

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
