"""Characters that show nothing by themselves, the signs put in their place, and what they are called.

Each sign is as long, in the units Qt counts, as what it stands for: positions map one to one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SIGN = "\u25ca"

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
#: The flags of England and its like are written with tags: they show, as a flag.
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
_SIGNS = re.compile(
    f"{_FLAG}"
    # Marks of direction, invisible operators, fillers without ink, notes between the lines.
    "|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2061-\u2064\u206a-\u206f"
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufff9-\ufffb]"
    # Tags, and selectors that follow another one: both can carry words that nobody sees.
    f"|[\U000e0000-\U000e007f]|(?<=[{_SELECTORS}])[{_SELECTORS}]"
)
#: How one speaks of the commonest; the others have their Unicode names.
_NAMES = {0x200B: "zero-width space", 0x2060: "word joiner", 0xFEFF: "zero-width no-break space"}


def find_signs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each character that shows nothing, and the sign to show instead."""
    for found in _SIGNS.finditer(text):
        if len(found.group()) == 1:
            yield found.start(), sign_of(found.group())


def sign_of(character: str) -> str:
    """Return what to show for a character; a tag shows the letter it hides."""
    if character <= "\uffff":
        return SIGN
    letter = chr(ord(character) & 0x7F)
    is_tag = "\U000e0021" <= character <= "\U000e007e"
    return SIGN + (letter if is_tag else SIGN)


def name_of(code: int) -> str:
    """Return what to call a character, with its number."""
    name = _NAMES.get(code) or unicodedata.name(chr(code), "").lower() or "unnamed character"
    return f"{name}, U+{code:04X}"
