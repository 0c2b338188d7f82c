"""A pane: tabs, the strip, and the articles that are open in it. The panel has one, or two side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from app.ui.reader import steps
from app.ui.reader.article_view import ArticleView
from app.ui.reader.places import OpenTabs, Standpoint
from app.ui.reader.quiet_page import QuietPage
from app.ui.reader.strip import Strip
from app.ui.reader.tab_bar import TabBar
from app.ui.reader.verbs import Habits
from app.ui.session import Session
from app.ui.wording import tr

MakeStand = Callable[[str], Standpoint]


class Pane(QWidget):
    """Open articles as tabs. `current_changed` carries the article's id, or None when nothing is open."""

    current_changed = Signal(object)
    #: An article's standpoint before it is closed: (article, standpoint).
    closed = Signal(object)
    emptied = Signal()
    split_asked = Signal()

    def __init__(
        self, session: Session, habits: Habits, stand_of: MakeStand, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._habits, self._stand_of = session, habits, stand_of
        self.tabs = TabBar()
        self.strip = Strip()
        self._views: dict[str, ArticleView] = {}
        self._titles: dict[str, str] = {}
        self._stack = QStackedWidget()
        self._empty = QuietPage(
            tr("Choose an article in the list on the left to read it here."),
            keys=(("Enter", tr("opens it")), ("Ctrl+O", tr("adds articles"))),
        )
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tabs, self.strip):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._connect()
        self._show_current()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabCloseRequested.connect(self.close_tab)
        self.strip.page_stepped.connect(self.step_page)
        self.strip.page_asked.connect(self.ask_page)
        self.strip.zoom_stepped.connect(self.zoom_by)
        self.strip.fit_asked.connect(self.fit_width)
        self.strip.mode_asked.connect(self.set_mode)
        self.strip.split_asked.connect(self.split_asked)
        for keys, receiver in (("Ctrl+Tab", self.next_tab), ("Ctrl+Shift+Tab", self.previous_tab)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(receiver)

    # Tabs

    @property
    def current(self) -> ArticleView | None:
        """Return the article that is shown."""
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, ArticleView) else None

    def articles(self) -> OpenTabs:
        """Return which articles are open."""
        ids = tuple(str(self.tabs.tabData(index)) for index in range(self.tabs.count()))
        return OpenTabs(ids, self.tabs.currentIndex())

    def views(self) -> tuple[ArticleView, ...]:
        """Return the articles that were shown since they were opened."""
        return tuple(self._views.values())

    def add_tab(self, article: str, title: str) -> None:
        """Add a tab without showing it; its article is read when it is first shown."""
        if self.tabs.index_of(article) < 0:
            self._titles[article] = title
            self.tabs.blockSignals(True)
            self.tabs.add(title, article)
            self.tabs.blockSignals(False)

    def show_article(self, article: str, title: str = "") -> ArticleView | None:
        """Show an article, in its tab or a new one."""
        self.add_tab(article, title or tr("Opening…"))
        index = self.tabs.index_of(article)
        if self.tabs.currentIndex() != index:
            self.tabs.setCurrentIndex(index)
        else:
            self._show_current()
        return self._views.get(article)

    @Slot(int)
    def close_tab(self, index: int) -> None:
        """Close a tab; its worker ends."""
        article = str(self.tabs.tabData(index))
        view = self._views.get(article)
        if view is not None:
            self.closed.emit((article, view.standpoint()))
            self._drop_view(view)
        self.tabs.removeTab(index)
        self._show_current()
        if self.tabs.count() == 0:
            self.emptied.emit()

    def close_current(self) -> None:
        """Close the tab that is shown."""
        if self.tabs.count():
            self.close_tab(self.tabs.currentIndex())

    def close_all(self) -> None:
        """Close every tab."""
        while self.tabs.count():
            self.close_tab(self.tabs.count() - 1)

    @Slot()
    def next_tab(self) -> None:
        """Show the tab at the right, or the first."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    @Slot()
    def previous_tab(self) -> None:
        """Show the tab at the left, or the last."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() - 1) % self.tabs.count())

    @Slot(int)
    def _on_tab(self, _: int) -> None:
        self._show_current()

    def _show_current(self) -> None:
        index = self.tabs.currentIndex()
        self.tabs.setVisible(self.tabs.count() > 0)
        self.strip.setVisible(self.tabs.count() > 0)
        if index < 0:
            self._stack.setCurrentWidget(self._empty)
            self.strip.show_article(None)
            self.current_changed.emit(None)
            return
        article = str(self.tabs.tabData(index))
        view = self._views.get(article) or self._make_view(article)
        if self._stack.currentWidget() is not view:
            self._stack.setCurrentWidget(view)
            self._show_strip()
            if self.isAncestorOf(QApplication.focusWidget() or self):
                view.setFocus()
        self.current_changed.emit(article)

    def _make_view(self, article: str) -> ArticleView:
        view = ArticleView(self._session, article, self._habits, self._stand_of(article))
        view.changed.connect(self._show_strip)
        view.failed.connect(self._show_strip)
        view.outdated.connect(self._read_anew)
        self._views[article] = view
        self._stack.addWidget(view)
        return view

    @Slot()
    def _read_anew(self) -> None:
        """Show an article's newest copy in the place of the one before, where one stood."""
        view = self.sender()
        if isinstance(view, ArticleView) and self._views.get(view.article_id) is view:
            self.read_anew(view.article_id)

    def read_anew(self, article: str) -> None:
        """Read an article again that is open here: another copy of it is to be shown."""
        view = self._views.get(article)
        if view is not None:
            self.closed.emit((view.article_id, view.standpoint()))
            self._drop_view(view)
            self._show_current()

    def _drop_view(self, view: ArticleView) -> None:
        self._views.pop(view.article_id, None)
        view.close_article()
        self._stack.removeWidget(view)
        view.hide()
        view.deleteLater()

    @Slot()
    @Slot(object)
    def _show_strip(self, _: object = None) -> None:
        for article, view in self._views.items():
            if view.title and view.title != self._titles.get(article):
                self._titles[article] = view.title
                self.tabs.set_title(self.tabs.index_of(article), view.title)
        current = self.current
        if current is not None:
            self.strip.show_article(current.content.article if current.content else None)
            self.strip.show_standing(current.standing())

    # What the strip and the commands ask for

    @Slot(object)
    def step_page(self, step: object) -> None:
        """Go so many pages on or back."""
        if self.current is not None and isinstance(step, int):
            steps.step_page(self.current, step)

    @Slot(str)
    def ask_page(self, label: str) -> None:
        """Go to the page with a label, and give the keyboard back to it."""
        if self.current is not None:
            if label and not steps.ask_page(self.current, label):
                self._session.message.emit(tr("There is no page “{label}”.").format(label=label))
            if self.current.view is not None:
                self.current.view.setFocus()
            self._show_strip()

    @Slot(object)
    def zoom_by(self, by: object) -> None:
        """Make page or text larger or smaller."""
        view = self.current.view if self.current else None
        if view is not None and isinstance(by, int):
            view.zoom_by(by)

    @Slot()
    def fit_width(self) -> None:
        """Fit the page's width, or set the text to its usual size."""
        if self.current is not None:
            steps.fit(self.current, "width")

    @Slot(str)
    def set_mode(self, mode: str) -> None:
        """Show the pages or the text."""
        if self.current is not None:
            self.current.set_mode(mode)
            self._show_strip()
