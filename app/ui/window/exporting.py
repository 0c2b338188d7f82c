"""Exporting from the window: ask what and where, write in a job, say what was written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.ui.dialogs import ExportDialog
from app.ui.dialogs.export_making import export
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window.checking import Checking
from app.ui.window.data_exporting import DataExporting
from app.ui.window.grid_exporting import GridExporting
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.export_options import ExportWish
    from app.core.exports import Exported


class Exporting(QObject):
    """Exports briefings for one window."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        GridExporting(session, window, say)
        DataExporting(session, window, say)
        self._session = session
        self._window = window
        self._say = say
        self.checking = Checking(session, window, say)

    def ask(self) -> None:
        """Ask what to export and where, and do it."""
        project = self._session.project
        if project is None:
            return
        self._session.settle()
        if not core.briefings.list_briefings(project):
            words = tr("There is no briefing to export.")
            self._say(Notice(words, tr("Go to Write (Ctrl+3) and begin one."), "info"))
            return
        dialog = ExportDialog(self._session, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(dialog.briefing(), dialog.path(), dialog.wish())

    def write(self, briefing: str, path: Path, wish: ExportWish) -> None:
        """Write a briefing in a job."""
        project = self._session.project
        if project is None:
            return
        label = tr("Writing {name}").format(name=path.name)
        passwords = dict(self._session.passwords)
        work = partial(export, project, briefing, path, wish, passwords)
        job = self._session.jobs.start(label, work, self._tell)
        self._session.project_closed.connect(job.cancel)

    def _tell(self, exported: Exported) -> None:
        path = exported.path
        if path is None:
            return
        said = [tr("The audit says: ready.")]
        if exported.verdict != "ready":
            said = [tr("It is a draft: the audit still finds errors.")]
        beside = [one.path.name for one in exported.sidecars if one.path is not None]
        if beside:
            said.append(tr("Beside it: {names}.").format(names=", ".join(beside)))
        # What a reader of the pages would not see as it stands in the briefing is said, too.
        said += exported.problems
        written = tr("Written: {path}").format(path=path)
        open_it = (tr("Open"), partial(_open, path))
        show = (tr("Show in folder"), partial(_open, path.parent))
        self._say(Notice(written, " ".join(said), "covered", open_it, second=show))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
