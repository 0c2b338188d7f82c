"""Reading what a panel shows, off the UI thread: one run at a time, one more if need be."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

from app.errors import SourcemarkError
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.wording import tr
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.project import Project

T = TypeVar("T")
log = logging.getLogger(__name__)


class Refreshing(QObject, Generic[T]):
    """Calls `take` with what `read` returned, on the UI thread; with `nothing` when no project is open."""

    def __init__(
        self,
        session: Session,
        read: Callable[[Project], T],
        take: Callable[[T], None],
        nothing: T,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._read = read
        self._take = take
        self._nothing = nothing
        self._job: JobHandle | None = None
        self._again = False

    def start(self) -> None:
        """Read now, or once more when the run under way is done."""
        project = self._session.project
        if project is None:
            self._again = False
            self._take(self._nothing)
        elif self._job is not None:
            self._again = True
        else:
            work = partial(_run, self._read, project)
            done, failed = partial(self._done, project), partial(self._failed, project)
            self._job = self._session.jobs.start(
                tr("Reading the project"), work, done, failed, quiet=True, after_paint=True
            )

    def clear(self) -> None:
        """Show nothing: the project is being closed."""
        self._again = False
        self._take(self._nothing)

    def _done(self, project: Project, result: T) -> None:
        self._job = None
        if project is self._session.project:
            self._take(result)
        self._go_on()

    def _failed(self, project: Project, error: Exception) -> None:
        job, self._job = self._job, None
        # A project that was closed under a run is no failure.
        if project is self._session.project:
            if not isinstance(error, SourcemarkError | StoreError):
                log.error("Reading the project failed", exc_info=error)
            self._session.jobs.failed.emit(job)
        self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.start()


def _run(read: Callable[[Project], T], project: Project, _: JobHandle) -> T:
    return read(project)
