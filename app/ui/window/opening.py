"""Opening and making projects: in a job, with every refusal as a sentence and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from app import core, paths
from app.errors import SourcemarkError
from app.ui import jobs
from app.ui.dialogs import PasswordDialog, ProblemDialog, choose_open, choose_save
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.wording import tr
from db.errors import NotAProject, ProjectLocked, StoreError, WrongPassphrase

if TYPE_CHECKING:
    from app.core.project import Project

ENDING = ".sourcemark"
Then = Callable[[], None]


class Opening(QObject):
    """Opens projects for one window."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def may_leave(self) -> bool:
        """Have everything stored that was typed; ask before words are left that could not be."""
        self._session.settle()
        if not self._session.drafting:
            return True
        title = tr("Not everything is stored")
        words = tr("What you typed last could not be written to the project, and would be lost.")
        hint = tr("Stay to copy it, or to make room on the disk and type on.")
        dialog = ProblemDialog(title, words, hint, tr("Leave without it"), self._window, stay=tr("Stay"))
        return dialog.exec() == QDialog.DialogCode.Accepted

    def close(self) -> None:
        """Close the project, unless words would be lost that the user wants to keep."""
        if self.may_leave():
            self._session.close_project()

    def open(self, path: Path, then: Then | None = None) -> None:
        """Open a project file."""
        self._start(path, partial(_open, path, None, False), then)

    def ask_to_open(self) -> None:
        """Let the user choose a project file, and open it."""
        words = tr("Sourcemark projects (*.sourcemark);;All files (*)")
        path = choose_open(self._window, self._session.settings, tr("Open a project"), words)
        if path is not None:
            self.open(path)

    def ask_to_make(self, then: Then | None = None) -> None:
        """Let the user choose where a new project goes, and make it."""
        words = tr("Sourcemark projects (*.sourcemark)")
        path = choose_save(
            self._window, self._session.settings, tr("New project"), tr("New project") + ENDING, words
        )
        if path is not None:
            self.make(path if path.suffix == ENDING else path.with_name(path.name + ENDING), then)

    def make(self, path: Path, then: Then | None = None) -> None:
        """Make an empty project and open it."""
        self._start(path, partial(_make, path), then)

    def open_sample(self) -> None:
        """Open the sample project, made afresh when it is not there."""
        self._start(Path(tr("the sample")), _open_sample, None)

    def _start(self, path: Path, work: Callable[[JobHandle], Project], then: Then | None) -> None:
        if not self.may_leave():
            return
        label = tr("Opening {name}").format(name=path.name)
        jobs.start(label, work, partial(self._take, then), partial(self._refused, path, then))

    def _take(self, then: Then | None, project: Project) -> None:
        self._session.take_project(project)
        if then is not None:
            then()

    def _refused(self, path: Path, then: Then | None, error: Exception) -> None:
        if isinstance(error, WrongPassphrase):
            self._ask_passphrase(path, then)
            return
        if not isinstance(error, StoreError | SourcemarkError):
            raise error
        if isinstance(error, NotAProject) and not path.exists():
            self._session.settings.forget(str(path))
        offer = tr("Open for reading only") if isinstance(error, ProjectLocked) else ""
        title = tr("Cannot open {name}").format(name=path.name)
        dialog = ProblemDialog(title, error.message, error.hint, offer, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and offer:
            self._start(path, partial(_open, path, None, True), then)

    def _ask_passphrase(self, path: Path, then: Then | None) -> None:
        words = tr("{name} is encrypted. Its passphrase opens it.").format(name=path.name)
        dialog = PasswordDialog(tr("Passphrase"), words, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._start(path, partial(_open, path, dialog.password(), False), then)


def _open(path: Path, passphrase: str | None, read_only: bool, job: JobHandle) -> Project:
    return core.project.open_project(path, passphrase, read_only=read_only)


def _make(path: Path, job: JobHandle) -> Project:
    return core.project.new_project(path)


def _open_sample(job: JobHandle) -> Project:
    path = paths.data_folder() / f"sample{ENDING}"
    if not path.exists():
        core.sample.build_sample(path, job.progress)
    return core.project.open_project(path)
