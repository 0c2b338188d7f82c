"""Where the caret goes: by character, word, sentence and paragraph, in code points of a text.

Nothing here knows of pixels; movement by line needs them and is in the views.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_WORD = re.compile(r"\w+(?:['’\-\u2010.,]\w+)*")
_PARAGRAPH_END = re.compile(r"\n\s*\n|\f")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\W_]*[^\Wa-z_])")

#: How far a boundary is looked for on either side; longer words and paragraphs are cut there.
REACH = 8_000
_JOINER = "\u200d"


def next_character(text: str, offset: int) -> int:
    """Return the caret position after the character at `offset` with all that combines with it."""
    if offset >= len(text):
        return len(text)
    offset += 1
    while offset < len(text) and (_combines(text[offset]) or text[offset - 1] == _JOINER):
        offset += 1
    return offset


def previous_character(text: str, offset: int) -> int:
    """Return the caret position before the character that ends at `offset`."""
    offset = max(0, offset - 1)
    while offset > 0 and (_combines(text[offset]) or text[offset - 1] == _JOINER):
        offset -= 1
    return offset


def _combines(character: str) -> bool:
    return (
        character == _JOINER
        or unicodedata.category(character) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )


def next_word(text: str, offset: int) -> int:
    """Return the end of the word at or after `offset`."""
    match = _WORD.search(text, offset, min(len(text), offset + REACH))
    return match.end() if match else min(len(text), offset + REACH)


def previous_word(text: str, offset: int) -> int:
    """Return the start of the word at or before `offset`."""
    low = max(0, offset - REACH)
    found = low
    for match in _WORD.finditer(text, low, offset):
        found = match.start()
    return found


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return the word round a character, or the character itself when it is not in a word."""
    for match in _WORD.finditer(text, max(0, offset - 200), min(len(text), offset + 200)):
        if match.start() <= offset < match.end():
            return match.span()
    return offset, next_character(text, offset)


def paragraph_at(text: str, offset: int) -> tuple[int, int]:
    """Return the paragraph round a position, without the blank line that ends it."""
    start = max(0, offset - REACH)
    for match in _PARAGRAPH_END.finditer(text, start, offset):
        start = match.end()
    ahead = _PARAGRAPH_END.search(text, offset, min(len(text), offset + REACH))
    return trimmed(text, start, ahead.start() if ahead else min(len(text), offset + REACH))


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return the sentence round a position, within its paragraph."""
    return sentence_in(text, *paragraph_at(text, offset), offset)


def sentence_in(text: str, start: int, end: int, offset: int) -> tuple[int, int]:
    """Return the sentence round a position within a paragraph that is known."""
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.end() > offset:
            return trimmed(text, start, match.end())
        start = match.end()
    return trimmed(text, start, end)


def by_extent(text: str, caret: int, extent_at: Callable[[int], tuple[int, int]], *, forward: bool) -> int:
    """Return the end of the sentence or paragraph at the caret, or its start; from there on, the next."""
    at = caret
    if forward:
        while at < len(text) and text[at].isspace():
            at += 1
        return max(extent_at(at)[1], at)
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return min(extent_at(max(0, at - 1))[0], at)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the white space at its ends; an all-white range becomes empty at its start."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
