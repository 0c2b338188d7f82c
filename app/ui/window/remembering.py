"""What a project and the program remember of the window: workspace, last place, recent projects."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app import core
from app.errors import SourcemarkError
from app.ui.jobs import JobHandle
from app.ui.session import Place, Session
from app.ui.settings import RecentProject
from app.ui.wording import shorten, tr
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.project import Project

KEY = "window"


class Remembering(QObject):
    """Restores a project's view when it is opened and keeps it when it is closed."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        session.project_closed.connect(self.keep)

    def restore(self) -> None:
        """Go where the user was."""
        project = self._session.project
        if project is None:
            return
        kept = core.views.read_view(project, KEY)
        if not kept:
            work = partial(_first_article, project)
            self._session.jobs.start(tr("Opening articles"), work, partial(self._greet, project), quiet=True)
        stored = json.loads(kept or "{}")
        self._session.current_briefing = stored.get("briefing")
        self._session.current_claim = stored.get("claim")
        article = stored.get("article")
        if article and self._is_there(article):
            self._session.show_article(Place(article=article))
        self._session.set_workspace(stored.get("workspace", "read"))
        self.note_recent()

    def _greet(self, project: Project, article: str) -> None:
        """Show an article in a project that is opened for the first time, unless the user was quicker."""
        session = self._session
        if article and session.project is project and session.current_article is None:
            session.show_article(Place(article=article, workspace=session.workspace))

    @Slot()
    def keep(self) -> None:
        """Keep where the user is, in the project and in the list of recent ones."""
        session = self._session
        if session.project is None:
            return
        view = {
            "workspace": session.workspace,
            "article": session.current_article,
            "claim": session.current_claim,
            "briefing": session.current_briefing,
        }
        self.note_recent()
        session.act(partial(core.views.keep_view, session.project, KEY, json.dumps(view)))

    def note_recent(self) -> None:
        """Put the project at the head of the recent ones, as it is now."""
        session = self._session
        project = session.project
        if project is None:
            return
        counts = project.counts()
        known = next((one for one in session.settings.recent if one.path == str(project.path)), None)
        errors, warnings = (known.errors, known.warnings) if known else (-1, -1)
        if session.audit is not None:
            standing = [one.severity for one in session.audit.findings if not one.waived]
            errors, warnings = standing.count("error"), standing.count("warning")
        session.settings.remember(
            RecentProject(
                path=str(project.path),
                title=project.title,
                articles=counts["articles"],
                claims=counts["claims"],
                errors=errors,
                warnings=warnings,
                place=self._place(),
                seen=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        )

    def _place(self) -> str:
        article = self._session.current_article
        project = self._session.project
        if article is None or project is None or not self._is_there(article):
            return ""
        title = core.articles.read_record(project, article).title
        return tr("You were in {title}").format(title=shorten(title, 48))

    def _is_there(self, article: str) -> bool:
        project = self._session.project
        if project is None:
            return False
        try:
            core.articles.read_record(project, article)
        except (SourcemarkError, StoreError):
            return False
        return True


def _first_article(project: Project, job: JobHandle) -> str:
    """Return the article with the most highlights, of these the first; nothing when there is none."""
    rows = core.articles.list_articles(project)
    return max(rows, key=lambda row: len(row.highlight_colours)).article.id if rows else ""
