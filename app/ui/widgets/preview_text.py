"""A composed briefing as a QTextDocument, built by cursor; the preview shows the export's own document.

After a change only the units that differ are written again: the rest, and its layout, stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextDocument

from app.ui import theme
from app.ui.widgets.preview_units import Extras, Unit, make_units
from app.ui.widgets.preview_writer import UnitWriter, Written

if TYPE_CHECKING:
    from app.export.document import Document


@dataclass(frozen=True)
class Stretch:
    """Where one sentence of a section's body stands in the preview (Qt positions)."""

    section: str
    start: int
    end: int
    first: int
    last: int


class PreviewText:
    """What a document holds, unit by unit."""

    def __init__(self, document: QTextDocument) -> None:
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(theme.font("preview"))
        document.setDocumentMargin(0)
        self._document = document
        self._units: list[Unit] = []
        self._written: list[Written] = []
        #: How many units the last change wrote.
        self.rewritten = 0

    def show(self, briefing: Document, style: str, whole: bool, extras: Extras = Extras()) -> None:  # noqa: B008
        """Show a briefing in a profile."""
        units = make_units(briefing, style, whole, extras)
        before, after = self._units, units
        most = min(len(before), len(after))
        same = next((n for n in range(most) if before[n].key != after[n].key), most)
        tail = 0
        while tail < most - same and before[-1 - tail].key == after[-1 - tail].key:
            tail += 1
        if same == 0:
            tail = 0
        gone = len(before) - same - tail
        fresh = after[same : len(after) - tail]
        self._units, self.rewritten = units, len(fresh)
        if not gone and not fresh:
            return
        starts = [0, *accumulate(one.length for one in self._written)]
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.setPosition(starts[same])
        cursor.setPosition(starts[same + gone], QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        writer = UnitWriter(cursor, briefing, style, first=same == 0)
        self._written[same : same + gone] = [writer.write(unit) for unit in fresh]
        cursor.endEditBlock()

    def stretches(self) -> tuple[Stretch, ...]:
        """Return where each sentence stands."""
        found: list[Stretch] = []
        at = 0
        for unit, written in zip(self._units, self._written, strict=True):
            for (section, start, end), (first, last) in zip(unit.places, written.sentences, strict=False):
                found.append(Stretch(section, start, end, at + first, at + last))
            at += written.length
        return tuple(found)

    def badges(self) -> tuple[tuple[int, int], ...]:
        """Return where badges stand that are framed (Qt positions)."""
        found: list[tuple[int, int]] = []
        at = 0
        for written in self._written:
            found += [(at + first, at + last) for first, last in written.badges]
            at += written.length
        return tuple(found)
