"""What is being read, apart from how it is shown: text, selection, highlights, what is lit, what was found.

The page view and the text view of one article share one Reading, so that changing between them loses nothing.
All offsets are canonical code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.ui.reader.shown import Passages, Served, Shown


@dataclass(frozen=True, slots=True)
class Pressed:
    """A highlight that was clicked, on the page or at one of its labels in the margin."""

    highlight: str
    served: Served | None = None


class Reading(QObject):
    """One article's text with the caret, the selection and everything marked in it."""

    selection_moved = Signal()
    marks_changed = Signal()
    #: The id of the highlight under the pointer, or None.
    pointed = Signal(object)
    pressed = Signal(object)

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.anchor = 0
        self.caret = 0
        self.passages = Passages()
        #: Ids of highlights, and of links, that are lit.
        self.lit: frozenset[str] = frozenset()
        self.hits: tuple[tuple[int, int], ...] = ()
        self.hit_at = -1
        self._pointed: str | None = None
        #: The area that is meant, by its id: a caret cannot be in it.
        self.chosen: str | None = None
        #: Which of several overlapping highlights at the caret is meant.
        self._turn = 0

    @property
    def selection(self) -> tuple[int, int] | None:
        """Return the selected range, None when nothing is selected."""
        if self.anchor == self.caret:
            return None
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    def select(self, anchor: int, caret: int) -> None:
        """Move the selection's fixed end and the caret."""
        limit = len(self.text)
        anchor, caret = max(0, min(anchor, limit)), max(0, min(caret, limit))
        if (anchor, caret) != (self.anchor, self.caret) or self.chosen is not None:
            self.anchor, self.caret = anchor, caret
            self.chosen = None
            self._turn = 0
            self.selection_moved.emit()

    def collapse(self) -> None:
        """Let the selection go; the caret stays."""
        self.select(self.caret, self.caret)

    def set_passages(self, passages: Passages) -> None:
        """Show other highlights."""
        self.passages = passages
        self.marks_changed.emit()

    def set_lit(self, lit: frozenset[str]) -> None:
        """Light these highlights."""
        if lit != self.lit:
            self.lit = lit
            self.marks_changed.emit()

    def set_hits(self, hits: Sequence[tuple[int, int]], at: int = -1) -> None:
        """Mark what was found, and the one that is current."""
        self.hits, self.hit_at = tuple(hits), at
        self.marks_changed.emit()

    def point_at(self, highlight: str | None) -> None:
        """Say which highlight the pointer is over."""
        if highlight != self._pointed:
            self._pointed = highlight
            self.pointed.emit(highlight)

    def highlight_at_caret(self) -> Shown | None:
        """Return the highlight the caret is in; of overlapping ones, the one whose turn it is."""
        if self.chosen is not None:
            return self.passages.get(self.chosen)
        held = self.passages.at(self.caret)
        return held[self._turn % len(held)] if held else None

    def next_at_caret(self) -> Shown | None:
        """Pass on to the next of the highlights that overlap at the caret."""
        self._turn += 1
        self.marks_changed.emit()
        return self.highlight_at_caret()

    def prefer(self, highlight: str) -> None:
        """Mean this highlight where several overlap at the caret, or this area."""
        shown = self.passages.get(highlight)
        if shown is not None and shown.area:
            self.collapse()
            self.chosen = highlight
            self.marks_changed.emit()
            return
        held = [one.id for one in self.passages.at(self.caret)]
        if highlight in held:
            self._turn = held.index(highlight)
