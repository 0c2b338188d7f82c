"""What to say of a place in an article's text that shows less than it holds: tool tips and descriptions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.ui.reader.text_signs import find_signs, name_of
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.intake.intake import Block, Run


class TextNotes:
    """The notes of one article, found by offset."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._unseen = [note for block in blocks for note in block.unseen]
        self._offsets = [offset for offset, _ in self._unseen]
        self._runs = [run for block in blocks for run in block.runs if run.hidden or run.link]
        self._starts = [run.start for run in self._runs]

    def unseen_between(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """Return where characters without width stood from `start` to `end`, and which."""
        return self._unseen[bisect_left(self._offsets, start) : bisect_right(self._offsets, end)]

    def words_at(self, offset: int) -> str:
        """Return what to say of the place before an offset, "" when nothing stood there."""
        names = [name_of(code) for _, code in self.unseen_between(offset, offset)]
        if not names:
            return ""
        return tr("Invisible here: {names}").format(names="; ".join(names))

    def words_of(self, offset: int) -> str:
        """Return what to say of a character: its name when it shows nothing, that it is hidden, its link."""
        begin = max(0, offset - 1)
        for place, _ in find_signs(self._text[begin : offset + 8]):
            if begin + place == offset:
                return tr("Invisible character: {name}").format(name=name_of(ord(self._text[offset])))
        run = self._run_at(offset)
        if run is None:
            return ""
        if run.hidden:
            return tr("Not visible on the page as published")
        return tr("Link to {address}; a click copies the address").format(address=run.link)

    def _run_at(self, offset: int) -> Run | None:
        number = bisect_right(self._starts, offset) - 1
        run = self._runs[number] if number >= 0 else None
        return run if run is not None and offset < run.end else None
