"""Attaching captures to articles that are only records, from the window: choose a file, read it in a job."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.errors import Cancelled, NeedsPassword
from app.ui.dialogs import PasswordDialog, choose_open
from app.ui.jobs import JobHandle
from app.ui.session import Place, Session
from app.ui.widgets import Notice
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.articles import Attached
    from app.core.project import Project


#: How fields are called where their own name is no word.
_WORDS = {"issued": "date", "URL": "address", "canonical_url": "canonical address"}


class Attaching(QObject):
    """Attaches captures for one window."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._say = session, window, say
        session.asked.connect(self.on_asked)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Ask for the file of the article that is read, or of the one named: `article.attach:ID`."""
        verb, _, named = what.partition(":")
        article = named or self._session.current_article
        if verb != "article.attach" or not article or self._session.project is None:
            return
        title = tr("Choose the article's file")
        path = choose_open(self._window, self._session.settings, title, "")
        if path is not None:
            self.attach(article, path)

    def attach(self, article: str, path: Path, password: str | None = None) -> None:
        """Read a file in a job and make it the article's first capture."""
        project = self._session.project
        if project is None:
            return
        self._session.settle()
        label = tr("Reading {name}").format(name=shorten(path.name, 48))
        work = partial(_attach, project, article, path, password)
        failed = partial(self._tell_failed, article, path)
        job = self._session.jobs.start(label, work, partial(self._tell, password), failed)
        self._session.project_closed.connect(job.cancel)

    def _tell(self, password: str | None, made: Attached) -> None:
        if password is not None:
            self._session.keep_password(made.snapshot.id, password)
        self._session.show_article(Place(article=made.article.id))
        filled = ", ".join(_WORDS.get(name, name.replace("_", " ")) for name in made.filled)
        words = tr("Attached. It filled in: {fields}.").format(fields=filled)
        self._session.message.emit(words if filled else tr("Attached. The record stays as it was."))

    def _tell_failed(self, article: str, path: Path, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        name = shorten(path.name, 60)
        if isinstance(error, NeedsPassword):
            words = tr("{name} is encrypted. Its password opens it.").format(name=name)
            dialog = PasswordDialog(tr("Password"), words, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.attach(article, path, dialog.password())
            return
        why = f"{getattr(error, 'message', error)} {getattr(error, 'hint', '')}".strip()
        self._say(Notice(tr("{name} was not attached.").format(name=name), why, "error"))


def _attach(project: Project, article: str, path: Path, password: str | None, job: JobHandle) -> Attached:
    return core.articles.attach_capture(
        project, article, path, password=password, progress=job.progress, cancelled=job.cancelled
    )
