"""The audit in the background: run again when the project has rested for a moment after a change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app import core
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.audits import Audit
    from app.core.project import Project

REST_MS = 250


class Auditing(QObject):
    """Keeps the session's audit fresh."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: JobHandle | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.on_rest)
        session.changed.connect(self.on_changed)
        session.project_opened.connect(self.on_changed)
        session.project_closed.connect(self.stop)

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Wait for a moment of rest."""
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """Forget what is under way."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot()
    def on_rest(self) -> None:
        """Run the audit; an older run is dropped."""
        self.stop()
        project = self._session.project
        if project is not None:
            work = partial(_audit, project)
            self._job = self._session.jobs.start(tr("Auditing"), work, self._take, quiet=True)

    def _take(self, audit: Audit) -> None:
        self._job = None
        self._session.set_audit(audit)


def _audit(project: Project, job: JobHandle) -> Audit:
    core.origins.keep_fingerprints(project)
    return core.audits.run_audit(project)
