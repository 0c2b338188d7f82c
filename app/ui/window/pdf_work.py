"""Work on the PDF that is read: take over its marks, write a marked copy, read pages with OCR."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.ui.dialogs import MarksReport, RecogniseDialog, choose_save
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window.lost_text import LookingForLostText
from app.ui.window.readings import ShowingReadings
from app.ui.window.work import WindowWork
from app.ui.wording import count, shorten, tr

if TYPE_CHECKING:
    from app.core.foreign_marks import TakenOver
    from app.core.marked_copies import MarkedCopy
    from app.core.ocr import Recognised, Tesseract
    from app.core.project import Project


#: What the reader asks with the page that is seen behind it.
ASKED_OCR = "article.ocr:"


class _Wanted(NamedTuple):
    """What the dialog before OCR needs to know."""

    tesseract: Tesseract
    language: str
    page: int
    label: str
    empty: int


class PdfWork(WindowWork):
    """Does what the article commands of PDFs ask for."""

    def __init__(self, session: Session, window: QWidget, say: Callable[[Notice], None]) -> None:
        super().__init__(session, window, say)
        self._verbs: dict[str, Callable[[Project, str], None]] = {
            "article.take_marks": self.take_marks,
            "article.marked_copy": self.ask_copy,
        }
        ShowingReadings(session, window, say)
        LookingForLostText(session, window, say)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what is asked, of the article that is read."""
        verb = self._verbs.get(what)
        project, article = self._session.project, self._session.current_article
        if project is None or article is None:
            return
        if what.startswith(ASKED_OCR):
            self.ask_ocr(project, article, int(what.removeprefix(ASKED_OCR)))
        elif verb is not None:
            self._session.settle()
            verb(project, article)

    def _password(self, project: Project, article: str) -> str | None:
        return self._session.passwords.get(core.articles.newest_snapshot(project, article).id)

    # Marks of others

    def take_marks(self, project: Project, article: str) -> None:
        """Take over the marks in the PDF, and say what became of each."""
        work = partial(_take_marks, project, article, self._password(project, article))
        self._start(tr("Reading marks"), work, self._tell_taken)

    def _tell_taken(self, report: TakenOver) -> None:
        if not report.taken and not report.refused:
            words = tr("There are no marks in this PDF.")
            if report.already:
                words = tr("All marks of this PDF are here already.")
            self._session.message.emit(words)
            return
        refused = [(one.what, one.reason) for one in report.refused]
        taken, areas = len(report.taken), len(report.areas)
        MarksReport(taken, areas, report.already, refused, self._window).exec()

    # The marked copy

    def ask_copy(self, project: Project, article: str) -> None:
        """Ask where to write the marked copy, and write it."""
        row = core.articles.read_article(project, article)
        if not row.highlights:
            self._say(Notice(tr("The article has no highlights."), tr("Mark passages first."), "info"))
            return
        name = f"{Path(row.snapshot.file_name or row.article.title).stem[:80] or 'article'}-marked.pdf"
        title = tr("Write a marked copy")
        path = choose_save(self._window, self._session.settings, title, name, tr("PDF (*.pdf)"))
        if path is not None:
            self.write_copy(project, article, path)

    def write_copy(self, project: Project, article: str, path: Path) -> None:
        """Write the marked copy in a job."""
        label = tr("Writing {name}").format(name=shorten(path.name, 48))
        self._start(label, partial(_write_copy, project, article, path), self._tell_copy)

    def _tell_copy(self, made: MarkedCopy) -> None:
        words = tr("{highlights} are in it.").format(
            highlights=count(made.marked, tr("highlight"), tr("highlights"))
        )
        if made.left_out:
            words += " " + tr("{number} have no place on a page and are not.").format(
                number=len(made.left_out)
            )
        if made.path is not None:
            self._tell_written(made.path, words)

    # OCR

    def ask_ocr(self, project: Project, article: str, page: int) -> None:
        """Ask which pages to read and in which language, and read them; `page` is the one that is seen."""
        self._start(tr("Looking for tesseract"), partial(_look, project, article, page), self._ask_pages)

    def _ask_pages(self, wanted: _Wanted) -> None:
        project, article = self._session.project, self._session.current_article
        known = wanted.tesseract
        dialog = RecogniseDialog(
            known.name, known.languages, wanted.language, wanted.label, wanted.empty, self._window
        )
        if dialog.exec() == QDialog.DialogCode.Accepted and project is not None and article is not None:
            pages = [wanted.page] if dialog.this_page_only() else None
            self.read_pages(project, article, dialog.language(), pages)

    def read_pages(self, project: Project, article: str, language: str, pages: list[int] | None) -> None:
        """Read pages in a job; it can be stopped, and then nothing is changed."""
        work = partial(_recognise, project, article, language, pages, self._password(project, article))
        self._start(tr("Reading pages with OCR"), work, self._tell_read)

    def _tell_read(self, made: Recognised) -> None:
        words = tr("{pages} read by {extractor}; the words are {sure} % sure.").format(
            pages=count(len(made.read), tr("page"), tr("pages")),
            extractor=made.extractor,
            sure=round(made.confidence),
        )
        if made.failed:
            index, reason = made.failed[0]
            more = tr("{pages} not, the first of them page {page}: {reason}").format(
                pages=len(made.failed), page=index + 1, reason=reason
            )
            self._say(Notice(words, more, "warning"))
        else:
            self._session.message.emit(words)


def _take_marks(project: Project, article: str, password: str | None, job: JobHandle) -> TakenOver:
    report = core.foreign_marks.take_over(project, article, password, job.progress, job.cancelled)
    core.highlights.confirm_pending(project, article, password)
    return report


def _write_copy(project: Project, article: str, path: Path, job: JobHandle) -> MarkedCopy:
    return core.marked_copies.write_copy(project, article, path, job.progress, job.cancelled)


def _look(project: Project, article: str, page: int, _: JobHandle) -> _Wanted:
    opened = core.articles.read_article(project, article)
    core.pages.needs_pages(opened.snapshot)
    tesseract = core.ocr.find_tesseract()
    text = core.articles.read_text(project, opened.snapshot.id)
    empty = core.ocr.pages_without_text(opened.snapshot, text)
    page = page if 0 <= page < len(opened.snapshot.page_map) else 0
    likely = core.ocr.likely_language(tesseract, opened.article.language)
    return _Wanted(tesseract, likely, page, opened.snapshot.page_map[page].label, len(empty))


def _recognise(
    project: Project,
    article: str,
    language: str,
    pages: list[int] | None,
    password: str | None,
    job: JobHandle,
) -> Recognised:
    return core.ocr.recognise(project, article, (language,), pages, password, job.progress, job.cancelled)
