"""What all work that a window is asked for has in common: jobs that end with the project, and its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import Cancelled, NeedsPassword
from app.ui.dialogs import PasswordDialog
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.widgets.notice import Tone
from app.ui.wording import shorten, tr

T = TypeVar("T")


class WindowWork(QObject):
    """Hears everything that is asked of a window, and does its part of it; `say` shows a notice there."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._say = session, window, say
        session.asked.connect(self.on_asked)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what is asked, if it is this one's work."""
        raise NotImplementedError

    def _start(
        self,
        label: str,
        work: Callable[[JobHandle], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Start a job that is cancelled when the project closes."""
        job = self._session.jobs.start(label, work, done, failed)
        self._session.project_closed.connect(job.cancel)

    def _tell_not_read(self, path: Path, title: str, retry: Callable[[str], None], error: Exception) -> None:
        """Ask for a locked file's password and retry with it; say of any other error that `title` failed.

        `title` has a place for the file's {name}.
        """
        if isinstance(error, Cancelled):
            return
        name = shorten(path.name, 60)
        if isinstance(error, NeedsPassword):
            words = tr("{name} is encrypted. Its password opens it.").format(name=name)
            dialog = PasswordDialog(tr("Password"), words, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                retry(dialog.password())
            return
        why = f"{getattr(error, 'message', error)} {getattr(error, 'hint', '')}".strip()
        self._say(Notice(title.format(name=name), why, "error"))

    def _tell_written(self, path: Path, words: str, tone: Tone = "covered") -> None:
        """Say that a file was written and what is in it, and offer to show its folder."""
        show = (tr("Show the folder"), partial(_show_folder, path))
        self._say(Notice(tr("Written: {path}").format(path=path), words, tone, show))


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
