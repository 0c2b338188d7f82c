"""The claims panel: what it shows, where it goes, what it asks of deeds.py. Its looks: frame.py."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QWidget

from app.ui.claims import deeds
from app.ui.claims.entries import ONLY, CardEntry, ClaimEntry, FindingEntry, Only, build
from app.ui.claims.frame import ClaimsFrame
from app.ui.claims.menu import row_choices
from app.ui.claims.model import ClaimsModel
from app.ui.claims.words import only_words
from app.ui.refreshing import Refreshing
from app.ui.remedies import remedy
from app.ui.session import Lit, Place, Session
from app.ui.widgets.choices import Choice, offer
from app.ui.widgets.node_model import ENTRY, KEY

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow
    from db.records import Direction


class ClaimsPanel(ClaimsFrame):
    """Shows the claims with their evidence, and edits them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rows: tuple[ClaimRow, ...] = ()
        self._only: Only = "all"
        self._opened_for = ""
        #: The claim to make current after the next refresh.
        self._goal = ""
        self._origin_of: dict[str, str] = {}
        nothing: deeds.Outline = ((), {})
        self._reading = Refreshing(session, deeds.read_outline, self._take, nothing, self)
        self.model = ClaimsModel(self)
        self.view.setModel(self.model)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        session, view = self.session, self.view
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        session.changed.connect(self.on_changed)
        session.claim_requested.connect(self.on_claim_requested)
        session.lit.connect(self.on_lit)
        session.asked.connect(self.on_asked)
        self.field.textChanged.connect(self.on_find_changed)
        self.filter_button.clicked.connect(self.on_filter_clicked)
        self.new_button.clicked.connect(self.begin_claim)
        self.first_button.clicked.connect(self.begin_claim)
        self.new_claim.written.connect(self.on_written)
        self.new_claim.closed.connect(self.view.setFocus)
        view.opened.connect(self.on_opened)
        view.hovered.connect(self.on_hovered)
        view.menu_wanted.connect(self.on_menu_wanted)
        view.new_wanted.connect(self.begin_claim)
        view.edit_wanted.connect(self.edit_words)
        view.move_wanted.connect(self.on_move_wanted)
        view.remove_wanted.connect(self.on_remove_wanted)
        view.direction_wanted.connect(self.on_direction_wanted)
        view.remedy_wanted.connect(self.on_remedy_wanted)
        view.readings_wanted.connect(self.on_readings_wanted)
        view.dropped.connect(self.on_dropped)
        view.rows.reworded.connect(self.on_reworded)
        view.selectionModel().currentChanged.connect(self.on_current_changed)

    # Refreshing

    def refresh(self) -> None:
        """Read the claims again and show them when they are there."""
        self._reading.start()

    def _take(self, outline: deeds.Outline) -> None:
        self.rows, self._origin_of = outline
        project = self.session.project
        if project is not None and self._opened_for != project.id:
            self._opened_for = project.id
            parents = {row.claim.parent for row in self.rows}
            # At first the outline is seen whole; what stands alone keeps its evidence folded.
            self.view.open_keys = {f"claim {row.claim.id}" for row in self.rows if row.claim.id in parents}
        self._show()

    def _show(self) -> None:
        roots = build(self.rows, self._origin_of, self.field.text(), self._only)
        self.view.keep_place(partial(self.model.set_roots, roots))
        shown = sum(isinstance(entry, ClaimEntry) for entry in self.model.entries())
        self._go_to_goal()
        self.show_counts(shown, len(self.rows), writable=self.session.project is not None)

    def _go_to_goal(self) -> None:
        index = self.model.index_of_claim(self._goal)
        if index.isValid():
            self._goal = ""
            self._open_above(index)
            self.view.setExpanded(index, index.data(KEY) in self.view.open_keys)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    @Slot()
    def on_project_closed(self) -> None:
        """Show nothing."""
        self._goal = ""
        self._reading.clear()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show another project."""
        self.view.open_keys = set()
        self._opened_for = ""
        self.field.clear()
        self.refresh()

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Follow a change, an undo, an import."""
        self.refresh()

    @Slot(str)
    def on_find_changed(self, _: str) -> None:
        """Narrow the outline while the user types."""
        self._show()

    def show_only(self, only: Only) -> None:
        """Show only some of the claims, and those above them."""
        self._only = only
        self._show()

    # Going to a claim, a passage, a partner

    @Slot(str)
    def on_claim_requested(self, claim: str) -> None:
        """Show a claim with its evidence."""
        if not self.model.index_of_claim(claim).isValid():
            self.field.clear()
            self.show_only("all")
        self._goal = claim
        self.view.open_keys.add(f"claim {claim}")
        self._go_to_goal()

    def _open_above(self, index: QModelIndex) -> None:
        above = index.parent()
        while above.isValid():
            self.view.expand(above)
            above = above.parent()

    @Slot(QModelIndex, QModelIndex)
    def on_current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        """Remember which claim is current."""
        entry = index.data(ENTRY)
        if entry is not None:
            self.session.current_claim = entry.row.claim.id if isinstance(entry, ClaimEntry) else entry.claim

    @Slot(object)
    def on_opened(self, index: QModelIndex) -> None:
        """Edit a claim's words, go to a card's passage, do what a finding needs."""
        entry = index.data(ENTRY)
        if isinstance(entry, ClaimEntry):
            self.edit_words()
        elif isinstance(entry, CardEntry):
            card = entry.card
            place = Place(article=card.article, start=card.start, end=card.end, highlight=card.highlight)
            self.session.show_article(place)
        elif isinstance(entry, FindingEntry):
            self.on_remedy_wanted(entry.finding)

    @Slot(str)
    def on_readings_wanted(self, highlight: str) -> None:
        """Show what the second reader of a PDF has."""
        self.session.asked.emit(f"highlight.readings:{highlight}")

    @Slot(object)
    def on_hovered(self, index: QModelIndex) -> None:
        """Light the partner of what is pointed at."""
        entry = index.data(ENTRY)
        if isinstance(entry, CardEntry):
            self.session.light(Lit(entry.card.highlight, entry.claim, entry.card.evidence))
        elif isinstance(entry, ClaimEntry):
            self.session.light(Lit(claim=entry.row.claim.id))
        else:
            self.session.light(None)

    @Slot(object)
    def on_lit(self, lit: Lit | None) -> None:
        """Frame the card whose passage is pointed at."""
        own = lit is not None and lit.highlight is None and self.view.viewport().underMouse()
        self.view.rows.lit = None if own else lit
        self.view.viewport().update()

    # Acting

    @Slot()
    def begin_claim(self) -> None:
        """Open the line for a new claim."""
        if self.session.project is not None:
            self.new_claim.begin()

    @Slot(str)
    def on_written(self, words: str) -> None:
        """Add the claim that was written, and show it."""
        self._goal = deeds.add(self.session, words) or ""
        if not self._goal:
            self.new_claim.give_back(words)

    @Slot()
    def edit_words(self) -> None:
        """Edit the current claim's words in place."""
        index = self.view.currentIndex()
        if isinstance(index.data(ENTRY), ClaimEntry):
            self.view.edit(index)

    @Slot(object)
    def on_reworded(self, change: tuple[str, str]) -> None:
        """Give a claim its new words."""
        deeds.set_claim(self.session, change[0], text=change[1])

    @Slot(str)
    def on_move_wanted(self, move: str) -> None:
        """Move the current claim in the outline."""
        entry = self.view.current_entry()
        if isinstance(entry, ClaimEntry):
            self._goal = entry.row.claim.id
            deeds.move(self.session, self.rows, self._goal, move)

    @Slot()
    def on_remove_wanted(self) -> None:
        """Remove the current claim, or unlink the current passage."""
        entry = self.view.current_entry()
        if isinstance(entry, ClaimEntry):
            deeds.remove_claim(self.session, entry.row.claim.id)
        elif isinstance(entry, CardEntry):
            deeds.unlink(self.session, entry.card.evidence)

    @Slot(str)
    def on_direction_wanted(self, direction: str) -> None:
        """Let the current passage say something else of its claim."""
        entry = self.view.current_entry()
        if isinstance(entry, CardEntry) and entry.card.direction != direction:
            deeds.set_evidence(self.session, entry.card.evidence, direction=direction)

    @Slot(object)
    def on_remedy_wanted(self, finding: Finding) -> None:
        """Do what a finding's button says."""
        remedy(finding).run(self.session)

    @Slot(object)
    def on_dropped(self, drop: tuple[str, Direction, str]) -> None:
        """Link what was dropped on a claim."""
        deeds.link_dropped(self.session, *drop)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command or a finding asks of this panel: `claim.edit`, or with `:claim id`."""
        verb, _, named = what.partition(":")
        claim = named or self.session.current_claim or ""
        known = any(row.claim.id == claim for row in self.rows)
        if verb == "claim.new":
            # In Argue the grid has a line of its own.
            if self.isVisible():
                self.begin_claim()
        elif verb == "claim.list":
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif verb in ("claim.edit", "claim.answer") and known:
            field = "contrary_note" if verb == "claim.answer" else "text"
            deeds.edit(self.session, self.rows, claim, field, self.window())
        elif verb == "claim.remove" and known:
            deeds.remove_claim(self.session, claim)
        elif verb.startswith("claim.move_") and known:
            deeds.move(self.session, self.rows, claim, verb.removeprefix("claim.move_"))

    @Slot()
    def on_filter_clicked(self) -> None:
        """Offer the choices of the filter."""
        choices = [Choice(only_words(one), partial(self.show_only, one), one == self._only) for one in ONLY]
        offer(
            choices,
            self.filter_button,
            self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height())),
        )

    @Slot(object)
    def on_menu_wanted(self, place: QPoint) -> None:
        """Offer what one can do to the row."""
        choices = row_choices(self, self.view.current_entry())
        if choices:
            offer(choices, self.view, place)
