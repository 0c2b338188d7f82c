"""Builds zips for the tests: honest ones, and each kind of dishonest one."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping


def build(parts: Mapping[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    """Pack parts in the order given; those in `stored` uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def with_mode(parts: Mapping[str, str | bytes], name: str, mode: int) -> bytes:
    """Pack parts, one of them with a Unix mode (a symbolic link is 0o120777)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, data in parts.items():
            info = zipfile.ZipInfo(part)
            info.external_attr = (mode if part == name else 0o100644) << 16
            archive.writestr(info, data)
    return out.getvalue()


def renamed(data: bytes, old: str, new: str) -> bytes:
    """Change a part's name in a packed zip to one of the same length that zipfile would not write."""
    assert len(old.encode()) == len(new.encode())
    assert data.count(old.encode()) >= 2
    return data.replace(old.encode(), new.encode())


def flagged(data: bytes, bit: int) -> bytes:
    """Set a flag on every part, in the local headers and in the directory."""
    out = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", out, at + offset)[0]
            struct.pack_into("<H", out, at + offset, flags | bit)
            at = out.find(mark, at + 4)
    return bytes(out)


def overlapped(parts: Mapping[str, str | bytes]) -> bytes:
    """Let every directory entry lead to the first part's bytes."""
    out = bytearray(build(parts))
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", out, at + 42, 0)
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)
