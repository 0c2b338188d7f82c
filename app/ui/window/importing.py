"""Importing what other programs wrote, from the window: one command, told by the file's content."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from app import core
from app.ui.dialogs import CodesDialog, ImportReport, choose_open
from app.ui.jobs import JobHandle
from app.ui.window.taking_apart import show_briefing
from app.ui.window.work import WindowWork
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.importing import Imported, ImportFormat, ImportOptions
    from app.core.project import Project

ASKED = "file.import"


class Importing(WindowWork):
    """Imports files for one window, and shows what became of them."""

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Ask for a file and import it."""
        if what != ASKED or self._session.project is None:
            return
        endings = " ".join(
            sorted({f"*{ending}" for one in core.importing.FORMATS for ending in one.suffixes})
        )
        kinds = f"{tr('What can be imported')} ({endings});;{tr('All files')} (*)"
        path = choose_open(self._window, self._session.settings, tr("Import"), kinds)
        if path is None:
            return
        if path.suffix.casefold() in core.importing.find_format("qdpx").suffixes:
            self._take_codes(path)
        else:
            self.take(path)

    def _take_codes(self, path: Path) -> None:
        """Ask what the codes of a REFI-QDA project become, then import it."""
        dialog = CodesDialog(shorten(path.name, 48), self._window)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        are_claims = dialog.are_claims()
        dialog.deleteLater()
        if chosen:
            self.take(path, codes_are_claims=are_claims)

    def take(
        self, path: Path, password: str | None = None, *, codes_are_claims: bool = False, again: bool = False
    ) -> None:
        """Import a file in a job; `again` makes a second briefing of a report that is there already."""
        project = self._session.project
        if project is None:
            return
        self._session.settle()
        label = tr("Importing {name}").format(name=shorten(path.name, 48))
        options = core.importing.ImportOptions(
            password=password, codes_are_claims=codes_are_claims, again=again
        )
        work = partial(_take, project, path, options)
        failed = partial(self._tell_not_read, path, tr("{name} was not imported."), partial(self.take, path))
        self._start(label, work, partial(self._tell, path), failed)

    def _tell(self, path: Path, made: tuple[ImportFormat, Imported]) -> None:
        report = made[1].report
        if report is not None:
            again = partial(self.take, path, again=True)
            show_briefing(report, self._session, self._window, again)
            return
        dialog = ImportReport(path.name, *made, self._window)
        dialog.exec()
        dialog.deleteLater()


def _take(
    project: Project, path: Path, options: ImportOptions, job: JobHandle
) -> tuple[ImportFormat, Imported]:
    options = replace(options, progress=job.progress, cancelled=job.cancelled)
    return core.importing.import_file(project, path, "", options)
