"""Checking an exported briefing from the window: choose the file, read it in a job, show what was found."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from app import core
from app.ui.dialogs import ReceiptsReport, choose_open
from app.ui.jobs import JobHandle
from app.ui.window.work import WindowWork
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.verifying import Verification

ASKED = "file.check_briefing"


class Checking(WindowWork):
    """Checks briefings for one window: by themselves, and against the project when one is open."""

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Ask for a file and check it."""
        if what != ASKED:
            return
        title = tr("Check a briefing")
        path = choose_open(self._window, self._session.settings, title, tr("HTML (*.html *.htm)"))
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> None:
        """Check a file in a job."""
        self._session.settle()
        label = tr("Checking {name}").format(name=shorten(path.name, 48))
        self._start(label, partial(_check, path, self._session.project), self._tell)

    def _tell(self, found: Verification) -> None:
        ReceiptsReport(found, self._window).exec()


def _check(path: Path, project: Project | None, job: JobHandle) -> Verification:
    return core.verifying.verify_briefing(path, project, job.cancelled, job.progress)
