"""Adding articles: one job a batch, with progress and cancel; what fails is told and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import core
from app.errors import Cancelled, NeedsPassword, SourcemarkError
from app.ui import jobs
from app.ui.dialogs import FailuresDialog, PasswordDialog, choose_files, choose_folder
from app.ui.jobs import JobHandle
from app.ui.session import Place, Session
from app.ui.widgets import Notice
from app.ui.window.opening import ENDING
from app.ui.wording import count, tr
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.adding import Added
    from app.core.project import Project


@dataclass(frozen=True)
class Outcome:
    """What became of one file: added, or why not."""

    path: Path
    added: Added | None = None
    why: str = ""
    needs_password: bool = False


class Adding(QObject):
    """Adds files to the session's project for one window."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._say = say

    def ask_for_files(self) -> None:
        """Let the user choose files, and add them."""
        self.add(choose_files(self._window, self._session.settings, tr("Add files")))

    def ask_for_folder(self) -> None:
        """Let the user choose a folder, and add what is in it."""
        folder = choose_folder(self._window, self._session.settings, tr("Add a folder"))
        if folder is not None:
            self.add([folder])

    def paste(self) -> None:
        """Add the clipboard's files, or its text as an article."""
        mime = QApplication.clipboard().mimeData()
        paths = local_paths(mime)
        if paths:
            self.add(paths)
        elif mime.hasText() and mime.text().strip():
            self._add_text(mime.text())
        else:
            self._session.message.emit(tr("The clipboard holds neither text nor files."))

    def add(self, paths: Sequence[Path], passwords: dict[Path, str] | None = None) -> None:
        """Add files and what is in folders, one job for all of them."""
        project = self._session.project
        if project is None or not paths:
            return
        label = tr("Reading {name}").format(name=paths[0].name)
        jobs.start(label, partial(add_all, project, tuple(paths), passwords or {}), self._tell)

    def _add_text(self, text: str) -> None:
        project = self._session.project
        if project is not None:
            jobs.start(tr("Reading the clipboard"), partial(add_text, project, text), self._tell)

    def _tell(self, outcomes: tuple[Outcome, ...]) -> None:
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
        if len(outcomes) == 1 and (fresh or there):
            self._session.show_article(Place(article=(fresh or there)[0].article.id))
        if failed:
            self._tell_failed(failed, ", ".join(words))
        for path in locked:
            self._ask_password(path)

    def _tell_failed(self, failed: list[tuple[str, str]], rest: str) -> None:
        if len(failed) == 1:
            name, why = failed[0]
            self._say(Notice(tr("{name} was not added.").format(name=name), why, "error"))
            return
        words = tr("{files} were not added.").format(files=count(len(failed), tr("file"), tr("files")))
        show = (tr("Show why"), partial(self._show_failed, failed))
        self._say(Notice(words, rest + "." if rest else "", "error", show))

    def _show_failed(self, failed: list[tuple[str, str]]) -> None:
        FailuresDialog(tr("Not added"), failed, self._window).exec()

    def _ask_password(self, path: Path) -> None:
        words = tr("{name} is encrypted. Its password opens it.").format(name=path.name)
        dialog = PasswordDialog(tr("Password"), words, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.add([path], {path: dialog.password()})


def local_paths(mime: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def spread(paths: Iterable[Path]) -> list[Path]:
    """Return the files, and those in folders but for hidden ones, links and projects."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.rglob("*"))
            found += [one for one in inside if _is_wanted(one, path)]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def add_all(
    project: Project, paths: tuple[Path, ...], passwords: dict[Path, str], job: JobHandle
) -> tuple[Outcome, ...]:
    """Add every file; one that fails does not stop the others."""
    files = spread(paths)
    outcomes: list[Outcome] = []
    for number, path in enumerate(files):
        if job.cancelled():
            break
        job.progress(number, len(files), tr("Reading {name}").format(name=path.name))
        outcomes.append(_add_one(project, path, passwords.get(path), job))
    return tuple(outcomes)


def add_text(project: Project, text: str, job: JobHandle) -> tuple[Outcome, ...]:
    """Add a text as an article; its first line becomes the name."""
    with TemporaryDirectory() as folder:
        first = text.strip().splitlines()[0]
        name = "".join(letter for letter in first if letter.isalnum() or letter in " -_")[:60].strip()
        path = Path(folder) / f"{name or tr('Pasted text')}.txt"
        path.write_text(text, "utf-8")
        return (_add_one(project, path, None, job),)


def _add_one(project: Project, path: Path, password: str | None, job: JobHandle) -> Outcome:
    try:
        added = core.articles.add_article(project, path, password=password, cancelled=job.cancelled)
    except NeedsPassword:
        return Outcome(path, needs_password=True)
    except Cancelled:
        return Outcome(path)
    except (SourcemarkError, StoreError) as problem:
        return Outcome(path, why=f"{problem.message} {problem.hint}".strip())
    return Outcome(path, added)


def _is_wanted(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.is_file() and not file.is_symlink() and not hidden and ENDING not in file.name
