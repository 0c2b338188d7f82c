"""The articles panel: head, filter, list, and what one can do to an article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.articles.delegate import ArticleDelegate
from app.ui.articles.entries import ONLY, SORTINGS, ArticleEntry, CaptionEntry, Group, Only, Sorting, arrange
from app.ui.articles.menu import article_choices
from app.ui.articles.model import ArticlesModel
from app.ui.articles.record_dialog import RecordDialog
from app.ui.articles.view import ArticleView
from app.ui.articles.words import encoding_words, only_words, sorting_words
from app.ui.refreshing import Refreshing
from app.ui.session import Place, Session
from app.ui.style import panel_palette
from app.ui.widgets import EmptyState, FilterField, Hairline, IconButton, PanelHeader
from app.ui.widgets.choices import Choice, offer
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import part_of, tr

if TYPE_CHECKING:
    from app.core.articles import ArticleRow
    from app.core.project import Project


class ArticlesPanel(QWidget):
    """Lists the project's articles and opens them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Articles panel"))
        self._session = session
        self._rows: tuple[ArticleRow, ...] = ()
        nothing: tuple[ArticleRow, ...] = ()
        self._reading = Refreshing(session, _read, self._take, nothing, self)
        #: The article to make current after the next refresh.
        self._goal = ""
        self._sorting: Sorting = "date"
        self._only: Only = "all"
        self.model = ArticlesModel(self)
        self.view = ArticleView(self)
        self._delegate = ArticleDelegate(self.view)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def delegate(self) -> ArticleDelegate:
        """The delegate that paints the list."""
        return self._delegate

    # Building

    def _lay_out(self) -> None:
        self._sort = IconButton("sort", tr("Sort the articles"))
        self._add = IconButton("plus", tr("Add articles"))
        self.header = PanelHeader(tr("Articles"), "", (self._sort, self._add), self)
        self.field = FilterField(
            tr("Filter by title, publisher, tag"), name=tr("Filter the articles"), parent=self
        )
        self._filter = IconButton(
            "filter",
            tr("Choose which articles are listed"),
            size=14,
            side=20,
            token="muted",  # noqa: S106 - a colour
        )
        self.field.add_button(self._filter)
        self._empty = EmptyState(
            tr(
                "Articles will be listed here, unread first. "
                "Copies of one dispatch stand under one bracket and count once."
            )
        )
        self._nothing = EmptyState("")
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self._stack = QStackedWidget(self)
        for page in (self.view, self._empty, self._nothing):
            self._stack.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.header)
        self._field_row = QVBoxLayout()
        self._field_row.addWidget(self.field)
        self._column.addLayout(self._field_row)
        self._column.addWidget(Hairline())
        self._column.addWidget(self._stack, 1)
        self.on_theme_changed()
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        session = self._session
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        session.changed.connect(self.on_changed)
        session.article_requested.connect(self.on_article_requested)
        session.asked.connect(self.on_asked)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.field.textChanged.connect(self.on_filter_changed)
        self.view.opened.connect(self.on_opened)
        self.view.menu_wanted.connect(self.on_menu_wanted)
        self.view.remove_wanted.connect(self.remove)
        self.view.edit_wanted.connect(self.edit_record)
        self._add.clicked.connect(self.on_add_clicked)
        self._sort.clicked.connect(self.on_sort_clicked)
        self._filter.clicked.connect(self.on_filter_clicked)

    # Refreshing

    def refresh(self) -> None:
        """Read the articles again and show them when they are there."""
        self._reading.start()

    def _take(self, rows: tuple[ArticleRow, ...]) -> None:
        self._rows = rows
        self._show()

    def _show(self) -> None:
        groups = arrange(self._rows, self._sorting, self.field.text(), self._only)
        self.view.keep_place(partial(self.model.set_groups, groups))
        self._go_to_goal()
        shown = sum(group.count for group in groups)
        total = len(self._rows)
        self.header.set_count(part_of(shown, total))
        self._nothing.set_text(tr("No article is like this. Esc in the field shows all of them again."))
        self._stack.setCurrentWidget(self.view if shown else self._nothing if total else self._empty)
        self._sort.setEnabled(total > 0)
        self.field.setEnabled(total > 0)
        self._filter.setVisible(total > 0)

    @Slot()
    def on_project_closed(self) -> None:
        """Show nothing."""
        self._delegate.open_article = None
        self._goal = ""
        self._reading.clear()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show another project."""
        self._delegate.open_article = None
        self.field.clear()
        self.refresh()

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Follow a change, an undo, an import."""
        self.refresh()

    @Slot(str)
    def on_filter_changed(self, _: str) -> None:
        """Narrow the list while the user types."""
        self._show()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)
        side = theme.px(10)
        self._field_row.setContentsMargins(side, 0, side, theme.px(6))

    # Opening

    @Slot(object)
    def on_opened(self, index: QModelIndex) -> None:
        """Open the article, or open and close a group."""
        entry = index.data(ENTRY)
        if isinstance(entry, Group):
            self.view.setExpanded(index, not self.view.isExpanded(index))
        elif isinstance(entry, CaptionEntry):
            self._session.asked.emit(f"origin.compare:{entry.article}")
        elif isinstance(entry, ArticleEntry):
            self._session.show_article(Place(article=entry.row.article.id))

    @Slot(object)
    def on_article_requested(self, place: Place) -> None:
        """Mark the article that the reader shows, and remember that it was opened."""
        self._delegate.open_article = self._goal = place.article
        project = self._session.project
        # One that was added just now may not be among the rows yet.
        known = {one.article.id for one in self._rows if not one.unread}
        if project is not None and place.article not in known:
            self._session.act(partial(core.articles.mark_read, project, place.article))
            self.refresh()
        else:
            self._go_to_goal()
        self.view.viewport().update()

    def _go_to_goal(self) -> None:
        index = self.model.index_of_article(self._goal)
        if index.isValid():
            self._goal = ""
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    @Slot(str)
    def remove(self, article: str) -> None:
        """Remove an article; undo brings it back."""
        project = self._session.project
        if project is not None:
            self._session.act(partial(core.articles.remove_article, project, article))

    @Slot(str)
    def edit_record(self, article: str, field: str = "") -> None:
        """Open the editor of an article's record."""
        project = self._session.project
        row = next((row for row in self._rows if row.article.id == article), None)
        if project is None or row is None:
            return
        names = [publisher.name for publisher in core.articles.list_publishers(project)]
        dialog = RecordDialog(row.article, names, self, encoding_words(row))
        if field:
            dialog.focus_on(field)
        # What was typed stays when it is refused: a date that is none, a rating without its reason.
        while dialog.exec() == QDialog.DialogCode.Accepted:
            verb = partial(core.articles.set_fields, project, article, **dialog.changes())
            if self._session.act(verb) is not None:
                break
        dialog.deleteLater()

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asks of this panel: `article.edit_record`, or with `:field:article id`."""
        verb, field, named = (*what.split(":"), "", "")[:3]
        article = self.view.current_article() if self.view.hasFocus() else self._session.current_article
        article = named or article or self.view.current_article()
        if verb == "article.edit_record" and article:
            self.edit_record(article, field)
        elif verb == "article.remove" and article:
            self.remove(article)
        elif verb == "article.list":
            self.view.setFocus()
        elif verb.startswith("article.sort_"):
            self.sort_by(next(name for name in SORTINGS if verb.endswith(name)))

    def sort_by(self, sorting: Sorting) -> None:
        """List the articles in another order."""
        self._sorting = sorting
        self._show()

    @property
    def sorting(self) -> Sorting:
        """How the articles are sorted."""
        return self._sorting

    @Slot()
    def on_add_clicked(self) -> None:
        """Ask the window to add articles."""
        self._session.asked.emit("article.add")

    @Slot()
    def on_sort_clicked(self) -> None:
        """Offer the orders."""
        now = self._sorting
        choices = [Choice(sorting_words(one), partial(self.sort_by, one), one == now) for one in SORTINGS]
        offer(choices, self._sort, self._sort.mapToGlobal(QPoint(0, self._sort.height())))

    @Slot()
    def on_filter_clicked(self) -> None:
        """Offer the choices of the filter."""
        choices = [Choice(only_words(one), partial(self.show_only, one), one == self._only) for one in ONLY]
        offer(choices, self._filter, self._filter.mapToGlobal(QPoint(0, self._filter.height())))

    @Slot(object)
    def on_menu_wanted(self, place: QPoint) -> None:
        """Offer what one can do to the article."""
        article = self.view.current_article()
        row = next((row for row in self._rows if row.article.id == article), None)
        if row is not None:
            offer(article_choices(self, self._session, row), self.view, place)

    def show_only(self, only: Only) -> None:
        """List only some of the articles."""
        self._only = only
        self._show()


def _read(project: Project) -> tuple[ArticleRow, ...]:
    return core.articles.list_articles(project)
