"""How long a briefing may be in a format whose pages are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.errors import ExportFailed
from app.export.parts import Document

#: Characters of prose at most: in a PDF a million need some 250 MB, and give 500 pages.
MOST_CHARACTERS = 4_000_000


#: What is asked for, by the format that is laid out in pages.
LAID_OUT = {"pdf": "a PDF", "docx": "a Word document"}
_MARKER = re.compile(r"\[\[[a-z0-9-]+\]\]|\s+")


def refuse_too_long(document: Document, made: str) -> None:
    """Raise ExportFailed for a briefing of thousands of pages; `made` is what was asked for, “a PDF” say."""
    pieces = (piece for part in document.parts for block in part.blocks for piece in block.pieces)
    _check(sum(len(piece.text) for piece in pieces), made)


def refuse_at_once(bodies: Iterable[str], format: str) -> None:
    """Raise ExportFailed before the work begins when its sections are certainly too long for a format."""
    if format in LAID_OUT:
        bodies = tuple(bodies)
        if sum(map(len, bodies)) > MOST_CHARACTERS:
            _check(sum(len(_MARKER.sub("", body)) for body in bodies), LAID_OUT[format])


def _check(length: int, made: str) -> None:
    if length > MOST_CHARACTERS:
        raise ExportFailed(
            f"The briefing is too long for {made}: {length / 1e6:.0f} million characters, and at most "
            f"{MOST_CHARACTERS / 1e6:.0f} million can be set.",
            "Export it as Markdown, or make several briefings of it.",
        )
