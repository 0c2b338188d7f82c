"""Keeping a project safe while one works: verified backups in the background, and what endangers it, said."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.errors import SourcemarkError
from app.ui.dialogs import choose_save
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.wording import tr
from db.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.core.project import Project

BACK_UP_EVERY_MS = 30 * 60 * 1000
#: After opening: the window is drawn and the audit is on its way before the disk is asked for more.
FIRST_AFTER_MS = 3000


class Keeping(QObject):
    """Backs up the session's project for one window."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        say: Callable[[Notice], None],
        open_project: Callable[[Path], None],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._say = say
        self._open = open_project
        self._told = False
        self._first = QTimer(self, singleShot=True, interval=FIRST_AFTER_MS)
        self._often = QTimer(self, interval=BACK_UP_EVERY_MS)
        for timer in (self._first, self._often):
            timer.timeout.connect(self.back_up)
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)

    @Slot(object)
    def on_project_opened(self, project: Project) -> None:
        """Say what endangers the project, and begin to back it up."""
        self._told = False
        if project.store.suspect:
            self._tell_suspect(project)
        elif project.store.on_network:
            self._tell_place(project, tr("{name} lies on a network share."))
        elif project.store.synchronised:
            self._tell_place(project, tr("{name} lies in a synchronised folder."))
        if not project.read_only:
            self._first.start()
            self._often.start()

    @Slot()
    def on_project_closed(self) -> None:
        """Stop."""
        self._first.stop()
        self._often.stop()

    @Slot()
    def back_up(self) -> None:
        """Make a backup in a job, if one is due."""
        project = self._session.project
        if project is not None:
            work = partial(_back_up, project)
            failed = partial(self._failed, project)
            self._session.jobs.start(tr("Backing up"), work, None, failed, quiet=True)

    def _failed(self, project: Project, error: Exception) -> None:
        if self._session.project is not project or self._told:
            return
        if not isinstance(error, StoreError | SourcemarkError):
            raise error
        self._told = True
        self._session.message.emit(f"{tr('No backup was made:')} {error.message} {error.hint}".strip())

    def _tell_suspect(self, project: Project) -> None:
        problem = project.store.suspect[0]
        words = tr("Something is wrong with {name}.")
        if problem.kind == "backup":
            words = tr("No backup of {name} could be made.")
            self._told = True
        hint = tr("{problem} Its older backups are kept.").format(problem=problem.message)
        self._say(Notice(words.format(name=project.path.name), hint, "error"))

    def _tell_place(self, project: Project, words: str) -> None:
        hint = tr("Changes can be lost there. Work on a copy in a folder of this computer.")
        offer = (tr("Make a copy…"), partial(self._copy, project))
        self._say(Notice(words.format(name=project.path.name), hint, "warning", offer))

    def _copy(self, project: Project) -> None:
        kinds = tr("Sourcemark projects (*.sourcemark)")
        target = choose_save(
            self._window, self._session.settings, tr("Copy the project"), project.path.name, kinds
        )
        if target is not None and self._session.project is project:
            self._session.settle()
            label = tr("Copying {name}").format(name=project.path.name)
            self._session.jobs.start(label, partial(_copy_to, project, target), self._open)


def _copy_to(project: Project, target: Path, job: JobHandle) -> Path:
    project.back_up(target)
    return target


def _back_up(project: Project, job: JobHandle) -> Path | None:
    return project.store.back_up_if_due()
