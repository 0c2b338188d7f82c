"""Which copy of an article is shown: a quiet line over an older one, and the way to the newest."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.reader.content import Content
from app.ui.session import Place, Session
from app.ui.widgets import Button, Hairline, Label, MarkLabel
from app.ui.wording import format_date, tr


class Rereading(Protocol):
    """What shows articles; pane.py is it."""

    def read_anew(self, article: str) -> None:
        """Read an article again that is open here."""
        ...


class CopyBar(QWidget):
    """Stands over an article while an older copy of it is shown."""

    def __init__(self, session: Session, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._article = session, article
        self._words = Label("", "meta", "muted")
        self.newest = Button(tr("Show the newest copy"), small=True)
        self.newest.clicked.connect(self.on_newest_clicked)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), theme.px(5), theme.px(12), theme.px(5))
        row.setSpacing(theme.px(8))
        row.addWidget(MarkLabel("info"))
        row.addWidget(self._words, 1)
        row.addWidget(self.newest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Hairline())
        self.hide()

    def show_copy(self, content: Content) -> None:
        """Say which copy is shown, unless it is the newest."""
        copy = content.snapshot
        day = format_date((copy.captured_at or copy.imported_at)[:10])
        words = tr("This is the copy of {day}, not the newest one. Passages marked here are only in it.")
        self._words.setText(words.format(day=day))
        self.setAccessibleName(self._words.text())
        self.setVisible(not content.is_newest)

    @Slot()
    def on_newest_clicked(self) -> None:
        """Show the newest copy."""
        self._session.show_article(Place(article=self._article, copy="newest"))


def choose_copy(session: Session, place: Place, panes: Iterable[Rereading]) -> None:
    """Have the copy shown that a place asks for, or that has its highlight; any other place leaves it."""
    project = session.project
    if project is None or not (place.copy or place.highlight):
        return
    wanted = place.copy
    if not wanted:
        find = partial(core.articles.find_copy, project, place.article, place.highlight)
        wanted = session.act(find) or "newest"
    before = session.copies.pop(place.article, "newest")
    if wanted != "newest":
        session.copies[place.article] = wanted
    if wanted != before:
        for pane in panes:
            pane.read_anew(place.article)
