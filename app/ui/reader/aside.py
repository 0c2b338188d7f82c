"""The panel beside an article: its contents, and small pictures of its pages. Hidden until asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.reader.contents import Heading
from app.ui.reader.contents_view import ContentsView
from app.ui.reader.page_canvas import PageCanvas
from app.ui.reader.thumbnails import Thumbnails
from app.ui.settings import Settings
from app.ui.style import panel_palette
from app.ui.widgets import EmptyState, Hairline, IconButton, SegmentedControl
from app.ui.wording import tr

WIDTH = 216
TABS = ("contents", "pages")


class Aside(QWidget):
    """Contents and thumbnails as two tabs; which one is open is the same for all articles."""

    #: A Heading or a page's index to go to.
    chosen = Signal(object)
    #: The keyboard goes back to the article.
    left = Signal()
    shown = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAccessibleName(tr("Contents and pages"))
        self.contents = ContentsView()
        self.thumbnails: Thumbnails | None = None
        self._none = EmptyState("")
        self._no_pages = EmptyState(tr("Only PDF has pages."))
        self._empty = True
        self._tabs = SegmentedControl(
            (("contents", tr("Contents")), ("pages", tr("Pages"))), tr("Contents or pages")
        )
        self._close = IconButton("close", tr("Hide (F4)"))
        self._stack = QStackedWidget()
        for page in (self.contents, self._none, self._no_pages):
            self._stack.addWidget(page)
        self._lay_out()
        self._tabs.chosen.connect(self.show_tab)
        self._close.clicked.connect(self.hide_aside)
        self.contents.chosen.connect(self.chosen)
        self.contents.left.connect(self.left)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.hide()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._tabs)
        self._head.addStretch(1)
        self._head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)

    @Slot()
    def on_theme_changed(self) -> None:
        """Take colours and measures from the theme again."""
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)
        self.setFixedWidth(theme.px(WIDTH))
        self._head.setContentsMargins(theme.px(10), theme.px(6), theme.px(6), theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line towards the article."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("hairline"))
        painter.end()

    # What it shows

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Show an article's contents."""
        self._empty = not headings
        self.contents.set_headings(headings)

    def set_pages(self, canvas: PageCanvas) -> None:
        """Show small pictures of this view's pages."""
        self.thumbnails = Thumbnails(canvas)
        self.thumbnails.chosen.connect(self.chosen)
        self.thumbnails.left.connect(self.left)
        self._stack.addWidget(self.thumbnails)

    def restore(self, *, has_pages: bool) -> None:
        """Be open as it was last, in whichever article that was."""
        words = tr("This article has no table of contents, and its text has no headings.")
        if has_pages:
            words = tr("This article has no table of contents. “Pages” shows all its pages small.")
        self._none.set_text(words)
        self._tabs.segment("pages").setEnabled(has_pages)
        self._tabs.segment("pages").setToolTip("" if has_pages else tr("Only PDF has pages"))
        tab = self._settings.aside
        if tab in TABS:
            self._open(tab if has_pages else "contents")
        else:
            self.hide()

    @property
    def tab(self) -> str:
        """Return which tab is shown, nothing while it is hidden."""
        return "" if self.isHidden() else self._tabs.current()

    def toggle(self, tab: str) -> None:
        """Show a tab with the keyboard on it, or hide it when it is shown."""
        if self.tab == tab:
            self.hide_aside()
        else:
            self.show_tab(tab)

    @Slot(str)
    def show_tab(self, tab: str) -> None:
        """Show a tab and put the keyboard on it."""
        self._settings.aside = tab
        self._open(tab)
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, tab: str) -> None:
        self._tabs.set_current(tab)
        if tab == "pages":
            page: QWidget = self.thumbnails or self._no_pages
        else:
            page = self._none if self._empty else self.contents
        self._stack.setCurrentWidget(page)
        self.show()
        self.shown.emit()

    @Slot()
    def hide_aside(self) -> None:
        """Hide, here and in the articles that are opened next."""
        self._settings.aside = ""
        self.hide()
        self.left.emit()
