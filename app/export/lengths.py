"""How long a briefing may be in a format whose pages are laid out."""

from __future__ import annotations

from app.errors import ExportFailed
from app.export.parts import Document

#: Characters of prose at most: in a PDF a million need some 250 MB, and give 500 pages.
MOST_CHARACTERS = 4_000_000


def refuse_too_long(document: Document, made: str) -> None:
    """Raise ExportFailed for a briefing of thousands of pages; `made` is what was asked for, “a PDF” say."""
    pieces = (piece for part in document.parts for block in part.blocks for piece in block.pieces)
    length = sum(len(piece.text) for piece in pieces)
    if length > MOST_CHARACTERS:
        raise ExportFailed(
            f"The briefing is too long for {made}: {length / 1e6:.0f} million characters, and at most "
            f"{MOST_CHARACTERS / 1e6:.0f} million can be set.",
            "Export it as Markdown, or make several briefings of it.",
        )
