"""The head of a table of key points: its words, and where the table stands.

A table without rows in a section's prose, `| Theme | What it means |` over its line of dashes, says both.
Without one the words are the house's own, and the table stands where its section's role puts it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.markdown_text import plain_text
from app.export.parts import POINTS_HEAD, Block

_DASHES = re.compile(r"\s*\|?\s*:?-+:?\s*\|\s*:?-+:?\s*\|?\s*")
_CELL = re.compile(r"(?:\\\||[^|])+")


def find_head(blocks: Sequence[Block]) -> tuple[int, tuple[str, str]] | None:
    """Return the place of the block that is such a head, and its words; None when there is none."""
    for at, block in enumerate(blocks):
        if block.kind == "table" and (words := head_words("".join(one.text for one in block.pieces))):
            return at, words
    return None


def head_words(text: str) -> tuple[str, str] | None:
    """Return the two words of a head without rows, or None."""
    lines = text.strip().split("\n")
    if len(lines) != 2 or _DASHES.fullmatch(lines[1]) is None:
        return None
    cells = [plain_text(one.replace("\\|", "|")) for one in _CELL.findall(lines[0].strip().strip("|"))]
    return (cells[0], cells[1]) if len(cells) == 2 else None


def is_ours(head: tuple[str, str]) -> bool:
    """Say whether a table has the house's own head."""
    return head == POINTS_HEAD
