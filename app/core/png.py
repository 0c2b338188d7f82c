"""Writing a page's picture as PNG, without Qt and without an imaging library."""

from __future__ import annotations

import struct
import zlib

from app.intake.intake import Raster

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _TRUE_COLOUR, _INDEXED = 8, 2, 3
#: Sixteen levels a channel: the grey of smooth letters stays, and a page's picture becomes small.
_COARSE = bytes(round(value / 17) * 17 for value in range(256))
_HIGH, _LOW = bytes(value // 17 * 16 for value in range(256)), bytes(value // 17 for value in range(256))


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


def coarsened(picture: Raster) -> Raster:
    """Return the picture in sixteen levels a channel; painted afterwards, it has few colours still."""
    return Raster(picture.width, picture.height, picture.stride, picture.data.translate(_COARSE))


def render_small_png(picture: Raster) -> bytes:
    """Return the picture in sixteen levels a channel: with a palette when its colours allow it."""
    kept = b"".join(
        picture.data[at : at + picture.width * 4]
        for at in range(0, picture.height * picture.stride, picture.stride)
    )
    red, green, blue = (kept[channel::4].translate(_COARSE) for channel in (2, 1, 0))
    # Paper, ink and one marker: red and blue say which green it is, and together they fit into a byte.
    both = int.from_bytes(red.translate(_HIGH), "big") | int.from_bytes(blue.translate(_LOW), "big")
    codes = both.to_bytes(len(red), "big")
    used = sorted(set(codes))
    greens = {code: green[codes.index(code)] for code in used}
    if codes.translate(bytes(greens.get(code, 0) for code in range(256))) != green:
        coarse = bytearray(4 * len(red))
        coarse[2::4], coarse[1::4], coarse[0::4] = red, green, blue
        return render_png(Raster(picture.width, picture.height, 4 * picture.width, bytes(coarse)))
    palette = b"".join(bytes((code // 16 * 17, greens[code], code % 16 * 17)) for code in used)
    places = {code: at for at, code in enumerate(used)}
    indexes = codes.translate(bytes(places.get(code, 0) for code in range(256)))
    width = picture.width
    rows = b"".join(b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    header = struct.pack(">IIBBBBB", width, picture.height, _EIGHT_BITS, _INDEXED, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", palette),
            _chunk(b"IDAT", zlib.compress(rows, 7)),
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
