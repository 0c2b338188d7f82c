"""The pages of one snapshot as ranges of its canonical text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from db.records import PageMark

#: What stands between two pages in the canonical text.
PAGE_BREAK = "\n\f\n"


class PageTexts:
    """Which characters are on which page."""

    def __init__(self, text: str, marks: Sequence[PageMark]) -> None:
        self.text = text
        self.marks = tuple(marks)
        self._starts = [mark.start for mark in self.marks]

    def __len__(self) -> int:
        return len(self.marks)

    def range(self, index: int) -> tuple[int, int]:
        """Return where a page's text starts and ends."""
        start = self._starts[index]
        if index + 1 >= len(self._starts):
            return start, len(self.text)
        end = self._starts[index + 1]
        if self.text.endswith(PAGE_BREAK, start, end):
            end -= len(PAGE_BREAK)
        return start, max(start, end)

    def page_text(self, index: int) -> str:
        """Return a page's text."""
        start, end = self.range(index)
        return self.text[start:end]

    def page_of(self, offset: int) -> int:
        """Return the page that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def label(self, index: int) -> str:
        """Return a page's label as printed, or its number."""
        return self.marks[index].label or str(index + 1)

    def page_with_label(self, label: str) -> int | None:
        """Return the page with a printed label, else the page with that number."""
        wanted = label.strip().casefold()
        for index, mark in enumerate(self.marks):
            if mark.label.casefold() == wanted and wanted:
                return index
        if wanted.isdecimal() and 1 <= int(wanted) <= len(self.marks):
            return int(wanted) - 1
        return None
