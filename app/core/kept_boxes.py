"""Boxes of characters kept with a snapshot: those of pages that OCR read, which no reader finds again.

Kept with the hash of the page's text and used only where it agrees: planar 16-bit differences, compressed.
"""

from __future__ import annotations

import hashlib
import struct
import sys
import zlib
from array import array
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from app.core.project import Project
from app.intake.intake import Box, PageBoxes
from db import snapshots

if TYPE_CHECKING:
    from db.records import Snapshot

#: Version, text's hash, width and height in points, units a point, number of characters.
_HEAD = struct.Struct("<B16sfffI")
_VERSION = 1
_UNITS = 20.0
_MOST_UNITS = 32_000
#: A place that no box has: nothing is drawn for the character.
_NOTHING = -32_768


def keep_boxes(project: Project, snapshot_id: str, pages: Mapping[int, tuple[str, PageBoxes]]) -> None:
    """Keep the boxes of pages, given with the text they belong to."""
    with project.unjournaled() as tx:
        for index, (text, boxes) in pages.items():
            snapshots.insert_boxes(tx, snapshot_id, index, pack(text, boxes))


def find_boxes(project: Project, snapshot: Snapshot, page_index: int, text: str) -> PageBoxes | None:
    """Return the kept boxes of a page, or None when there are none for this text."""
    with project.read() as reader:
        data = snapshots.select_boxes(reader, snapshot.id, page_index)
    return None if data is None else unpack(text, data)


def pack(text: str, page: PageBoxes) -> bytes:
    """Write the boxes of a page's text."""
    units = min(_UNITS, _MOST_UNITS / max(page.width, page.height, 1.0))
    head = _HEAD.pack(_VERSION, _digest(text), page.width, page.height, units, len(page.boxes))
    planes = b"".join(_plane(page, side, units) for side in range(4))
    return head + zlib.compress(planes, 6)


def unpack(text: str, data: bytes) -> PageBoxes | None:
    """Read boxes back; None when they are not those of this text."""
    version, digest, width, height, units, count = _HEAD.unpack_from(data)
    if version != _VERSION or digest != _digest(text) or count != len(text):
        return None
    planes = array("h", zlib.decompress(data[_HEAD.size :]))
    if sys.byteorder == "big":
        planes.byteswap()
    if len(planes) != 4 * count:
        return None
    sides = [_sums(planes[at * count : (at + 1) * count]) for at in range(4)]
    boxes: list[Box | None] = []
    for x0, y0, x1, y1 in zip(*sides, strict=True):
        there = x0 != _NOTHING
        boxes.append((x0 / units, y0 / units, x1 / units, y1 / units) if there else None)
    return PageBoxes(width, height, tuple(boxes))


def _plane(page: PageBoxes, side: int, units: float) -> bytes:
    values = [_NOTHING if box is None else round(box[side] * units) for box in page.boxes]
    steps = (_wrapped(value - before) for value, before in zip(values, [0, *values], strict=False))
    made = array("h", steps)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def _sums(steps: array[int]) -> list[int]:
    return list(accumulate(steps, lambda before, step: _wrapped(before + step)))


def _wrapped(value: int) -> int:
    """Return a number as 16 bits hold it."""
    return (value + 32_768) % 65_536 - 32_768


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:16]
