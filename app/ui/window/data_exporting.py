"""Exporting data from the window: ask what and where, write in a job, say what was written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from app import core
from app.ui.dialogs import ExportDataDialog
from app.ui.jobs import JobHandle
from app.ui.window.work import WindowWork
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.core.data_exports import WrittenData
    from app.core.project import Project

ASKED = "file.export_data"


class DataExporting(WindowWork):
    """Writes a project's data for one window."""

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Ask what to export and where, and do it."""
        project = self._session.project
        if what != ASKED or project is None:
            return
        self._session.settle()
        formats, briefings = core.data_exports.FORMATS, core.briefings.list_briefings(project)
        dialog = ExportDataDialog(formats, briefings, project.title, self._session.settings, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(dialog.format().name, dialog.path(), dialog.briefing())

    def write(self, name: str, path: Path, briefing: str | None) -> None:
        """Write the data in a job."""
        project = self._session.project
        if project is None:
            return
        work = partial(_write, project, name, path, briefing)
        self._start(tr("Writing {name}").format(name=path.name), work, self._tell)

    def _tell(self, made: WrittenData) -> None:
        if made.path is None:
            return
        held = ", ".join(_counted(what, number) for what, number in made.counts.items())
        words = [tr("In it: {what}.").format(what=held)] if held else []
        if made.beside:
            words.append(tr("Beside it: {names}.").format(names=", ".join(made.beside)))
        if made.left_out:
            left = count(len(made.left_out), tr("article"), tr("articles"))
            words.append(tr("Left out: {what}.").format(what=left))
        self._tell_written(made.path, " ".join(words), "warning" if made.left_out else "covered")


def _counted(what: str, number: int) -> str:
    """Return "1 claim", "2 claims" of what a format counts."""
    words = {
        "articles": (tr("article"), tr("articles")),
        "claims": (tr("claim"), tr("claims")),
        "highlights": (tr("highlight"), tr("highlights")),
        "links": (tr("link"), tr("links")),
    }
    return count(number, *words.get(what, (tr(what), tr(what))))


def _write(project: Project, name: str, path: Path, briefing: str | None, _: JobHandle) -> WrittenData:
    return core.data_exports.export_data(project, name, path, briefing)
