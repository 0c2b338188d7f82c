"""What the preview shows of a very long text: the blocks around a place; the whole would stop the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.export.document import Document
    from app.export.parts import Block

#: Characters of prose that are laid out at most; one block is shown however long it is.
MOST = 16_000


def excerpt(document: Document, section: str, offset: int) -> tuple[Document, frozenset[int] | None]:
    """Return what of a document stands around a place of a section's body, and the passages it cites.

    A document that is not long comes back as it is, with None.
    """
    blocks = [(part.id, block) for part in document.parts for block in part.blocks]
    lengths = [sum(len(piece.text) for piece in block.pieces) for _, block in blocks]
    if sum(lengths) <= MOST:
        return document, None
    here = [at for at, (part, _) in enumerate(blocks) if part == section] or [0]
    place = next((at for at in here if _reaches(blocks[at][1], offset)), here[-1])
    first = last = place
    room = MOST - lengths[place]
    while room > 0 and (first > 0 or last < len(blocks) - 1):
        if first > 0:
            first -= 1
            room -= lengths[first]
        if last < len(blocks) - 1:
            last += 1
            room -= lengths[last]
    return _only(document, first, last)


def _reaches(block: Block, offset: int) -> bool:
    return any(piece.end is not None and piece.end >= offset for piece in block.pieces)


def _only(document: Document, first: int, last: int) -> tuple[Document, frozenset[int]]:
    """Return the document with these of its blocks, and the passages that they cite."""
    parts = []
    at = 0
    for part in document.parts:
        low, high = max(0, first - at), max(0, last + 1 - at)
        shown = part.blocks[low:high]
        at += len(part.blocks)
        if shown:
            rows = part.key_points if low <= part.table_after <= low + len(shown) else ()
            kept = replace(
                part, blocks=shown, key_points=rows, table_after=max(0, part.table_after - low), sources=()
            )
            parts.append(kept)
    pieces = (piece for part in parts for block in part.blocks for piece in block.pieces)
    cited = {number for one in pieces for number in one.passages}
    cited.update(number for part in parts for row in part.key_points for number in row.passages)
    return replace(document, parts=tuple(parts)), frozenset(cited)
