"""What is dragged between panels: the types it goes under, and what it says."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

#: A highlight that is dragged carries its id under this type.
HIGHLIGHT_TYPE = "application/x-sourcemark-highlight"
#: Claims that are dragged carry their ids, one a line.
CLAIMS_TYPE = "application/x-sourcemark-claims"
#: A section of a briefing carries its id.
SECTION_TYPE = "application/x-sourcemark-section"


def dragged_highlight(data: QMimeData) -> str:
    """Return the id of the highlight that is dragged, or nothing."""
    return _text(data, HIGHLIGHT_TYPE)


def dragged_claims(data: QMimeData) -> tuple[str, ...]:
    """Return the ids of the claims that are dragged."""
    return tuple(_text(data, CLAIMS_TYPE).split())


def dragged_section(data: QMimeData) -> str:
    """Return the id of the section that is dragged, or nothing."""
    return _text(data, SECTION_TYPE)


def _text(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode("ascii", "replace")
