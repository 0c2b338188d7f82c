"""The records the store hands upwards: frozen, plain, complete. No cursor, row or lazy attribute leaves db/.

Words and fields are those of the domain model. Times are UTC RFC 3339 text, publication dates EDTF level 0
text, text offsets Unicode code points with the end exclusive. `id` is a UUIDv7. An empty text means "nothing
written", None means "never set".

Everybody imports them from here; those of the rows stand in records_sources.py and records_argument.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from db.records_argument import (
    Briefing,
    Claim,
    ClaimKind,
    Confidence,
    Coverage,
    Direction,
    Evidence,
    KeyPoint,
    ListedSource,
    OriginDecision,
    Section,
    SectionRole,
    Strength,
    Waiver,
)
from db.records_sources import (
    AnchorState,
    Article,
    Highlight,
    Name,
    OutlineEntry,
    PageMark,
    Publisher,
    SecondReader,
    Snapshot,
)

__all__ = [
    "AnchorState",
    "Article",
    "Backup",
    "Briefing",
    "Change",
    "Claim",
    "ClaimKind",
    "Confidence",
    "Coverage",
    "Direction",
    "Evidence",
    "Filter",
    "FilterName",
    "Highlight",
    "Hit",
    "KeyPoint",
    "ListedSource",
    "Name",
    "OriginDecision",
    "OutlineEntry",
    "PageMark",
    "Problem",
    "Publisher",
    "SearchKind",
    "SecondReader",
    "Section",
    "SectionRole",
    "Snapshot",
    "Strength",
    "Waiver",
]

SearchKind = Literal["articles", "highlights", "claims", "briefings"]
FilterName = Literal["publisher", "date", "tag", "direction", "cited", "language", "format"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One undoable step: its label in words and, per table, the ids of the rows that moved."""

    id: str
    label: str
    at: str
    undone: bool = False
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter of a search. Of a date, `value` is an EDTF date or a range of two, `2025-03..2025-06`."""

    name: FilterName
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One search result; `marks` are (start, end) ranges of the hit within `snippet`."""

    kind: SearchKind
    id: str
    article: str | None
    title: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    start: int | None = None
    score: float = 0.0
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something an integrity check found; nothing is ever deleted to mend it."""

    kind: str
    where: str
    message: str
    repaired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One verified copy of a project, made at this time."""

    path: str
    at: str
    byte_size: int
