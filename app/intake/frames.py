"""Frames between the program and its workers: a JSON header and raw bytes, both with their length in front.

No pickle: what a worker sends is data from a stranger's file, so the parent checks each field (`Fields`).
"""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Mapping
from typing import Any

from app.intake import limits

#: JSON can spell them; no text can hold them.
_SURROGATES = re.compile("[\ud800-\udfff]")
_LENGTHS = struct.Struct("<II")
PREFIX_BYTES = _LENGTHS.size


class BadFrame(Exception):
    """The other side sent something that is not a frame, or a field that is not what it must be."""


def pack(header: Mapping[str, Any], body_length: int) -> bytes:
    """Return a frame's beginning: both lengths and the header; the body follows it."""
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")
    return _LENGTHS.pack(len(text), body_length) + text


def unpack_lengths(prefix: bytes | bytearray) -> tuple[int, int]:
    """Return the lengths of header and body; raise BadFrame when either is beyond its limit."""
    header, body = _LENGTHS.unpack(prefix)
    if header > limits.FRAME_HEADER_BYTES or body > limits.FRAME_BODY_BYTES:
        raise BadFrame("a frame beyond its limit")
    return header, body


def unpack_header(data: bytes | bytearray) -> Fields:
    """Parse a header; raise BadFrame when it is not a JSON object."""
    try:
        header = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadFrame("a header that is not JSON") from error
    return Fields(header)


class Fields:
    """A JSON object whose fields are read with their type and bounds checked."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise BadFrame("not an object")
        self._values: dict[str, Any] = value

    def text(self, name: str, longest: int = 10_000, default: str | None = None) -> str:
        """Return a text field of at most `longest` characters."""
        value = self._values.get(name, default)
        if not isinstance(value, str) or len(value) > longest:
            raise BadFrame(f"{name} is not a text of at most {longest} characters")
        if not value.isascii() and _SURROGATES.search(value):
            raise BadFrame(f"{name} holds half a character")
        return value

    def integer(self, name: str, low: int = 0, high: int = 2**31, default: int | None = None) -> int:
        """Return a whole number within [low, high]."""
        value = self._values.get(name, default)
        if type(value) is not int or not low <= value <= high:
            raise BadFrame(f"{name} is not a number from {low} to {high}")
        return value

    def number(self, name: str, low: float = -1e7, high: float = 1e7) -> float:
        """Return a finite number within [low, high]."""
        value = self._values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise BadFrame(f"{name} is not a number")
        if not math.isfinite(value) or not low <= value <= high:
            raise BadFrame(f"{name} is not a number from {low} to {high}")
        return float(value)

    def array(self, name: str, longest: int = 1_000_000) -> list[Any]:
        """Return a list of at most `longest` entries; an absent one is empty."""
        value = self._values.get(name, [])
        if not isinstance(value, list) or len(value) > longest:
            raise BadFrame(f"{name} is not a list of at most {longest} entries")
        return value

    def objects(self, name: str, longest: int = 1_000_000) -> list[Fields]:
        """Return a list of objects."""
        return [Fields(value) for value in self.array(name, longest)]

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields."""
        return tuple(self._values)

    def raw(self, name: str) -> object:
        """Return a field unchecked; the caller checks it."""
        return self._values.get(name)
