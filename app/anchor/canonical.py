"""Canonical text: the one form of a text that every offset in the store refers to; see also anchors.py.

joiners.py says which zero-width joiners shape their letters and stay.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.anchor import joiners

#: Zs and the line separators that are not "\n"; form feeds stay, they part the pages of a PDF.
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_LINE_ENDS = dict.fromkeys((0x0B, 0x0D, 0x85, 0x2028, 0x2029), "\n")
#: A lone surrogate cannot be stored as UTF-8; its place is kept and shown.
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = {**_SPACES, **_LINE_ENDS, **_SURROGATES, **dict.fromkeys(map(ord, joiners.VANISHING), "")}
_GONE = re.compile(f"\r(?=\n)|[{''.join(sorted(joiners.VANISHING))}]")
SOFT_HYPHEN = "\u00ad"

#: (offset in the canonical text, code point) of a character that is not in it.
Unseen = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Traced:
    """A canonical text, where places of the raw text are in it, and what was dropped where."""

    text: str
    places: tuple[int, ...] = ()
    unseen: tuple[Unseen, ...] = ()


def make(text: str) -> str:
    """Return the canonical form of a text: one kind of line end and space, nothing without a sense, NFC."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and "\x0b" not in text:
        return text
    return unicodedata.normalize("NFC", joiners.without_idle(text).translate(_TABLE))


def trace(text: str, places: Sequence[int] = ()) -> Traced:
    """Make a text canonical; say where these places (growing) are in it, and what was dropped where.

    A place within what becomes one character moves behind it. Soft hyphens are dropped without a note.
    """
    gone = sorted([*(found.start() for found in _GONE.finditer(text)), *joiners.idle_places(text)])
    unseen = [at for at in gone if text[at] not in (SOFT_HYPHEN, "\r")]
    kept = _without(text, gone).translate(_TABLE)
    wanted = sorted({*places, *unseen})
    moved = _compose(kept, [at - bisect_left(gone, at) for at in wanted])
    where = dict(zip(wanted, moved, strict=True))
    noted = dict.fromkeys((where[at], ord(text[at])) for at in unseen)
    made = unicodedata.normalize("NFC", kept)
    return Traced(made, tuple(where[at] for at in places), tuple(noted))


def _without(text: str, gone: Sequence[int]) -> str:
    at, parts = 0, []
    for place in gone:
        parts.append(text[at:place])
        at = place + 1
    return "".join((*parts, text[at:]))


def _compose(text: str, places: Sequence[int]) -> list[int]:
    """Return where growing places of a text are once it is composed."""
    composed = unicodedata.is_normalized("NFC", text)
    moved: list[int] = []
    before = length = 0
    for place in places:
        while 0 < place < len(text) and _goes_on(text[place]):
            place += 1
        # Between two characters that begin anew, each part composes by itself.
        place = max(place, before)
        part = text[before:place]
        length += len(part) if composed else len(unicodedata.normalize("NFC", part))
        before = place
        moved.append(length)
    return moved


def _goes_on(character: str) -> bool:
    """Tell whether a character may compose with what precedes it: a mark, or a later part of a syllable."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
