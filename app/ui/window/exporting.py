"""Exporting from the window: ask what and where, write in a job, say what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.ui.dialogs import ExportDialog
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window.checking import Checking
from app.ui.window.data_exporting import DataExporting
from app.ui.window.grid_exporting import GridExporting
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.core.exports import Exported
    from app.core.project import Project


class _Wish(NamedTuple):
    """What the dialog was told."""

    format: str
    profile: str | None
    with_images: bool


class Exporting(QObject):
    """Exports briefings for one window."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        GridExporting(session, window, say)
        DataExporting(session, window, say)
        self._session = session
        self._window = window
        self._say = say
        self.checking = Checking(session, window)

    def ask(self) -> None:
        """Ask what to export and where, and do it."""
        project = self._session.project
        if project is None:
            return
        self._session.settle()
        briefings = core.briefings.list_briefings(project)
        if not briefings:
            words = tr("There is no briefing to export.")
            self._say(Notice(words, tr("Go to Write (Ctrl+3) and begin one."), "info"))
            return
        current = self._session.current_briefing
        dialog = ExportDialog(briefings, current, self._verdict(), self._session.settings, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            wish = _Wish(dialog.format(), dialog.profile(), dialog.with_images())
            self.write(dialog.briefing(), dialog.path(), wish)

    def write(self, briefing: str, path: Path, wish: _Wish) -> None:
        """Write a briefing in a job."""
        project = self._session.project
        if project is None:
            return
        label = tr("Writing {name}").format(name=path.name)
        passwords = dict(self._session.passwords)
        work = partial(_export, project, briefing, path, wish, passwords)
        job = self._session.jobs.start(label, work, self._tell)
        self._session.project_closed.connect(job.cancel)

    def _tell(self, exported: Exported) -> None:
        path = exported.path
        if path is None:
            return
        verdict = tr("The audit says: ready.")
        if exported.verdict != "ready":
            verdict = tr("It is a draft: the audit still finds errors.")
        # What a reader of the pages would not see as it stands in the briefing is said, too.
        verdict = " ".join((verdict, *exported.problems))
        show = (tr("Show the folder"), partial(_show_folder, path))
        self._say(Notice(tr("Written: {path}").format(path=path), verdict, "covered", show))

    def _verdict(self) -> tuple[str, str]:
        audit = self._session.audit
        if audit is None:
            return "info", tr("The audit has not run yet.")
        errors = sum(one.severity == "error" and not one.waived for one in audit.findings)
        warnings = sum(one.severity == "warning" and not one.waived for one in audit.findings)
        if errors:
            words = tr("Not ready: {errors} stand open. It can be exported as a draft.")
            return "error", words.format(errors=count(errors, tr("error"), tr("errors")))
        if warnings:
            words = tr("Ready, with {warnings}.")
            return "warning", words.format(warnings=count(warnings, tr("warning"), tr("warnings")))
        return "covered", tr("The audit says: ready.")


def _export(
    project: Project, briefing: str, path: Path, wish: _Wish, passwords: Mapping[str, str], job: JobHandle
) -> Exported:
    pictures = None
    if wish.with_images:
        pictures = core.pictures.PictureOptions(
            passwords=passwords, progress=job.progress, cancelled=job.cancelled
        )
    return core.exports.export_briefing(project, briefing, path, wish.profile, wish.format, pictures=pictures)


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
