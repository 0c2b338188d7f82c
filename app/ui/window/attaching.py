"""Attaching captures to articles that are only records, from the window: choose a file, read it in a job."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from app import core
from app.ui.dialogs import choose_open
from app.ui.jobs import JobHandle
from app.ui.session import Place
from app.ui.window.work import WindowWork
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.articles import Attached
    from app.core.project import Project


#: How fields are called where their own name is no word.
_WORDS = {"issued": "date", "URL": "address", "canonical_url": "canonical address"}


class Attaching(WindowWork):
    """Attaches captures for one window."""

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
        failed = partial(
            self._tell_not_read, path, tr("{name} was not attached."), partial(self.attach, article, path)
        )
        self._start(label, work, partial(self._tell, password), failed)

    def _tell(self, password: str | None, made: Attached) -> None:
        if password is not None:
            self._session.keep_password(made.snapshot.id, password)
        self._session.show_article(Place(article=made.article.id))
        filled = ", ".join(_WORDS.get(name, name.replace("_", " ")) for name in made.filled)
        words = tr("Attached. It filled in: {fields}.").format(fields=filled)
        self._session.message.emit(words if filled else tr("Attached. The record stays as it was."))


def _attach(project: Project, article: str, path: Path, password: str | None, job: JobHandle) -> Attached:
    return core.articles.attach_capture(
        project, article, path, password=password, progress=job.progress, cancelled=job.cancelled
    )
