"""Canonical text: the one form of a text that every offset in the store refers to; see also anchors.py."""

from __future__ import annotations

import unicodedata

#: Zs and the line separators that are not "\n"; form feeds stay, they part the pages of a PDF.
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_LINE_ENDS = dict.fromkeys((0x0B, 0x85, 0x2028, 0x2029), "\n")
_DROPPED = dict.fromkeys((0xAD, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
#: A lone surrogate cannot be stored as UTF-8; its place is kept and shown.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = {**_SPACES, **_LINE_ENDS, **_DROPPED, **_SURROGATES}


def make(text: str) -> str:
    """Return the canonical form of a text: one kind of line end and space, nothing invisible, NFC."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and "\x0b" not in text:
        return text
    return unicodedata.normalize("NFC", text.translate(_TABLE))
