"""Shows what each of the two readers of a PDF reads in a passage; `highlight.readings:ID` asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from app import core
from app.ui.dialogs import TwoReadingsDialog
from app.ui.jobs import JobHandle
from app.ui.session import Place
from app.ui.window.work import WindowWork
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.second_reading import Readings

ASKED = "highlight.readings:"


class ShowingReadings(WindowWork):
    """Opens the dialog with both wordings."""

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Read both wordings of a highlight, and show them."""
        if what == ASKED[:-1] and self._session.current_highlight is not None:
            what = ASKED + self._session.current_highlight
        project = self._session.project
        if what.startswith(ASKED) and project is not None:
            work = partial(_read, project, what.removeprefix(ASKED))
            self._session.jobs.start(tr("Reading both wordings"), work, self._show, quiet=True)

    def _show(self, found: Readings) -> None:
        first = (tr("{reader} reads").format(reader=found.first_reader), found.first, found.first_apart)
        second = (tr("{reader} reads").format(reader=found.second_reader), found.second, found.second_apart)
        sides = [first, second] if found.second_reader else [(tr("The passage"), found.first, ())]
        dialog = TwoReadingsDialog(found.words, sides, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._session.show_article(Place(article=found.article, highlight=found.highlight))


def _read(project: Project, highlight: str, _: JobHandle) -> Readings:
    return core.second_reading.readings(project, highlight)
