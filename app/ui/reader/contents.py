"""An article's contents as a tree: its own outline, or its headings; and which entry is read now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.widgets.node_model import Node
from db.records import OutlineEntry

if TYPE_CHECKING:
    from app.intake.intake import Block

#: Where one stands: a page and points below its upper edge, or (-1, an offset) in text without pages.
Spot = tuple[int, float]
#: Deeper levels are shown at this depth.
DEEPEST = 8


@dataclass(frozen=True)
class Heading:
    """One line of the contents as it is shown; `number` counts all lines from 0."""

    number: int
    title: str
    depth: int
    start: int
    page: int | None = None
    top: float = 0.0
    page_label: str = ""


def make_headings(entries: Sequence[OutlineEntry], labels: Sequence[str] = ()) -> tuple[Heading, ...]:
    """Return the lines of an outline; no level is skipped, whatever the file says."""
    found: list[Heading] = []
    levels: list[int] = []
    for number, entry in enumerate(entries):
        while levels and levels[-1] >= entry.level:
            levels.pop()
        levels.append(entry.level)
        page = entry.page_index
        label = labels[page] if page is not None and 0 <= page < len(labels) else ""
        title = " ".join(entry.title.split())
        depth = min(len(levels) - 1, DEEPEST)
        found.append(Heading(number, title, depth, entry.start, page, entry.top or 0.0, label))
    return tuple(found)


def headings_of(blocks: Sequence[Block], text: str) -> tuple[OutlineEntry, ...]:
    """Return the headings of a text as an outline, for articles that bring none."""
    return tuple(
        OutlineEntry(title=title, level=max(1, block.level), start=block.start)
        for block in blocks
        if block.kind == "heading" and (title := " ".join(text[block.start : block.end].split()))
    )


def as_tree(headings: Sequence[Heading]) -> list[Node[Heading]]:
    """Hang each heading under the last one above it that is less deep."""
    roots: list[Node[Heading]] = []
    above: list[Node[Heading]] = []
    for heading in headings:
        node = Node(heading)
        del above[heading.depth :]
        (above[-1].children if above else roots).append(node)
        above.append(node)
    return roots


class Whereabouts:
    """Finds the heading that is read at a place, in pages or in text."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        paged = [((one.page, one.top), one.number) for one in headings if one.page is not None]
        self._pages = sorted(paged)
        self._starts = sorted((one.start, one.number) for one in headings)

    def at_page(self, page: int, top: float) -> int | None:
        """Return the number of the last heading that begins at or above a point of a page."""
        at = bisect_right(self._pages, ((page, top), len(self._starts))) - 1
        return self._pages[at][1] if at >= 0 else None

    def at_offset(self, offset: int) -> int | None:
        """Return the number of the last heading that begins at or before an offset of the text."""
        at = bisect_right(self._starts, (offset, len(self._starts))) - 1
        return self._starts[at][1] if at >= 0 else None
