"""What the claims panel does when a row, a key, a menu or a drop asks for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot

from app.ui.claims import asking, deeds
from app.ui.claims.entries import CardEntry, ClaimEntry
from app.ui.claims.menu import row_choices
from app.ui.remedies import remedy
from app.ui.widgets.choices import offer
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.ui.claims.drop_zones import Dropped
    from app.ui.claims.panel import ClaimsPanel


class ClaimActs(QObject):
    """Acts on the rows that are chosen; several are changed in one step."""

    def __init__(self, panel: ClaimsPanel) -> None:
        super().__init__(panel)
        self.panel = panel
        self.session = panel.session
        self.view = panel.view
        view = panel.view
        panel.new_claim.written.connect(self.on_written)
        view.menu_wanted.connect(self.on_menu_wanted)
        view.new_wanted.connect(self.begin_claim)
        view.edit_wanted.connect(self.edit_words)
        view.move_wanted.connect(self.on_move_wanted)
        view.remove_wanted.connect(self.on_remove_wanted)
        view.link_change_wanted.connect(self.on_link_change_wanted)
        view.asked.connect(self.on_asked)
        view.remedy_wanted.connect(self.on_remedy_wanted)
        view.readings_wanted.connect(self.on_readings_wanted)
        view.copies_wanted.connect(self.on_copies_wanted)
        view.dropped.connect(self.on_dropped)
        view.too_many.connect(self.on_too_many)
        view.rows.reworded.connect(self.on_reworded)
        self.session.asked.connect(self.on_asked)

    # Which rows are meant

    def claims(self) -> list[str]:
        """Return the claims that are chosen here if the current one is among them; else the current one."""
        chosen, current = self.view.chosen_claims(), self.session.current_claim
        # In Argue the grid says which claim is current; what was chosen here before means nothing then.
        return chosen if current in chosen else [current] if current is not None else []

    # Acting

    @Slot()
    def begin_claim(self) -> None:
        """Open the line for a new claim."""
        if self.session.project is not None:
            self.panel.new_claim.begin()

    @Slot(str)
    def on_written(self, words: str) -> None:
        """Add the claim that was written, and show it."""
        goal = deeds.add(self.session, words) or ""
        self.panel.go_after_refresh(goal)
        if not goal:
            self.panel.new_claim.give_back(words)

    @Slot()
    def edit_words(self) -> None:
        """Edit the current claim's words in place."""
        index = self.view.currentIndex()
        if isinstance(self.view.current_entry(), ClaimEntry):
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
            self.panel.go_after_refresh(entry.row.claim.id)
            deeds.move(self.session, self.panel.rows, entry.row.claim.id, move)

    @Slot()
    def on_remove_wanted(self) -> None:
        """Remove the claims that are chosen, or unlink the passages."""
        if cards := self.view.chosen_cards():
            deeds.unlink(self.session, cards)
        elif claims := self.view.chosen_claims():
            deeds.remove_claims(self.session, claims)

    @Slot(object)
    def on_link_change_wanted(self, fields: dict[str, object]) -> None:
        """Let the chosen passages say something else of their claim."""
        cards = self.view.chosen_cards()
        if cards:
            deeds.set_links(self.session, cards, **fields)

    @Slot(object)
    def on_remedy_wanted(self, finding: Finding) -> None:
        """Do what a finding's button says."""
        remedy(finding).run(self.session)

    @Slot(str)
    def on_copies_wanted(self, article: str) -> None:
        """Compare an article with its copies."""
        self.session.asked.emit(f"origin.compare:{article}")

    @Slot(str)
    def on_readings_wanted(self, highlight: str) -> None:
        """Show what the second reader of a PDF has."""
        self.session.asked.emit(f"highlight.readings:{highlight}")

    @Slot()
    def on_too_many(self) -> None:
        """Say why not everything was opened."""
        words = tr("The claims with others under them are open; all passages at once would be too many.")
        self.session.message.emit(words)

    @Slot(object)
    def on_dropped(self, drop: Dropped) -> None:
        """Link what was dropped on a claim, make a claim of it, or move the claims."""
        made = deeds.take_drop(self.session, drop)
        if made:
            self.panel.edit_after_refresh(made)

    @Slot(object)
    def on_menu_wanted(self, place: QPoint) -> None:
        """Offer what one can do to the row."""
        choices = row_choices(self, self.view.current_entry())
        if choices:
            offer(choices, self.view, place)

    # What commands and findings ask for

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command or a finding asks of this panel: `claim.edit`, or with `:claim id:field`."""
        verb, named, field = (*what.split(":"), "", "")[:3]
        if verb == "claim.new":
            # In Argue the grid has a line of its own.
            if self.panel.isVisible():
                self.begin_claim()
        elif verb == "claim.list":
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif verb == "claim.show_all":
            self.panel.show_all()
        elif verb in ("claim.expand_all", "claim.collapse_all"):
            self.view.open_all(verb == "claim.expand_all")
        elif verb == "link.rationale":
            cards = [entry for entry in (self.view.current_entry(),) if isinstance(entry, CardEntry)]
            if cards:
                asking.explain(self.session, cards[0].card, self.panel.window())
        elif verb.startswith("claim."):
            claims = [named] if named else self.claims()
            known = {row.claim.id for row in self.panel.rows}
            if claims and known.issuperset(claims):
                self._on_claims(verb, claims, field or "text")

    def _on_claims(self, verb: str, claims: list[str], field: str) -> None:
        session, rows, window = self.session, self.panel.rows, self.panel.window()
        ask = {
            "claim.edit": partial(asking.edit, session, rows, claims[0], field, window),
            "claim.answer": partial(asking.edit, session, rows, claims[0], "contrary_note", window),
            "claim.remove": partial(deeds.remove_claims, session, claims),
            "claim.tags": partial(asking.tag, session, rows, claims, window),
            "claim.merge": partial(asking.merge, session, rows, claims, window),
            "claim.split": partial(asking.split, session, rows, claims[0], window),
        }.get(verb)
        if ask is not None:
            ask()
        elif verb.startswith("claim.move_"):
            deeds.move(session, rows, claims[0], verb.removeprefix("claim.move_"))
