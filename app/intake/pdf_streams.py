"""Streams of a PDF that unpack beyond their limit are cut in the worker's own copy, before a reader opens it.

Both readers unpack a stream whole before they look at it: a few hundred bytes become gigabytes. One filter
packs a thousand to one at most, so that only large streams and those behind several filters are tried.
"""

from __future__ import annotations

import base64
import mmap
import re
import time
import zlib
from collections.abc import Iterator

from app.intake import limits

#: Below so many bytes one filter cannot hold the limit: deflate packs up to 1,032 to one.
_SMALL = limits.PDF_STREAM_BYTES // 1400
#: Where a stream's dictionary is looked for before it.
_HEAD = 2000
_PIECE = 64 * 1024
_SECONDS = 5.0
_KINDS = {
    **dict.fromkeys((b"FlateDecode", b"Fl"), "flate"),
    **dict.fromkeys((b"ASCIIHexDecode", b"AHx"), "hex"),
    **dict.fromkeys((b"ASCII85Decode", b"A85"), "85"),
    **dict.fromkeys((b"RunLengthDecode", b"RL"), "runs"),
    **dict.fromkeys((b"LZWDecode", b"LZW"), "other"),
}
_FILTER = re.compile(rb"/(" + b"|".join(_KINDS) + rb")\b")
_LENGTH = re.compile(rb"/Length(?=[\s\d])")
_END = b"\nendstream\nendobj\n"


def cut_bombs(data: mmap.mmap) -> int:
    """Cut each stream where it reaches the limit; return how many were cut."""
    cut, until = 0, time.monotonic() + _SECONDS
    for head, start, end in _streams(data):
        if time.monotonic() > until:
            break
        stop = _overflow(data[head:start], data, start, end)
        if stop is not None:
            _cut(data, head, start + stop, start)
            cut += 1
    return cut


def sentence(cut: int) -> str:
    """Say that streams were cut; "" when none was."""
    if not cut:
        return ""
    many = "one stream" if cut == 1 else f"each of {cut:,} streams"
    return f"Stopped at {limits.PDF_STREAM_BYTES // limits.MIB} MiB of {many}; the rest of it was left out."


def _streams(data: mmap.mmap) -> Iterator[tuple[int, int, int]]:
    """Yield each stream that may be too large: where its dictionary, its data and its end are."""
    at = data.find(b"stream")
    while at >= 0:
        following = at + 6
        if data[at - 3 : at] != b"end" and data[following : following + 1] in (b"\r", b"\n"):
            start = following + (2 if data[following : following + 2] == b"\r\n" else 1)
            end = data.find(b"endstream", start)
            end = len(data) if end < 0 else end
            head = max(0, at - _HEAD)
            head = max(head, data.rfind(b" obj", head, at))
            if end - start >= _SMALL or len(_FILTER.findall(data[head:at])) > 1:
                yield head, start, end
            following = end
        at = data.find(b"stream", following)


def _overflow(head: bytes, data: mmap.mmap, start: int, end: int) -> int | None:
    """Return after how many packed bytes a stream reaches the limit; None when it stays within."""
    filters = [_KINDS[found] for found in _FILTER.findall(head)]
    if b"/Image" in head and len(filters) < 2:
        # Unpacked row by row, and only where the page is drawn.
        return None
    if filters == ["flate"]:
        return _reached(memoryview(data)[start:end])
    return _stacked(data[start:end], filters) if len(filters) > 1 else None


def _reached(packed: memoryview) -> int | None:
    """Unpack in pieces and keep nothing; return where the limit was reached."""
    unpacker, total = zlib.decompressobj(), 0
    try:
        for at in range(0, len(packed), _PIECE):
            piece = bytes(packed[at : at + _PIECE])
            until = at + len(piece)
            while piece and not unpacker.eof:
                total += len(unpacker.decompress(piece, limits.MIB))
                if total > limits.PDF_STREAM_BYTES:
                    return until - len(piece)
                piece = unpacker.unconsumed_tail
            if unpacker.eof:
                return None
    except zlib.error:
        # Damaged or encrypted: no reader unpacks more of it either.
        return None
    finally:
        packed.release()
    return None


def _stacked(data: bytes, filters: list[str]) -> int | None:
    """Take off one filter after the other; a stream that overflows on the way is cut at its beginning."""
    for kind in filters:
        if kind == "flate":
            try:
                data = zlib.decompressobj().decompress(data.lstrip(b"\r\n"), limits.PDF_STREAM_BYTES + 1)
            except zlib.error:
                return None
        elif kind == "runs":
            # At most 128 bytes for two.
            return 0 if len(data) * 64 > limits.PDF_STREAM_BYTES else None
        elif kind == "other":
            return None
        if len(data) > limits.PDF_STREAM_BYTES:
            return 0
        if kind in ("hex", "85"):
            # Text for bytes: what it packs cannot be seen from here, but it grows by four to one at most.
            data = _unpacked_text(data, kind)
    return None


def _unpacked_text(data: bytes, kind: str) -> bytes:
    try:
        if kind == "hex":
            digits = b"".join(data.split(b">")[0].split())
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        return base64.a85decode(b"".join(data.split(b"~")[0].split()))
    except ValueError:
        return b""


def _cut(data: mmap.mmap, head: int, stop: int, start: int) -> None:
    """End a stream early: another end of it where to stop, and no word of its length."""
    for found in list(_LENGTH.finditer(data[head:start])):
        at = head + found.start()
        data[at : at + 7] = b"/Lenght"
    end = data.find(b"endstream", start)
    end = len(data) if end < 0 else end
    stop = max(start, min(stop, end - len(_END)))
    # Blanks behind it: whoever looks for objects there shall find none.
    data[stop:end] = _END.ljust(end - stop)[: end - stop]
