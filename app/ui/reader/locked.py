"""A PDF that is locked with a password: what lies over its pages, asking for it, and trying it.

The password stays in the session's memory; nothing is written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import core
from app.errors import NeedsPassword, SourcemarkError
from app.ui.dialogs import PasswordDialog
from app.ui.jobs import JobHandle
from app.ui.reader.errands import Errands
from app.ui.reader.quiet_page import QuietPage
from app.ui.session import Session
from app.ui.widgets import Button
from app.ui.wording import shorten, tr
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.project import Project
    from app.ui.reader.content import Content
    from app.ui.reader.page_view import PageView


class LockedPages(QWidget):
    """Lies over a page view while its document is locked, and asks for the password."""

    #: The pages can be shown now.
    opened = Signal()
    text_asked = Signal()

    def __init__(self, session: Session, errands: Errands, content: Content, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._session, self._errands, self._content = session, errands, content
        self._name = shorten(content.snapshot.file_name or content.article.title, 60)
        self.dialog: PasswordDialog | None = None
        self.ask_button = Button(tr("Enter the password…"), "primary", "locked")
        self.ask_button.clicked.connect(self.ask)
        self.text_button = Button(tr("Read the text"))
        self.text_button.clicked.connect(self.text_asked)
        self._words = QuietPage(
            heading=tr("These pages are locked"), buttons=(self.ask_button, self.text_button)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        self.hide()
        view.installEventFilter(self)
        view.feed.locked.connect(self.lie_over)
        session.unlocked.connect(self.on_unlocked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the page view."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    @Slot(object)
    def lie_over(self, _: object = None) -> None:
        """Cover the pages and say what can be done."""
        self._say(tr("{name} opens with a password. Its text can be read and highlighted without it."))
        self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setGeometry(self._view.rect())
        self.show()
        self.raise_()
        if self._view.hasFocus():
            self.ask_button.setFocus()
        self._view.setFocusProxy(self.ask_button)

    @Slot()
    def ask(self) -> None:
        """Ask for the password, without holding up the rest of the window."""
        self._open_dialog(tr("{name} is encrypted. Its password opens it."))

    def _open_dialog(self, words: str) -> None:
        promise = tr("It is kept in memory until the project is closed, and never stored.")
        self.dialog = PasswordDialog(tr("Password"), words.format(name=self._name), self, promise)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(self._try)
        self.dialog.rejected.connect(self._leave)
        self.dialog.open()

    @Slot()
    def _leave(self) -> None:
        self.dialog = None
        self._say(tr("{name} stays locked. Its text can be read and highlighted without the password."))
        self.ask_button.setFocus()

    @Slot()
    def _try(self) -> None:
        project, dialog = self._session.project, self.dialog
        self.dialog = None
        if project is None or dialog is None:
            return
        password = dialog.password()
        self.ask_button.setEnabled(False)
        self._say(tr("Opening {name}…"))
        work = partial(_try_password, project, self._content.snapshot.id, password)
        self._errands.start(tr("Opening a PDF"), work, self._fits, self._fits_not)

    def _fits(self, password: str) -> None:
        self.ask_button.setEnabled(True)
        self._session.keep_password(self._content.snapshot.id, password)

    def _fits_not(self, error: Exception) -> None:
        self.ask_button.setEnabled(True)
        if isinstance(error, NeedsPassword):
            wrong = tr("That is not the password of {name}. Try again, with capitals as they were given.")
            self._say(wrong)
            self._open_dialog(wrong)
        elif isinstance(error, SourcemarkError | StoreError):
            self._words.set_text(f"{error.message} {error.hint}".strip())
        else:
            raise error

    @Slot(str)
    def on_unlocked(self, snapshot: str) -> None:
        """Uncover the pages, also when the password was given elsewhere."""
        if snapshot == self._content.snapshot.id and not self.isHidden():
            focused = self.ask_button.hasFocus() or self.text_button.hasFocus()
            self._view.setFocusProxy(None)  # type: ignore[arg-type]
            if focused:
                self._view.setFocus()
            self.hide()
            self._view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self._view.feed.unlock()
            self._view.viewport().update()
            self.opened.emit()

    def words(self) -> str:
        """Return what is said now."""
        return self._words.text()

    def _say(self, words: str) -> None:
        self._words.set_text(words.format(name=self._name))


def _try_password(project: Project, snapshot: str, password: str, _: JobHandle) -> str:
    """Return the password when it opens the document. A job's work."""
    with core.pages.open_pages(project, snapshot, password):
        return password
