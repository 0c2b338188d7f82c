"""What floats beside the selection: the bar, the chooser of a claim, the note. One at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QUrl, Slot
from PySide6.QtGui import QDrag

from app import core
from app.ui.jobs import JobHandle
from app.ui.reader.area_paint import area_rect
from app.ui.reader.claim_chooser import Choice, Chosen, ClaimChooser
from app.ui.reader.errands import Errands
from app.ui.reader.note_editor import NoteEditor
from app.ui.reader.passage_mime import passage_mime
from app.ui.reader.reading import Reading
from app.ui.reader.selection_bar import FloatingPanel, SelectionBar, place_beside
from app.ui.reader.steps import copy_address
from app.ui.reader.text_view import TextView
from app.ui.reader.verbs import Target, Verbs
from app.ui.session import Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.ui.reader.page_view import PageView


class Asking(QObject):
    """Shows the floating panels of one article and passes on what was chosen."""

    def __init__(
        self, session: Session, reading: Reading, verbs: Verbs, errands: Errands, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._errands = errands
        self._session, self._reading, self._verbs = session, reading, verbs
        self._view: PageView | TextView | None = None
        self._bar: SelectionBar | None = None
        self._chooser: ClaimChooser | None = None
        self._note: NoteEditor | None = None
        self._claims: tuple[Choice, ...] = ()
        self._target: Target | None = None
        reading.selection_moved.connect(self.place)
        verbs.chooser_wanted.connect(self.open_chooser)
        verbs.note_wanted.connect(self.open_note)

    @property
    def bar(self) -> SelectionBar | None:
        """Return the selection bar of the view that is shown."""
        return self._bar

    @property
    def chooser(self) -> ClaimChooser | None:
        """Return the chooser of a claim."""
        return self._chooser

    @property
    def note(self) -> NoteEditor | None:
        """Return the note's editor."""
        return self._note

    def set_view(self, view: PageView | TextView) -> None:
        """Float over this view from now on."""
        if self._view is not None:
            self._view.view_moved.disconnect(self.place)
        self._view = view
        viewport = view.viewport()
        if self._bar is None or self._chooser is None or self._note is None:
            self._bar, self._chooser, self._note = (
                SelectionBar(viewport),
                ClaimChooser(viewport),
                NoteEditor(viewport),
            )
            self._bar.chosen.connect(self._verbs.do)
            self._chooser.chosen.connect(self.on_chosen)
            self._chooser.left.connect(self.leave)
            self._note.kept.connect(self.on_note_kept)
            self._note.left.connect(self.leave)
        for panel in (self._bar, self._chooser, self._note):
            panel.setParent(viewport)
            panel.hide()
        view.view_moved.connect(self.place)
        self.place()

    # Placing

    @Slot()
    def place(self) -> None:
        """Put what floats beside the selection; the bar is there only while something is selected."""
        if self._view is None or self._bar is None:
            return
        open_panel = self._open_panel()
        if open_panel is not None:
            open_panel.setGeometry(place_beside(open_panel.rect(), self._rects(), self._area()))
            return
        rects = self._view.selection_rects()
        if self._reading.selection is None or not rects:
            self._bar.hide()
            return
        self._bar.show_habits(self._verbs.habits.colour, self._last_key())
        self._bar.show_beside(rects, self._area())

    def _open_panel(self) -> FloatingPanel | None:
        panels = (self._chooser, self._note)
        return next((panel for panel in panels if panel is not None and not panel.isHidden()), None)

    def _area(self) -> QRect:
        return self._view.viewport().rect() if self._view is not None else QRect()

    def _rects(self) -> Sequence[QRectF]:
        """Return the lines that must not be covered: the selection's, or those of the highlight meant."""
        if self._view is None:
            return []
        if self._reading.selection is not None or self._target is None:
            return self._view.selection_rects()
        shown = self._target.highlight
        if shown is not None and shown.area:
            return [] if isinstance(self._view, TextView) else [area_rect(self._view.scene(), shown)]
        return self._view.range_rects(self._target.start, self._target.end)

    def _last_key(self) -> str:
        claim = self._session.last_claim
        known = {one.claim: one.key for one in self._claims}
        if claim is not None and claim not in known:
            self._read_claims()
        return known.get(claim or "", "")

    # Choosing a claim

    @Slot(str)
    def open_chooser(self, direction: str) -> None:
        """Ask for a claim."""
        if self._chooser is None or self._bar is None:
            return
        self._target = self._verbs.target()
        self._bar.hide()
        self._chooser.set_claims(self._claims)
        self._show(self._chooser)
        self._chooser.open(direction)
        self._read_claims()

    def _read_claims(self) -> None:
        project = self._session.project
        if project is not None:
            work = partial(_read_choices, project)
            self._errands.start(tr("Reading claims"), work, self._claims_came, _gone)

    def _claims_came(self, claims: tuple[Choice, ...]) -> None:
        known, self._claims = self._claims, claims
        if known != claims and self._chooser is not None:
            self._chooser.set_claims(claims)
        self.place()

    @Slot(object)
    def on_chosen(self, chosen: object) -> None:
        """Link the passage to the claim, or make the claim."""
        target = self._target
        self.leave()
        if not isinstance(chosen, Chosen) or target is None:
            return
        if chosen.choice.claim:
            self._verbs.link(target, chosen.choice.claim, chosen.direction)
        else:
            self._verbs.new_claim(target, chosen.choice.text, chosen.direction)

    # Writing a note

    @Slot()
    def open_note(self) -> None:
        """Ask for the note."""
        if self._note is None or self._bar is None:
            return
        self._target = self._verbs.target()
        self._bar.hide()
        self._show(self._note)
        shown = self._target.highlight if self._target is not None else None
        self._note.open(shown.note if shown is not None else "")

    @Slot(str)
    def on_note_kept(self, note: str) -> None:
        """Write the note on the highlight."""
        target = self._target
        self.leave()
        if target is not None:
            self._verbs.write_note(target, note)

    # Both

    def _show(self, panel: FloatingPanel) -> None:
        panel.show()
        panel.raise_()
        panel.setGeometry(place_beside(panel.rect(), self._rects(), self._area()))

    @Slot()
    def leave(self) -> None:
        """Close what is open and give the keyboard back to the text."""
        for panel in (self._chooser, self._note):
            if panel is not None:
                panel.hide()
        self._target = None
        if self._view is not None:
            self._view.setFocus()
        self.place()

    @Slot(object)
    def drag(self, highlight: object) -> None:
        """Drag the selection, or a highlight, out of the view: on a claim."""
        if self._view is None:
            return
        target = self._verbs.target()
        shown = self._reading.passages.get(str(highlight)) if highlight is not None else None
        if shown is not None:
            target = Target(shown.start, shown.end, shown)
        if target is None:
            return
        drag = QDrag(self._view)
        drag.setMimeData(passage_mime(self._reading.text[target.start : target.end], target))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.LinkAction, Qt.DropAction.LinkAction)

    @Slot(QUrl)
    def show_link(self, address: QUrl) -> None:
        """Show and copy where a link in the text leads. Nothing is ever opened."""
        copy_address(self._session, address.toDisplayString())


def _read_choices(project: Project, _: JobHandle) -> tuple[Choice, ...]:
    return tuple(
        Choice(row.claim.id, row.claim.key, row.claim.text) for row in core.claims.list_claims(project)
    )


def _gone(error: Exception) -> None:
    """Leave the claims as they were: the project was closed while they were read."""
