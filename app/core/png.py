"""Writing a page's picture as PNG, without Qt and without an imaging library."""

from __future__ import annotations

import struct
import zlib

from app.intake.intake import Raster

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _TRUE_COLOUR, _INDEXED = 8, 2, 3
_MOST_COLOURS = 256
#: Sixteen levels a channel: the grey of smooth letters stays, and a page's picture becomes small.
_COARSE = bytes(round(value / 17) * 17 for value in range(256))


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


def render_small_png(picture: Raster) -> bytes:
    """Return the picture in sixteen levels a channel: with a palette when its colours fit into one."""
    kept = b"".join(
        picture.data[at : at + picture.width * 4]
        for at in range(0, picture.height * picture.stride, picture.stride)
    )
    planes = [kept[channel::4].translate(_COARSE) for channel in (2, 1, 0)]
    pixels = list(zip(*planes, strict=True))
    colours = sorted(set(pixels))
    if len(colours) > _MOST_COLOURS:
        coarse = bytearray(4 * len(pixels))
        coarse[2::4], coarse[1::4], coarse[0::4] = planes
        return render_png(Raster(picture.width, picture.height, 4 * picture.width, bytes(coarse)))
    place = {colour: at for at, colour in enumerate(colours)}
    indexes = bytes(map(place.__getitem__, pixels))
    width = picture.width
    rows = b"".join(b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    header = struct.pack(">IIBBBBB", width, picture.height, _EIGHT_BITS, _INDEXED, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"PLTE", b"".join(map(bytes, colours))),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
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
