"""A newer copy of an article, from the window: choose it, read it in a job, settle what it changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog

from app import core
from app.ui.dialogs import NewerCopyDialog, ProblemDialog, choose_open
from app.ui.jobs import JobHandle
from app.ui.session import Place
from app.ui.widgets import Notice
from app.ui.window.work import WindowWork
from app.ui.wording import shorten, tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.recapture import Report
    from app.core.settling import Unsettled


class Recapturing(WindowWork):
    """Adds newer copies for one window, and shows what became of the passages."""

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asks for: `article.unsettled`, perhaps with `:article id:highlight id`."""
        verb, named, highlight = (*what.split(":"), "", "")[:3]
        article = named or self._session.current_article
        if article and verb == "article.recapture":
            self.ask(article)
        elif article and verb == "article.unsettled":
            self.show_report(article, None, highlight)

    def ask(self, article: str) -> None:
        """Let the user choose the newer copy, and read it."""
        project = self._session.project
        if project is None:
            return
        title = tr("Choose the newer copy")
        path = choose_open(self._window, self._session.settings, title, "")
        if path is not None:
            self.add(article, path)

    def add(self, article: str, path: Path, *, force: bool = False, password: str | None = None) -> None:
        """Read a newer copy in a job."""
        project = self._session.project
        if project is None:
            return
        self._session.settle()
        label = tr("Reading {name}").format(name=shorten(path.name, 48))
        work = partial(_recapture, project, article, path, force, password)
        failed = partial(self._tell_failed, article, path)
        self._start(label, work, partial(self._tell, password), failed)

    def _tell(self, password: str | None, report: Report) -> None:
        if password is not None:
            self._session.keep_password(report.snapshot, password)
        if report.outcome == "already":
            self._session.message.emit(tr("The project has this very copy already. Nothing was changed."))
            return
        self._session.show_article(Place(article=report.article, copy="newest"))
        self.show_report(report.article, report)

    def _tell_failed(self, article: str, path: Path, error: Exception) -> None:
        if isinstance(error, core.recapture.AnotherArticle):
            ask = ProblemDialog(
                tr("Is this the same article?"),
                error.message,
                tr("Added as a copy, the passages that are not found stay on the older one."),
                tr("It is a newer copy"),
                self._window,
                stay=tr("Cancel"),
                careful=True,
            )
            if ask.exec() == QDialog.DialogCode.Accepted:
                self.add(article, path, force=True)
        else:
            self._tell_not_read(
                path, tr("{name} was not added."), partial(self._unlock, article, path), error
            )

    def _unlock(self, article: str, path: Path, password: str) -> None:
        self.add(article, path, password=password)

    # The report

    def show_report(self, article: str, report: Report | None, highlight: str = "") -> None:
        """Read in a job what waits in an article, and show it, perhaps at one passage."""
        project = self._session.project
        if project is not None:
            work = partial(_read_waiting, project, article)
            done = partial(self._show, project, article, report, highlight)
            self._session.jobs.start(tr("Comparing the copies"), work, done)

    def _show(
        self,
        project: Project,
        article: str,
        report: Report | None,
        highlight: str,
        waiting: tuple[Unsettled, ...],
    ) -> None:
        if self._session.project is not project:
            return
        found = core.articles.read_article(project, article).article
        title = tr("Newer copy of “{title}”").format(title=shorten(found.title, 90))
        counts = {str(state): number for state, number in report.counts.items()} if report else None
        act = self._session.act
        dialog = NewerCopyDialog(
            title,
            waiting,
            counts,
            lambda one: act(partial(core.settling.take_wording, project, one.highlight.id)) is not None,
            lambda one: act(partial(core.settling.keep_copy, project, one.highlight.id)) is not None,
            self._window,
        )
        dialog.look_at(highlight)
        dialog.exec()
        moving = dialog.moving
        dialog.deleteLater()
        if moving is not None:
            self._begin_move(project, article, moving)

    # Moving by hand

    def _begin_move(self, project: Project, article: str, one: Unsettled) -> None:
        """Show the newest copy; the passage is moved to what is selected there."""
        start = one.highlight.start if one.now is not None else None
        self._session.show_article(Place(article=article, start=start, copy="newest"))
        words = tr("Select the passage for “{quote}”, then move it.")
        self._say(
            Notice(
                words.format(quote=shorten(one.before, 60)),
                tr("Its note, colour and links come with it."),
                "warning",
                (tr("Move here"), partial(self._move, project, article, one)),
            )
        )

    def _move(self, project: Project, article: str, one: Unsettled) -> None:
        passage = self._session.passage
        if self._session.project is not project:
            return
        newest = core.articles.newest_snapshot(project, article)
        if passage is None or passage.snapshot != newest.id:
            self._session.message.emit(tr("Nothing is selected in the newest copy of the article."))
            self._begin_move(project, article, one)
            return
        move = partial(core.settling.move_passage, project, one.highlight.id, passage.start, passage.end)
        if self._session.act(move) is not None:
            left = core.settling.count_unsettled(project).get(article, 0)
            if left:
                self.show_report(article, None)
            else:
                self._session.message.emit(tr("Moved. Every passage of the article is settled."))


def _recapture(
    project: Project, article: str, path: Path, force: bool, password: str | None, job: JobHandle
) -> Report:
    return core.recapture.recapture(
        project,
        article,
        path,
        force=force,
        password=password,
        progress=job.progress,
        cancelled=job.cancelled,
    )


def _read_waiting(project: Project, article: str, _: JobHandle) -> tuple[Unsettled, ...]:
    return core.settling.list_unsettled(project, article)
