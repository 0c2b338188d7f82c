"""The grid panel: claims down, articles across; in which order the articles stand, and where a cell leads."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.core.columns import ORDERS, arrange
from app.ui import theme
from app.ui.grid.cells import GridRow, build
from app.ui.grid.head import GridHead
from app.ui.grid.menu import cell_choices, filter_choices, head_choices
from app.ui.grid.model import FIXED, GridModel
from app.ui.grid.showing import Showing
from app.ui.grid.views import GridViews
from app.ui.refreshing import Refreshing
from app.ui.session import Place, Session
from app.ui.style import panel_palette
from app.ui.widgets import EmptyState, FilterField
from app.ui.widgets.choices import offer
from app.ui.widgets.new_claim import NewClaimField
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.articles import ArticleRow
    from app.core.claims import ClaimRow
    from app.core.project import Project

    Rows = tuple[tuple[ClaimRow, ...], tuple[ArticleRow, ...]]


class GridPanel(QWidget):
    """The middle of Argue."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Grid of claims and articles"))
        self._session = session
        self._claims: tuple[ClaimRow, ...] = ()
        self._articles: tuple[ArticleRow, ...] = ()
        nothing: Rows = ((), ())
        self._reading = Refreshing(session, _read, self._take, nothing, self)
        self._showing = Showing()
        #: The row to return to after a refresh.
        self._claim_key = ""
        self.model = GridModel(self)
        self.views = GridViews(self.model, self)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.header = GridHead(self)
        self.orders = self.header.orders
        self.new_button = self.header.new_button
        self._empty = EmptyState(
            tr(
                "Claims will stand here line by line, the articles beside them in columns, and in every cell "
                "what an article says of a claim."
            )
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.views)
        self._stack.addWidget(self._empty)
        self.field = FilterField(tr("Find a claim"), parent=self.views)
        self.new_claim = NewClaimField(self.views)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.views.claims)
        self.on_theme_changed()

    def _connect(self) -> None:
        session = self._session
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        session.changed.connect(self.on_changed)
        session.claim_requested.connect(self.on_claim_requested)
        session.asked.connect(self.on_asked)
        session.workspace_changed.connect(self.on_changed)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.orders.chosen.connect(self.on_order_chosen)
        self.field.textChanged.connect(self.on_find_changed)
        self.header.filter_button.clicked.connect(self.on_filter_clicked)
        self.header.export_button.clicked.connect(self.on_export_clicked)
        self.new_button.clicked.connect(self.new_claim.begin)
        self.new_claim.written.connect(self.on_written)
        self.new_claim.closed.connect(self.views.claims.setFocus)
        self.views.current_changed.connect(self.on_current_changed)
        self.views.laid_out.connect(self.on_laid_out)
        self.views.opened.connect(self.on_opened)
        self.views.menu_wanted.connect(self.on_menu_wanted)
        self.views.article_opened.connect(self.on_article_opened)
        self.views.head_menu_wanted.connect(self.on_head_menu_wanted)

    # Refreshing

    def refresh(self) -> None:
        """Read claims and articles again and show them when they are there."""
        self._reading.start()

    def _take(self, rows: Rows) -> None:
        self._claims, self._articles = rows
        self._show()

    def _show(self) -> None:
        current = self.views.current()
        article = self.model.article_at(current.column()) if current.isValid() else None
        showing = self._showing
        columns = arrange(self._articles, self._claims, showing.order, cited_only=showing.cited)
        roots = build(self._claims, self.field.text(), showing.only)
        moved = self.model.set_grid(columns, roots)
        self.views.lay_columns()
        if moved:
            self._restore(article.article if article else "")
        self._stack.setCurrentWidget(self.views if self._claims else self._empty)
        has_project = self._session.project is not None
        shown = sum(1 for _ in self.model.entries())
        self.header.show_state(showing, shown, len(self._claims), columns, project=has_project)

    def _restore(self, article: str) -> None:
        for view in (self.views.claims, self.views.articles):
            view.restore_open()
        index = self.model.index_of(self._claim_key)
        if index.isValid():
            places = [column.article for column in self.model.articles]
            column = FIXED + places.index(article) if article in places else 0
            self.views.go_to(index.siblingAtColumn(column))

    @Slot()
    def on_project_closed(self) -> None:
        """Show nothing."""
        self._reading.clear()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show another project."""
        self.views.claims.closed.clear()
        self.field.clear()
        self.refresh()

    @Slot(object)
    @Slot(str)
    def on_changed(self, _: object) -> None:
        """Follow a change, an undo, an import."""
        if self._session.workspace == "argue":
            self.refresh()

    @Slot(str)
    def on_find_changed(self, _: str) -> None:
        """Narrow the grid while the user types."""
        self._show()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take colours and measures from the theme again."""
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)

    @Slot()
    def on_laid_out(self) -> None:
        """Keep the find field over the claims' header."""
        px = theme.px
        self.field.setGeometry(px(12), px(2), min(px(300), self.views.claims.width() - px(24)), px(28))
        self.field.raise_()
        self.new_claim.setGeometry(px(12), px(36), max(self.views.claims.width() - px(24), px(120)), px(30))
        self.new_claim.raise_()

    # Cells

    @Slot(object)
    def on_current_changed(self, index: QModelIndex) -> None:
        """Remember the claim that is current, and show the cell's passages."""
        entry = index.data(ENTRY)
        if isinstance(entry, GridRow):
            self._claim_key = f"claim {entry.row.claim.id}"
            self._session.current_claim = entry.row.claim.id
            article = self.model.article_at(index.column())
            if article is not None:
                self._session.asked.emit(f"cell.show:{entry.row.claim.id}:{article.article}")

    @Slot(object)
    def on_opened(self, index: QModelIndex) -> None:
        """Edit the claim, or go into the cell's passages."""
        entry = index.data(ENTRY)
        if not isinstance(entry, GridRow):
            return
        article = self.model.article_at(index.column())
        claim = entry.row.claim.id
        what = f"cell.enter:{claim}:{article.article}" if article is not None else f"claim.edit:{claim}"
        self._session.asked.emit(what)

    @Slot(str)
    def on_claim_requested(self, claim: str) -> None:
        """Show a claim's row."""
        if self._session.workspace != "argue":
            return
        if not self.model.index_of(f"claim {claim}").isValid():
            self.field.clear()
            self.show_as(replace(self._showing, only="all"))
        index = self.model.index_of(f"claim {claim}")
        if index.isValid():
            self.views.go_to(index)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asks of this panel."""
        if what == "claim.new" and self.isVisible():
            self.new_claim.begin()
        elif what == "grid.list":
            self.views.claims.setFocus()
        elif what.startswith("grid.by_"):
            self.on_order_chosen(next(order for order in ORDERS if what.endswith(order)))
        elif what == "claim.to_verify":
            self.field.clear()
            self.show_as(replace(self._showing, only="to_verify"))
            self.views.claims.setFocus()
        elif what == "grid.export":
            self.on_export_clicked()

    def show_as(self, showing: Showing) -> None:
        """Show other claims or articles, or these in another order."""
        self._showing = showing
        self._show()

    @Slot(str)
    def on_order_chosen(self, order: str) -> None:
        """Let the articles stand in the order that was chosen."""
        self.show_as(replace(self._showing, order=next(one for one in ORDERS if one == order)))

    @Slot(str)
    def on_written(self, words: str) -> None:
        """Add the claim that was written, and show its row."""
        project = self._session.project
        if project is None:
            return
        made = self._session.act(partial(core.claims.add_claim, project, words))
        if made is not None:
            self._claim_key = f"claim {made.id}"
        else:
            self.new_claim.give_back(words)

    @Slot()
    def on_filter_clicked(self) -> None:
        """Offer the choices of the filter."""
        button = self.header.filter_button
        button.setChecked(self._showing.narrowed)
        choices = filter_choices(self._showing, self.show_as)
        offer(choices, button, button.mapToGlobal(QPoint(0, button.height())))

    @Slot()
    def on_export_clicked(self) -> None:
        """Have the grid written as it is shown."""
        if self._claims:
            self._session.asked.emit(f"grid.write:{self._showing.order}:{'cited' * self._showing.cited}")

    @Slot(object)
    def on_menu_wanted(self, place: QPoint) -> None:
        """Offer what one can do to the cell."""
        index = self.views.current()
        if isinstance(index.data(ENTRY), GridRow):
            enter = partial(self.on_opened, index)
            offer(cell_choices(self._session, self.model, index, enter), self, place)

    @Slot(object)
    def on_head_menu_wanted(self, wanted: tuple[int, QPoint]) -> None:
        """Offer what one can do to an article."""
        article = self.model.article_at(wanted[0])
        if article is not None:
            offer(head_choices(self._session, article), self, wanted[1])

    @Slot(object)
    def on_article_opened(self, column: int) -> None:
        """Open the article of a column."""
        article = self.model.article_at(column)
        if article is not None:
            self._session.show_article(Place(article=article.article))


def _read(project: Project) -> Rows:
    return core.claims.list_claims(project), core.articles.list_articles(project)
