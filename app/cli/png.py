"""Writing a page's picture as PNG, without Qt and without an imaging library."""

from __future__ import annotations

import struct
import zlib

from app.intake.intake import Raster

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _TRUE_COLOUR = 8, 2


def render_png(picture: Raster) -> bytes:
    """Return the picture as a PNG of eight bits a channel, without transparency."""
    header = struct.pack(">IIBBBBB", picture.width, picture.height, _EIGHT_BITS, _TRUE_COLOUR, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(_rows(picture), 6)),
            _chunk(b"IEND", b""),
        )
    )


def _rows(picture: Raster) -> bytes:
    """Turn B, G, R, unused into R, G, B, each row led by its filter (none)."""
    out = bytearray()
    for y in range(picture.height):
        at = y * picture.stride
        row = picture.data[at : at + picture.width * 4]
        line = bytearray(picture.width * 3)
        line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
        out.append(0)
        out += line
    return bytes(out)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
