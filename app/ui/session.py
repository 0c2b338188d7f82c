"""Where the panels meet: the open project, what is selected, the jobs, and one signal for every kind of news.

Panels do not know each other. They ask the Session for what is current, tell it what the user chose, and
refresh on `changed`. Every signal carries at most one argument.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from app import core
from app.errors import SourcemarkError
from app.ui.jobs import jobs
from app.ui.settings import Settings
from app.ui.undo import UndoStack
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.audits import Audit
    from app.core.project import Project
    from db.records import Change

T = TypeVar("T")
log = logging.getLogger("sourcemark.session")
WORKSPACES = ("read", "argue", "write")
TRAIL_MOST = 100


@dataclass(frozen=True)
class Place:
    """Somewhere to go: an article, perhaps a passage in it; or a claim, or a section of a briefing."""

    article: str = ""
    start: int | None = None
    end: int | None = None
    highlight: str | None = None
    beside: bool = False
    claim: str = ""
    briefing: str = ""
    section: str = ""
    workspace: str = ""
    #: Of an article, what lies at the top of its view: (page, part of it above), or (-1, offset) in text.
    spot: tuple[int, float] | None = None
    #: "newest" for the article's newest copy, else the snapshot to show; empty leaves the one that is shown.
    copy: str = ""


@dataclass(frozen=True)
class Lit:
    """What is pointed at, so that its partners can light up."""

    highlight: str | None = None
    claim: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Passage:
    """The live selection in the reader, in canonical offsets."""

    snapshot: str
    article: str
    start: int
    end: int
    text: str


class Session(QObject):
    """The open project and what is current in it."""

    changed = Signal(object)
    #: A project is about to be opened; what shows projects must be there now.
    project_opening = Signal()
    project_opened = Signal(object)
    project_closed = Signal()
    workspace_changed = Signal(str)
    article_requested = Signal(object)
    claim_requested = Signal(str)
    #: Another claim became current, or none: its id, or nothing.
    claim_chosen = Signal(str)
    section_requested = Signal(object)
    lit = Signal(object)
    audit_changed = Signal(object)
    message = Signal(str)
    #: A sentence that must not be overlooked, with what to do.
    complaint = Signal(object)
    selection_changed = Signal(object)
    trail_changed = Signal()
    #: Whoever holds something that was typed and is not stored yet, stores it now.
    settling = Signal()
    #: Whether something was typed that is not stored yet.
    drafting_changed = Signal(object)
    #: A panel's command asks the window for something by name, such as "palette" or "find".
    asked = Signal(str)
    #: The password of a locked snapshot became known; carries the snapshot's id.
    unlocked = Signal(str)
    _change_came = Signal(object)

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or Settings()
        self.jobs = jobs()
        self.project: Project | None = None
        self.undo_stack = UndoStack(self.act, self)
        self.workspace = "read"
        self.current_article: str | None = None
        self._current_claim: str | None = None
        self.current_highlight: str | None = None
        self.current_briefing: str | None = None
        self.current_section: str | None = None
        self.last_claim: str | None = None
        self.passage: Passage | None = None
        self.audit: Audit | None = None
        self.drafting = False
        #: Passwords of locked PDFs by snapshot. In memory only, until the project is closed.
        self.passwords: dict[str, str] = {}
        #: The older copies that are shown, by article. In memory only: an article opens with its newest copy.
        self.copies: dict[str, str] = {}
        self.trail: list[Place] = []
        self.trail_at = -1
        self._change_came.connect(self._spread_change)

    # Project

    def open_project(self, path: Path, passphrase: str | None = None) -> Project:
        """Open a project in place of the one that is open; raises StoreError in words."""
        return self.take_project(core.project.open_project(path, passphrase))

    def new_project(self, path: Path, title: str | None = None) -> Project:
        """Make an empty project and open it."""
        return self.take_project(core.project.new_project(path, title))

    def take_project(self, project: Project) -> Project:
        """Make an open project the current one; the one before is closed."""
        self.project_opening.emit()
        self.close_project()
        self.project = project
        project.subscribe(self._change_came.emit)
        self.undo_stack.watch(project)
        self.project_opened.emit(project)
        return project

    def close_project(self) -> None:
        """Close the project and forget everything that was current."""
        if self.project is None:
            return
        project = self.project
        self.settle()
        self.project_closed.emit()
        self.undo_stack.watch(None)
        self.project = None
        self.current_article = self.current_claim = self.current_highlight = None
        self.current_briefing = self.current_section = self.last_claim = None
        self.passage = None
        self.audit = None
        self.trail, self.trail_at = [], -1
        self.passwords.clear()
        self.copies.clear()
        project.close()

    # Going somewhere

    def show_article(self, place: Place) -> None:
        """Show an article, perhaps at a passage; in Read."""
        self._step(replace(place, workspace=self.workspace if place.workspace else "read"))

    def show_claim(self, claim: str) -> None:
        """Show a claim in the workspace that is current."""
        self._step(Place(claim=claim, workspace=self.workspace if self.workspace != "write" else "argue"))

    def show_section(self, place: Place) -> None:
        """Show a section of a briefing; in Write."""
        self._step(replace(place, workspace="write"))

    def note_place(self, place: Place) -> None:
        """Note where one stands before a jump, so that going back leads here."""
        if not (self.trail and self.trail[self.trail_at] == place):
            self.trail = [*self.trail[: self.trail_at + 1], place][-TRAIL_MOST:]
            self.trail_at = len(self.trail) - 1

    def go_back(self) -> None:
        """Return to the place before."""
        if self.trail_at > 0:
            self.trail_at -= 1
            self._visit(self.trail[self.trail_at])

    def go_forward(self) -> None:
        """Undo going back."""
        if self.trail_at < len(self.trail) - 1:
            self.trail_at += 1
            self._visit(self.trail[self.trail_at])

    def set_workspace(self, name: str) -> None:
        """Change to Read, Argue or Write."""
        if name != self.workspace and name in WORKSPACES:
            self.workspace = name
            self.workspace_changed.emit(name)

    def _step(self, place: Place) -> None:
        self.note_place(place)
        self._visit(place)

    def _visit(self, place: Place) -> None:
        if place.workspace:
            self.set_workspace(place.workspace)
        if place.article:
            self.current_article = place.article
            self.article_requested.emit(place)
        if place.claim:
            self.current_claim = place.claim
            self.claim_requested.emit(place.claim)
        if place.briefing or place.section:
            self.section_requested.emit(place)
        self.trail_changed.emit()

    # What is current

    @property
    def current_claim(self) -> str | None:
        """The claim that commands act on."""
        return self._current_claim

    @current_claim.setter
    def current_claim(self, claim: str | None) -> None:
        if claim != self._current_claim:
            self._current_claim = claim
            self.claim_chosen.emit(claim or "")

    def light(self, lit: Lit | None) -> None:
        """Light the partners of what is pointed at; None lets them go out."""
        self.lit.emit(lit)

    def set_passage(self, passage: Passage | None) -> None:
        """Say what is selected in the reader."""
        if passage != self.passage:
            self.passage = passage
            self.selection_changed.emit(passage)

    def keep_password(self, snapshot: str, password: str) -> None:
        """Remember the password that opens a PDF until the project is closed. It is never stored."""
        self.passwords[snapshot] = password
        self.unlocked.emit(snapshot)

    def set_audit(self, audit: Audit) -> None:
        """Say what the audit found."""
        self.audit = audit
        self.audit_changed.emit(audit)

    # What is typed and not stored yet

    def settle(self) -> None:
        """Have everything stored that was typed: before undo, before an export."""
        self.settling.emit()

    def set_drafting(self, drafting: bool) -> None:
        """Say whether something was typed that is not stored yet."""
        if drafting != self.drafting:
            self.drafting = drafting
            self.drafting_changed.emit(drafting)

    # Doing something

    def act(self, verb: Callable[[], T]) -> T | None:
        """Run a core verb. A problem of the user's becomes a sentence in the window, and the result None."""
        try:
            return verb()
        except (SourcemarkError, StoreError) as problem:
            log.info("Refused: %s", problem.message)
            self.complaint.emit(problem)
            return None

    @Slot(object)
    def _spread_change(self, change: Change) -> None:
        self.undo_stack.refresh()
        self.changed.emit(change)
