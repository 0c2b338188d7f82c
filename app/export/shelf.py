"""Passages as they were made last: most of composing is making them, and a keystroke changes none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.export.parts import Passage
    from db.records import Article, Highlight, Snapshot


class Origin(NamedTuple):
    """The records that a passage is made of. Records that did not change stay the same objects."""

    highlight: Highlight
    article: Article
    snapshot: Snapshot | None


class Shelf:
    """The last passage made of each highlight, as long as its records are the very same objects."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Origin, Passage]] = {}

    def passage(self, origin: Origin, number: int, label: str, make: Callable[[], Passage]) -> Passage:
        """Return a highlight's passage under this number and label, made only when its records changed."""
        before, known = self._made.get(origin.highlight.id, (None, None))
        if before is None or known is None or any(a is not b for a, b in zip(before, origin, strict=True)):
            found = make()
        elif (known.number, known.label) == (number, label):
            return known
        else:
            found = replace(known, number=number, label=label)
        self._made[origin.highlight.id] = (origin, found)
        return found
