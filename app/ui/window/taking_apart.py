"""Taking a stranger's briefing apart: choose the file, import it in a job, show what came in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.ui.dialogs import BriefingReport, choose_open
from app.ui.jobs import JobHandle
from app.ui.session import Place, Session
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.briefing_import import ImportedBriefing
    from app.core.project import Project

ASKED = "file.import_briefing"


class TakingApart(QObject):
    """Imports briefings in Markdown for one window."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        session.asked.connect(self.on_asked)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Ask for a file and import it."""
        if what != ASKED:
            return
        title, kinds = tr("Import a briefing"), tr("Markdown (*.md *.markdown *.txt);;All files (*)")
        path = choose_open(self._window, self._session.settings, title, kinds)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Import a file in a job."""
        project = self._session.project
        if project is None:
            return
        self._session.settle()
        label = tr("Reading {name}").format(name=shorten(path.name, 48))
        job = self._session.jobs.start(label, partial(_import, project, path), self._tell)
        self._session.project_closed.connect(job.cancel)

    def _tell(self, found: ImportedBriefing) -> None:
        """Go to the briefing and say what came in."""
        session = self._session
        section = found.sections[0] if found.sections else ""
        session.show_section(Place(briefing=found.briefing, section=section))
        if BriefingReport(found, self._window).exec() == QDialog.DialogCode.Accepted:
            session.set_workspace("argue")
            session.asked.emit("claim.to_verify")


def _import(project: Project, path: Path, job: JobHandle) -> ImportedBriefing:
    return core.briefing_import.import_briefing(project, path, cancelled=job.cancelled)
