"""Adding articles: asks for files, has them read in one job a batch, and tells what became of each.

batch.py reads and stores them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import core
from app.ui import jobs
from app.ui.dialogs import FailuresDialog, PasswordDialog, PasteDialog, choose_files, choose_folder
from app.ui.jobs import JobHandle, Question
from app.ui.session import Place, Session
from app.ui.widgets import Notice
from app.ui.window.attaching import Attaching
from app.ui.window.batch import Outcome, add_all, add_pasted
from app.ui.window.clipboard import Pasted, read_clipboard
from app.ui.window.importing import Importing
from app.ui.window.recapturing import Recapturing
from app.ui.wording import count, shorten, tr

#: What the file dialog offers first; what a file is, its content tells.
ENDINGS = (
    "*.pdf *.html *.htm *.xhtml *.mhtml *.mht *.eml *.docx *.docm *.dotx *.dotm *.epub *.md *.markdown *.txt"
)


class Adding(QObject):
    """Adds files to the session's project for one window."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._say = say
        self.newer = Recapturing(session, window, say)
        self.attaching = Attaching(session, window, say)
        self.importing = Importing(session, window, say)

    def ask_for_files(self) -> None:
        """Let the user choose files, and add them."""
        kinds = f"{tr('Articles')} ({ENDINGS});;{tr('All files')} (*)"
        self.add(choose_files(self._window, self._session.settings, tr("Add files"), kinds))

    def ask_for_folder(self) -> None:
        """Let the user choose a folder, and add what is in it."""
        folder = choose_folder(self._window, self._session.settings, tr("Add a folder"))
        if folder is not None:
            self.add([folder])

    def paste(self) -> None:
        """Add the clipboard's files, or ask about its text and add that as an article."""
        mime = QApplication.clipboard().mimeData()
        paths = local_paths(mime)
        if paths:
            self.add(paths)
        elif (pasted := read_clipboard(mime)) is not None:
            self._ask_about(pasted)
        else:
            self._session.message.emit(tr("The clipboard holds neither text nor files."))

    def add(self, paths: Sequence[Path], passwords: dict[Path, str] | None = None) -> None:
        """Add files and what is in folders, one job for all of them."""
        project = self._session.project
        if project is None or not paths or self._refuse():
            return
        tried = passwords or {}
        label = tr("Reading {name}").format(name=shorten(paths[0].name, 48))
        job = jobs.start(label, partial(add_all, project, tuple(paths), tried), partial(self._tell, tried))
        self._follow(job)

    def _ask_about(self, pasted: Pasted) -> None:
        project = self._session.project
        if project is None or self._refuse():
            return
        dialog = PasteDialog(pasted.text, pasted.url, pasted.is_page, self._window)
        # What was typed stays when it is refused: a date that is none, an address without https.
        while dialog.exec() == QDialog.DialogCode.Accepted:
            typed = self._session.act(partial(core.pasting.check_typed, dialog.typed()))
            if typed is not None:
                work = partial(add_pasted, project, pasted, typed)
                self._follow(jobs.start(tr("Reading the clipboard"), work, partial(self._tell, {})))
                break
        dialog.deleteLater()

    def _follow(self, job: JobHandle) -> None:
        """Stop with the project; when the user stops it, say what was added until then."""
        self._session.project_closed.connect(job.cancel)
        job.asked.connect(self.on_job_asked)
        job.finished.connect(self.on_job_finished)

    def _refuse(self) -> bool:
        project = self._session.project
        if project is None or not project.read_only:
            return False
        words = tr("Nothing can be added: {name} is open for reading only.").format(name=project.path.name)
        self._say(Notice(words, tr("Open it for writing, or work on a copy."), "warning"))
        return True

    @Slot(object)
    def on_job_asked(self, question: Question) -> None:
        """Ask whether a file that takes very long is waited for; reading goes on meanwhile."""
        self._say(Notice(question.words, question.hint, "warning", (question.answer, question.do)))

    @Slot(object)
    def on_job_finished(self, job: JobHandle) -> None:
        """Say what was added before the user stopped."""
        if job.cancelled() and self._session.project is not None:
            number = sum(1 for one in job.result or () if one.added and one.added.outcome == "added")
            words = tr("Stopped. {articles} added before.")
            articles = count(number, tr("article"), tr("articles")) if number else tr("No articles")
            self._session.message.emit(words.format(articles=articles))

    def _tell(self, tried: dict[Path, str], outcomes: tuple[Outcome, ...]) -> None:
        locked = [outcome.path for outcome in outcomes if outcome.needs_password]
        failed = [(outcome.path.name, outcome.why) for outcome in outcomes if outcome.why]
        fresh = [one.added for one in outcomes if one.added and one.added.outcome == "added"]
        there = [one.added for one in outcomes if one.added and one.added.outcome == "already"]
        words = []
        if fresh:
            words.append(
                tr("{articles} added").format(articles=count(len(fresh), tr("article"), tr("articles")))
            )
        if there:
            words.append(tr("{number} already here").format(number=len(there)))
        if words and not failed:
            self._session.message.emit(", ".join(words) + ".")
        elif not outcomes:
            self._session.message.emit(tr("There are no files to add in it."))
        self._keep_passwords(tried, outcomes)
        # The first batch of a project leaves no empty middle behind.
        if (len(outcomes) == 1 or self._session.current_article is None) and (fresh or there):
            self._session.show_article(Place(article=(fresh or there)[0].article.id))
        if failed:
            self._tell_failed(failed, ", ".join(words))
        for path in locked:
            self._ask_password(path, again=path in tried)

    def _keep_passwords(self, tried: dict[Path, str], outcomes: tuple[Outcome, ...]) -> None:
        """Let the pages open with the password that the file was added with."""
        project = self._session.project
        for one in outcomes:
            if project is not None and one.added is not None and one.path in tried:
                snapshot = core.articles.newest_snapshot(project, one.added.article.id)
                self._session.keep_password(snapshot.id, tried[one.path])

    def _tell_failed(self, failed: list[tuple[str, str]], rest: str) -> None:
        if len(failed) == 1:
            name, why = failed[0]
            words = tr("{name} was not added.").format(name=shorten(name, 80))
            self._say(Notice(words, why, "error"))
            return
        words = tr("{files} were not added.").format(files=count(len(failed), tr("file"), tr("files")))
        show = (tr("Show why"), partial(self._show_failed, failed))
        self._say(Notice(words, rest + "." if rest else "", "error", show))

    def _show_failed(self, failed: list[tuple[str, str]]) -> None:
        FailuresDialog(tr("Not added"), failed, self._window).exec()

    def _ask_password(self, path: Path, *, again: bool) -> None:
        name = shorten(path.name, 60)
        words = tr("{name} is encrypted. Its password opens it.")
        if again:
            words = tr("That is not the password of {name}. Try again, with capitals as they were given.")
        dialog = PasswordDialog(tr("Password"), words.format(name=name), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add([path], {path: dialog.password()})
        else:
            self._session.message.emit(tr("{name} was not added: it is encrypted.").format(name=name))


def local_paths(mime: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
