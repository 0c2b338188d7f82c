"""Which characters a font file has, read from its `cmap` table: formats 4 and 12 of OpenType."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_MOST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Cmap:
    """Ranges of code points, sorted, ends included; `holes` are those within ranges that have no glyph."""

    ends: Sequence[int]
    starts: Sequence[int]
    holes: frozenset[int] = frozenset()

    def has(self, code: int) -> bool:
        """Say whether the font has a glyph for a code point."""
        at = bisect_left(self.ends, code)
        return at < len(self.ends) and self.starts[at] <= code and code not in self.holes


def read_cmap(path: Path, index: int = 0) -> Cmap | None:
    """Read what a font file (`index` within a collection) has; None for a file that cannot be read."""
    try:
        with path.open("rb") as file:
            table = _table(file, index)
        return _best(table) if table else None
    except (OSError, struct.error, IndexError, OverflowError):
        return None


def _table(file: BinaryIO, index: int) -> bytes:
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (count,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    records = file.read(16 * count)
    for at in range(0, len(records), 16):
        if records[at : at + 4] == b"cmap":
            offset, length = struct.unpack(">II", records[at + 8 : at + 16])
            file.seek(offset)
            return file.read(min(length, _MOST_BYTES))
    return b""


def _best(table: bytes) -> Cmap | None:
    (count,) = struct.unpack_from(">H", table, 2)
    found: dict[int, int] = {}
    for at in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * at)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            (kind,) = struct.unpack_from(">H", table, offset)
            found[kind] = offset
    if 12 in found:
        return _format_12(table, found[12])
    return _format_4(table, found[4]) if 4 in found else None


def _format_12(table: bytes, at: int) -> Cmap:
    (count,) = struct.unpack_from(">I", table, at + 12)
    groups = struct.unpack_from(f">{3 * count}I", table, at + 16)
    # Glyph 0 is the box that stands for what is missing.
    holes = frozenset(start for start, glyph in zip(groups[::3], groups[2::3], strict=True) if glyph == 0)
    return Cmap(groups[1::3], groups[::3], holes)


def _format_4(table: bytes, at: int) -> Cmap:
    count = struct.unpack_from(">H", table, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, at + 16 + 4 * count)
    place = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", table, place)
    holes = set()
    for number in range(count):
        for code in range(starts[number], ends[number] + 1):
            if not offsets[number]:
                glyph = code + deltas[number]
            else:
                where = place + 2 * number + offsets[number] + 2 * (code - starts[number])
                glyph = struct.unpack_from(">H", table, where)[0] if where + 2 <= len(table) else 0
                glyph = glyph + deltas[number] if glyph else 0
            if glyph & 0xFFFF == 0:
                holes.add(code)
    return Cmap(ends, starts, frozenset(holes))
