"""The claims panel: what it shows and where it goes. What it does: acting.py; its looks: frame.py."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Slot
from PySide6.QtWidgets import QWidget

from app.ui.claims import deeds
from app.ui.claims.acting import ClaimActs
from app.ui.claims.entries import CardEntry, ClaimEntry, FindingEntry, build
from app.ui.claims.filter_menu import filter_choices
from app.ui.claims.frame import ClaimsFrame
from app.ui.claims.model import ClaimsModel
from app.ui.claims.sieve import Sieve
from app.ui.refreshing import Refreshing
from app.ui.session import Lit, Place, Session
from app.ui.widgets.choices import offer
from app.ui.widgets.node_model import ENTRY, KEY

if TYPE_CHECKING:
    from app.core.claims import ClaimRow


#: With more passages under them than this, claims are not opened by themselves.
MOST_AT_FIRST = 200


class ClaimsPanel(ClaimsFrame):
    """Shows the claims with their evidence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rows: tuple[ClaimRow, ...] = ()
        self.sieve = Sieve()
        self._opened_for = ""
        #: The claim to make current after the next refresh, and whether its words are edited then.
        self._goal = ""
        self._edit_goal = False
        self._origin_of: dict[str, str] = {}
        nothing: deeds.Outline = ((), {})
        self._reading = Refreshing(session, deeds.read_outline, self._take, nothing, self)
        self.model = ClaimsModel(self)
        self.view.setModel(self.model)
        self.acts = ClaimActs(self)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        session, view = self.session, self.view
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        session.changed.connect(self.on_changed)
        session.claim_requested.connect(self.on_claim_requested)
        session.lit.connect(self.on_lit)
        self.field.textChanged.connect(self.on_find_changed)
        self.filter_button.clicked.connect(self.on_filter_clicked)
        self.strip.clear_wanted.connect(self.show_all)
        self.new_button.clicked.connect(self.acts.begin_claim)
        self.first_button.clicked.connect(self.acts.begin_claim)
        self.new_claim.closed.connect(self.view.setFocus)
        view.opened.connect(self.on_opened)
        view.hovered.connect(self.on_hovered)
        view.all_wanted.connect(self.show_all)
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
            above = [row for row in self.rows if row.claim.id in parents]
            # At first the outline is seen whole; what stands alone keeps its evidence folded.
            if sum(len(row.evidence) for row in above) <= MOST_AT_FIRST:
                self.view.open_keys = {f"claim {row.claim.id}" for row in above}
        self._show()

    def _show(self) -> None:
        sieve = self.sieve if self.sieve != Sieve() else None
        keys = self.view.open_keys | self.model.loaded()
        opened = {key.removeprefix("claim ") for key in keys}
        roots = build(self.rows, self._origin_of, sieve, opened)
        self.view.keep_place(partial(self.model.set_roots, roots))
        shown = sum(isinstance(entry, ClaimEntry) for entry in self.model.entries())
        self.strip.show_sieve(self.sieve)
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
            if self._edit_goal:
                self._edit_goal = False
                self.view.setFocus()
                self.acts.edit_words()

    def go_after_refresh(self, claim: str) -> None:
        """Make a claim current when it is there."""
        self._goal = claim

    def edit_after_refresh(self, claim: str) -> None:
        """Make a claim current when it is there, with the caret in its words."""
        self._goal, self._edit_goal = claim, True

    @Slot()
    def on_project_closed(self) -> None:
        """Show nothing."""
        self._goal, self._edit_goal = "", False
        self._reading.clear()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show another project."""
        self.view.open_keys = set()
        self._opened_for = ""
        self.show_all()
        self.refresh()

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Follow a change, an undo, an import."""
        self.refresh()

    @Slot(str)
    def on_find_changed(self, words: str) -> None:
        """Narrow the outline while the user types."""
        self.show_only(Sieve(words, self.sieve.chosen))

    def show_only(self, sieve: Sieve) -> None:
        """Show only the claims that pass, and those above them."""
        self.sieve = sieve
        self._show()

    @Slot()
    def show_all(self) -> None:
        """Take words and filters away."""
        self.sieve = Sieve(self.field.text())
        self.field.clear()
        self.show_only(Sieve())

    @Slot()
    def on_filter_clicked(self) -> None:
        """Offer the choices of the filter."""
        below = QPoint(0, self.filter_button.height())
        choices = filter_choices(self.rows, self.sieve, self.show_only, self.show_all)
        offer(choices, self.filter_button, self.filter_button.mapToGlobal(below))

    # Going to a claim, a passage, a partner

    @Slot(str)
    def on_claim_requested(self, claim: str) -> None:
        """Show a claim with its evidence."""
        if not self.model.index_of_claim(claim).isValid():
            self.show_all()
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
            self.acts.edit_words()
        elif isinstance(entry, CardEntry):
            card = entry.card
            place = Place(article=card.article, start=card.start, end=card.end, highlight=card.highlight)
            self.session.show_article(place)
        elif isinstance(entry, FindingEntry):
            self.acts.on_remedy_wanted(entry.finding)

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
