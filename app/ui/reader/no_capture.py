"""An article that is only a record: nothing to read yet, and what to do about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.errors import SourcemarkError
from app.ui.reader.quiet_page import QuietPage
from app.ui.session import Session
from app.ui.widgets import Button
from app.ui.wording import format_date, shorten, tr
from db.errors import StoreError
from db.records import Article

if TYPE_CHECKING:
    from app.ui.reader.article_view import ArticleView


class NoCapturePage(QWidget):
    """Names the record, and offers to attach its file or to correct it; follows what becomes of it."""

    #: The article has a capture now.
    captured = Signal()

    def __init__(self, session: Session, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._article = session, article
        self.title = ""
        self.attach_button = Button(tr("Attach a capture…"), "primary", "import")
        self.attach_button.clicked.connect(partial(session.asked.emit, f"article.attach:{article}"))
        self.edit_button = Button(tr("Edit record…"))
        self.edit_button.clicked.connect(partial(session.asked.emit, "article.edit_record"))
        self.page = QuietPage(
            heading=tr("No capture yet"), buttons=(self.attach_button, self.edit_button), parent=self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setFocusProxy(self.attach_button)
        session.changed.connect(self.on_changed)
        self.on_changed()

    @Slot()
    @Slot(object)
    def on_changed(self, _: object = None) -> None:
        """Say what the record says now, or that there is something to read."""
        project = self._session.project
        if project is None:
            return
        try:
            if core.articles.list_snapshots(project, self._article):
                self.captured.emit()
                return
            article = core.articles.read_record(project, self._article)
        except (SourcemarkError, StoreError):
            # The project is being closed, or the addition was taken back: the tab goes with it.
            return
        self.title = article.title or article.citekey
        self.page.set_text(_words(article))


def show_record(view: ArticleView, stack: QStackedWidget) -> str:
    """Show in a tab that its article is only a record; return the title."""
    page = NoCapturePage(view.session, view.article_id, view)
    page.captured.connect(view.outdated)
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    view.setFocusProxy(page)
    return page.title


def _words(article: Article) -> str:
    facts = [
        f"“{shorten(article.title, 160)}”" if article.title else article.citekey,
        article.publisher.name if article.publisher else article.container_title,
        format_date(article.issued) if article.issued else "",
        shorten(article.URL, 60),
    ]
    told = "\n".join(fact for fact in facts if fact)
    what = tr("This article is only a record. Save its page or file and attach it:")
    then = tr("then it can be read, highlighted and cited. The record stays as it is.")
    return f"{told}\n\n{what} {then}"
