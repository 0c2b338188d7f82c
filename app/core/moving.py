"""What moves of a highlight when its passage is found in another copy, and what stays as it was marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.anchor import anchors
from app.anchor.alignment import Again
from app.core.articles import read_snapshot, read_text
from app.core.highlights import has_pages
from app.core.project import Project
from db.records import AnchorState, Highlight, PageMark, Snapshot


@dataclass(frozen=True, slots=True)
class Moved:
    """One passage before and after: its words as they were marked, and as they stand in the newer copy."""

    highlight: str
    state: AnchorState
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Move:
    """What became of a highlight, and the fields to write."""

    moved: Moved
    fields: Mapping[str, Any] = field(default_factory=dict)


class Places:
    """Where passages stand in a new copy; each is asked for once."""

    def __init__(self, project: Project, made: Snapshot, text: str) -> None:
        self._project = project
        self._made = made
        self._text = text
        self._copies: dict[str, Again] = {}

    @property
    def paged(self) -> bool:
        """Whether the new copy has pages, which a second reader can confirm."""
        return has_pages(self._made)

    def find(self, one: Highlight) -> Move:
        """Find a highlight's passage in the new copy."""
        if one.area:
            return self._area(one)
        found = self._again(one.snapshot).find(one.exact, one.prefix, one.suffix, one.start)
        if found.state == "orphan":
            return self._lost(one)
        anchor = anchors.make_anchor(self._text, found.start, found.end, self._made.page_map)
        fields: dict[str, Any] = {
            "snapshot": self._made.id,
            "start": anchor.start,
            "end": anchor.end,
            "page_index": anchor.page_index,
            "page_label": anchor.page_label,
            "anchor_state": found.state,
            "marked_in": one.marked_in or one.snapshot,
            "marked_start": one.marked_start if one.marked_in else one.start,
            "marked_end": one.marked_end if one.marked_in else one.end,
        }
        if found.state == "verified":
            # The same words: their surroundings are those of the new copy. Other words keep the old ones,
            # which tell where to look for them in the next copy.
            fields |= {"prefix": anchor.prefix, "suffix": anchor.suffix}
        return Move(Moved(one.id, found.state, one.exact, anchor.exact), fields)

    def _area(self, one: Highlight) -> Move:
        """Keep a rectangle on its page: the bytes are the same, and so are the pages."""
        start = next((mark.start for mark in self._made.page_map if mark.index == one.page_index), 0)
        fields = {"snapshot": self._made.id, "start": start, "end": start}
        return Move(Moved(one.id, one.anchor_state, one.exact, one.exact), fields)

    def _lost(self, one: Highlight) -> Move:
        """Leave a passage on the copy in which it stands, letter by letter."""
        fields: dict[str, Any] = {"anchor_state": "orphan"}
        if one.marked_in and one.anchor_state != "verified":
            page = page_at(read_snapshot(self._project, one.marked_in).page_map, one.marked_start)
            fields |= {
                "snapshot": one.marked_in,
                "start": one.marked_start,
                "end": one.marked_end,
                "page_index": page.index if page else None,
                "page_label": page.label if page else "",
                "marked_in": "",
                "marked_start": 0,
                "marked_end": 0,
            }
        return Move(Moved(one.id, "orphan", one.exact, ""), {} if one.anchor_state == "orphan" else fields)

    def _again(self, snapshot: str) -> Again:
        if snapshot not in self._copies:
            self._copies[snapshot] = Again(read_text(self._project, snapshot), self._text)
        return self._copies[snapshot]


def page_at(page_map: tuple[PageMark, ...], start: int) -> PageMark | None:
    """Return the page on which an offset lies."""
    at = bisect_right([mark.start for mark in page_map], start) - 1
    return page_map[at] if at >= 0 else None
