"""Looks for text that a PDF's first reader lost, while nobody does anything, and offers the second reader's.

It stops at once when somebody opens or adds something, presses a key or turns the wheel; it begins later.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app import core
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.recapture import Report

#: Nobody has done anything for so long.
QUIET_MS = 10_000
ASKED = "article.take_second"
#: A key that is a command's comes as a shortcut only.
_ACTS = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.Shortcut, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
)


class _Looked(NamedTuple):
    """What was looked at, and how many of its pages are suspect."""

    snapshot: str
    article: str
    suspects: int
    first_label: str


class LookingForLostText(QObject):
    """Has the article that is read looked through, one job at a time."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._session, self._say = session, say
        self._job: JobHandle | None = None
        #: Copies that were looked through since the program started.
        self._looked: set[str] = set()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.look)
        session.article_requested.connect(self.on_act)
        session.jobs.started.connect(self.on_job_started)
        session.project_closed.connect(self.on_project_closed)
        session.asked.connect(self.on_asked)

    @property
    def job(self) -> JobHandle | None:
        """Return the job that looks now."""
        return self._job

    @Slot()
    def look(self) -> None:
        """Look through the article that is read, unless that was done or others are at work."""
        project, article = self._session.project, self._session.current_article
        if project is None or project.read_only or article is None or self._job is not None:
            return
        if any(not job.quiet for job in self._session.jobs.running):
            self._quiet.start()
            return
        work = partial(_look, project, article, self._session.passwords, frozenset(self._looked))
        self._job = self._session.jobs.start(
            tr("Reading with the second reader"), work, self._tell, _ignore, quiet=True
        )
        self._job.finished.connect(self.on_finished)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is a window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop when somebody does something. Installed only while a job looks."""
        if event.type() in _ACTS:
            self.on_act()
        return super().eventFilter(watched, event)

    @Slot()
    @Slot(object)
    def on_act(self, _: object = None) -> None:
        """Stop what is under way, and begin when it has been quiet for a while."""
        if self._job is not None:
            self._job.cancel()
        self._quiet.start()

    @Slot(object)
    def on_job_started(self, job: JobHandle) -> None:
        """Let what somebody asked for go first."""
        if not job.quiet:
            self.on_act()

    @Slot(object)
    def on_finished(self, _: object) -> None:
        """Stop watching what is done."""
        self._job = None
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # there is a window

    @Slot()
    def on_project_closed(self) -> None:
        """Stop with the project."""
        self.on_act()
        self._quiet.stop()

    def _tell(self, looked: _Looked) -> None:
        self._looked.add(looked.snapshot)
        if not looked.suspects:
            return
        pages = count(looked.suspects, tr("page"), tr("pages"))
        words = tr("The second reader finds far more text on {pages}.").format(pages=pages)
        more = tr(
            "The first is page {label}. Its text is as the first reader has it until you read it again."
        )
        again = (tr("Read again"), partial(self.take, looked.article))
        self._say(Notice(words, more.format(label=looked.first_label), "warning", again))

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Take the second reader's text when a command asks for it."""
        if what == ASKED and self._session.current_article is not None:
            self.take(self._session.current_article)

    def take(self, article: str) -> None:
        """Take the second reader's text for the suspect pages, in a job."""
        project = self._session.project
        if project is not None:
            work = partial(_take, project, article, self._session.passwords)
            job = self._session.jobs.start(tr("Reading pages again"), work, self._tell_taken)
            self._session.project_closed.connect(job.cancel)

    def _tell_taken(self, report: Report) -> None:
        self._session.message.emit(tr("The pages were read again; undo brings the former text back."))


def _look(
    project: Project, article: str, passwords: dict[str, str], looked: frozenset[str], job: JobHandle
) -> _Looked:
    snapshot = core.articles.newest_snapshot(project, article)
    if snapshot.id in looked:
        return _Looked(snapshot.id, article, 0, "")
    found = core.lost_text.look(project, snapshot.id, passwords.get(snapshot.id), job.cancelled)
    return _Looked(snapshot.id, article, len(found), found[0].label if found else "")


def _take(project: Project, article: str, passwords: dict[str, str], job: JobHandle) -> Report:
    snapshot = core.articles.newest_snapshot(project, article)
    password = passwords.get(snapshot.id)
    return core.lost_text.take_second(project, article, password, job.progress, job.cancelled)


def _ignore(error: Exception) -> None:
    """Leave a PDF that cannot be looked through, as a locked one: it is tried again when it is quiet."""
