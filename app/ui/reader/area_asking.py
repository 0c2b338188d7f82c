"""Marking areas of pages: a rectangle that was drawn is asked for its words, and becomes a highlight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app import core
from app.ui.reader.area_drawing import Drawn
from app.ui.reader.area_paint import area_rect
from app.ui.reader.quotation_editor import QuotationEditor
from app.ui.reader.selection_bar import place_beside
from app.ui.session import Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.ui.reader.content import Content
    from app.ui.reader.page_view import PageView
    from app.ui.reader.shown import Shown
    from app.ui.reader.verbs import Verbs


class AreaAsking(QObject):
    """Asks for the words of areas on one page view."""

    def __init__(self, session: Session, content: Content, verbs: Verbs, view: PageView) -> None:
        super().__init__(view)
        self._session, self._content, self._verbs, self._view = session, content, verbs, view
        self._drawn: Drawn | None = None
        self._typed: Shown | None = None
        self.editor = QuotationEditor(view.viewport())
        self.editor.kept.connect(self.on_kept)
        self.editor.left.connect(self.on_left)
        view.areas.drawn.connect(self.on_drawn)
        view.areas.changed.connect(self.on_changed)
        view.view_moved.connect(self.place)
        verbs.quotation_wanted.connect(self.on_quotation_wanted)
        self._told = False

    @Slot()
    def on_changed(self) -> None:
        """Say how to draw when drawing begins."""
        active = self._view.areas.active and not self._view.areas.waiting
        if active and not self._told:
            words = tr("Drag a rectangle, or move it with the arrow keys, with Shift its corner. {end}")
            current = self._view.areas.current
            moves = current is not None and current.highlight
            end = tr("Enter keeps it, Esc leaves it.") if moves else tr("Enter marks it.")
            self._session.message.emit(words.format(end=end))
        self._told = active

    @Slot(object)
    def on_drawn(self, drawn: Drawn) -> None:
        """Ask what stands in a new rectangle; give an area that is there its new place."""
        project = self._session.project
        if drawn.highlight and project is not None:
            box = (drawn.box.x0, drawn.box.y0, drawn.box.x1, drawn.box.y1)
            self._session.act(partial(core.area.set_box, project, drawn.highlight, box))
            self._close()
            return
        self._drawn, self._typed = drawn, None
        self._open("")

    @Slot()
    def on_quotation_wanted(self) -> None:
        """Ask again for the words of the area that is chosen."""
        target = self._verbs.target()
        if target is None or target.highlight is None or not target.highlight.area:
            self._session.message.emit(tr("These words come from the text; only an area's are typed."))
            return
        self._drawn, self._typed = None, target.highlight
        self._open(target.highlight.words)

    @Slot(str)
    def on_kept(self, words: str) -> None:
        """Mark the area, or write its words."""
        drawn, typed = self._drawn, self._typed
        project = self._session.project
        self._close()
        if project is None:
            return
        if typed is not None:
            self._session.act(partial(core.area.set_quotation, project, typed.id, words))
        elif drawn is not None:
            colour = self._verbs.habits.colour
            snapshot = self._content.snapshot.id
            made = self._session.act(
                partial(core.area.add_area, project, snapshot, drawn.page, drawn.box, words, colour)
            )
            if made is not None:
                self._verbs.show_area(made)
                self._session.message.emit(tr("The area is marked. T changes its words."))

    @Slot()
    def on_left(self) -> None:
        """Leave everything as it was."""
        self._close()

    @Slot()
    def place(self) -> None:
        """Keep the panel beside its rectangle."""
        if self.editor.isHidden():
            return
        rect = self._view.areas.rect()
        if self._typed is not None:
            rect = area_rect(self._view.scene(), self._typed)
        rects = [] if rect is None else [rect]
        self.editor.setGeometry(place_beside(self.editor.rect(), rects, self._view.viewport().rect()))

    def _open(self, words: str) -> None:
        self.editor.show()
        self.editor.raise_()
        self.place()
        self.editor.open(words)

    def _close(self) -> None:
        self._drawn = self._typed = None
        self.editor.hide()
        self._view.areas.leave()
        self._view.setFocus()
