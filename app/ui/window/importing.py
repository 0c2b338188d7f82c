"""Importing what other programs wrote, from the window: one command, told by the file's content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.errors import Cancelled, NeedsPassword
from app.ui.dialogs import CodesDialog, ImportReport, PasswordDialog, choose_open
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window.taking_apart import show_briefing
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.importing import Imported, ImportFormat, ImportOptions
    from app.core.project import Project

ASKED = "file.import"


class Importing(QObject):
    """Imports files for one window, and shows what became of them."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._session, self._window, self._say = session, window, say
        session.asked.connect(self.on_asked)

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
        failed = partial(self._tell_failed, path)
        job = self._session.jobs.start(label, work, partial(self._tell, path), failed)
        self._session.project_closed.connect(job.cancel)

    def _tell(self, path: Path, made: tuple[ImportFormat, Imported]) -> None:
        report = made[1].report
        if report is not None:
            again = partial(self.take, path, again=True)
            show_briefing(report, self._session, self._window, again)
            return
        dialog = ImportReport(path.name, *made, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _tell_failed(self, path: Path, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        name = shorten(path.name, 60)
        if isinstance(error, NeedsPassword):
            words = tr("{name} is encrypted. Its password opens it.").format(name=name)
            dialog = PasswordDialog(tr("Password"), words, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.take(path, dialog.password())
            return
        why = f"{getattr(error, 'message', error)} {getattr(error, 'hint', '')}".strip()
        self._say(Notice(tr("{name} was not imported.").format(name=name), why, "error"))


def _take(
    project: Project, path: Path, options: ImportOptions, job: JobHandle
) -> tuple[ImportFormat, Imported]:
    options = replace(options, progress=job.progress, cancelled=job.cancelled)
    return core.importing.import_file(project, path, "", options)
