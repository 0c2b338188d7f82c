"""Origins from the window: compare copies, decide, join articles by hand. Commands ask for it by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from app import core
from app.ui.dialogs import ChooseLineDialog, Line, OriginsDialog
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.window.work import WindowWork
from app.ui.wording import format_date, shorten, tr

if TYPE_CHECKING:
    from app.core.comparing import Comparison, Pair
    from app.core.project import Project
    from app.ui.dialogs.origins import Deed
    from db.records import Article

T = TypeVar("T")


class Origins(WindowWork):
    """Shows for one window which articles share an origin, and carries out what is decided."""

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asks for: `origin.review`, or one of the others with `:article id`."""
        verb, _, named = what.partition(":")
        article = named or self._session.current_article or ""
        if verb == "origin.review":
            self.review()
        elif article and verb == "origin.compare":
            self.review(article)
        elif article and verb == "origin.join":
            self.join(article)
        elif article and verb == "origin.separate":
            self.separate(article)

    def review(self, article: str = "") -> None:
        """Open the comparison, of all pairs or of those with one article."""
        project = self._session.project
        if project is None:
            return
        title = tr("Which articles are one origin?")
        dialog = OriginsDialog(title, partial(self._do, project), self._window)
        _Reviewing(self._session, project, article, dialog)
        dialog.exec()
        dialog.deleteLater()

    def join(self, article: str) -> None:
        """Let the user choose an article that shares the origin of this one."""
        project = self._session.project
        if project is None:
            return
        rows = [row.article for row in core.articles.list_articles(project)]
        title = next((one.title or one.citekey for one in rows if one.id == article), "")
        dialog = ChooseLineDialog(
            tr("One origin with which article?"),
            tr("“{title}” and the article you choose count as one origin.").format(title=shorten(title, 80)),
            tr("One origin"),
            [_line(one) for one in rows if one.id != article],
            parent=self._window,
            rows=1,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted and (other := dialog.chosen()):
            self._session.act(partial(core.deciding.join_articles, project, [article, other]))
        dialog.deleteLater()

    def separate(self, article: str) -> None:
        """Set an article apart from all others, or if it is, let the program judge again."""
        project = self._session.project
        if project is None:
            return
        found = core.deciding.find_separation(project, article)
        if found is None:
            self._session.act(partial(core.deciding.separate_article, project, article))
        else:
            self._session.act(partial(core.deciding.withdraw_decision, project, found.id))

    def _do(self, project: Project, deed: Deed, pair: Pair) -> bool:
        """Carry out what was decided about a pair; say whether it was done."""
        deciding, one, other = core.deciding, pair.one.id, pair.other.id
        withdrawn = pair.decision.id if pair.decision is not None else ""
        verbs: dict[Deed, Callable[[], None]] = {
            "confirm": partial(deciding.confirm_origin, project, pair.origin),
            "same": partial(deciding.join_articles, project, [one, other]),
            "part_of": partial(deciding.join_articles, project, [one, other], "part_of"),
            "apart": partial(deciding.keep_apart, project, other, one),
            "separate": partial(deciding.separate_article, project, other),
            "withdraw": partial(deciding.withdraw_decision, project, withdrawn),
        }
        return self._session.act(lambda: verbs[deed]() or True) is not None


class _Reviewing(QObject):
    """Reads for one open comparison: the pairs, and the texts of the one that is looked at."""

    def __init__(self, session: Session, project: Project, article: str, dialog: OriginsDialog) -> None:
        super().__init__(dialog)
        self._session, self._project, self._article, self._dialog = session, project, article, dialog
        self._reading: JobHandle | None = None
        dialog.decided.connect(self.read_pairs)
        dialog.compare_wanted.connect(self.on_compare_wanted)
        self.read_pairs()

    @Slot()
    def read_pairs(self) -> None:
        """Read which pairs there are."""
        work = partial(_read_pairs, self._project, self._article)
        self._start(tr("Reading the origins"), work, self._dialog.show_pairs)

    @Slot(object)
    def on_compare_wanted(self, pair: Pair) -> None:
        """Read the texts of a pair; those that were asked for before are no longer wanted."""
        if self._reading is not None:
            self._reading.cancel()
        work = partial(_compare, self._project, pair.one.id, pair.other.id)
        self._reading = self._start(tr("Comparing the articles"), work, self._dialog.show_comparison)

    def _start(self, label: str, work: Callable[[JobHandle], T], done: Callable[[T], None]) -> JobHandle:
        job = self._session.jobs.start(label, work, done, quiet=True)
        self._dialog.finished.connect(job.cancel)
        return job


def _line(article: Article) -> Line:
    source = article.publisher.name if article.publisher else tr("no publisher")
    title, below = article.title or article.citekey, f"{source}, {format_date(article.issued)}"
    return Line(article.id, title, below, also=article.citekey)


def _read_pairs(project: Project, article: str, _: JobHandle) -> tuple[Pair, ...]:
    return core.comparing.list_pairs(project, article)


def _compare(project: Project, one: str, other: str, _: JobHandle) -> Comparison:
    return core.comparing.compare_articles(project, one, other)
