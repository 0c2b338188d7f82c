"""Writing the grid from the window: ask where, write in a job, say what was written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from app import core
from app.ui.dialogs import choose_save
from app.ui.jobs import JobHandle
from app.ui.window.work import WindowWork
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.core.columns import Order
    from app.core.grid import WrittenGrid
    from app.core.project import Project

#: What the grid asks with: its order, and `cited` when it shows only cited articles.
ASKED = "grid.write:"
ENDINGS = (".html", ".htm", ".csv")


class GridExporting(WindowWork):
    """Writes grids for one window."""

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Ask where the grid shall stand, and write it."""
        if not what.startswith(ASKED) or self._session.project is None:
            return
        order, _, cited = what.removeprefix(ASKED).partition(":")
        kinds = tr("Web page (*.html);;Table for spreadsheets (*.csv)")
        title = tr("Export the grid")
        path = choose_save(self._window, self._session.settings, title, "claims-and-articles.html", kinds)
        if path is not None:
            self.write(path, order, cited_only=cited == "cited")

    def write(self, path: Path, order: str, *, cited_only: bool) -> None:
        """Write the grid in a job; a name without an ending becomes a web page."""
        project = self._session.project
        if project is None:
            return
        if path.suffix.lower() not in ENDINGS:
            path = path.with_name(path.name + ".html")
        wanted: Order = core.grid.find_order(order)
        work = partial(_write, project, path, wanted, cited_only)
        self._start(tr("Writing {name}").format(name=path.name), work, self._tell)

    def _tell(self, made: WrittenGrid) -> None:
        if made.path is None:
            return
        words = tr("{claims} and {articles} are in it.").format(
            claims=count(made.claims, tr("claim"), tr("claims")),
            articles=count(made.articles, tr("article"), tr("articles")),
        )
        self._tell_written(made.path, words)


def _write(project: Project, path: Path, order: Order, cited_only: bool, _: JobHandle) -> WrittenGrid:
    # With the mark of UTF-8: who exports from the window opens the file in a spreadsheet.
    return core.grid.write_grid(project, path, order=order, cited_only=cited_only, bom=True)
