"""The places of a text that hold given words: letter by letter, or by their comparison key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from app.anchor.comparison import Keyed, is_letter

#: More places than this say nothing: the words are everywhere.
MOST_PLACES = 10_000
_LONGEST_WORD = 24
_WORD = re.compile(r"\w+")
_FRACTION = re.compile(r"[.,]\d")


def exact_places(text: str, exact: str) -> list[tuple[int, int]]:
    """Return every place of a text that has these very letters."""
    places: list[tuple[int, int]] = []
    at = text.find(exact)
    while at >= 0 and len(places) < MOST_PLACES:
        places.append((at, at + len(exact)))
        at = text.find(exact, at + 1)
    return places


def key_places(keyed: Keyed, wanted: str) -> list[tuple[int, int]]:
    """Return every place of a keyed text with this key; places that would cut a character are none."""
    key, index = keyed
    places: list[tuple[int, int]] = []
    at = key.find(wanted) if wanted else -1
    while at >= 0 and len(places) < MOST_PLACES:
        end = at + len(wanted)
        if not _cuts_a_character(key, index, at) and not _cuts_a_character(key, index, end):
            places.append((index[at], index[end - 1] + 1))
        at = key.find(wanted, at + 1)
    return places


def _cuts_a_character(key: str, index: Sequence[int], at: int) -> bool:
    if not 0 < at < len(key):
        return False
    return index[at] == index[at - 1] or unicodedata.combining(key[at]) != 0


def is_whole(text: str, place: tuple[int, int], prefix: str, suffix: str) -> bool:
    """Say whether a place ends where words and figures end, as the quotation did: 300 is not in 3,000."""
    start, end = place
    grown = is_inside_word(text, end) and bool(suffix) and not is_letter(suffix[0])
    grown = grown or (is_inside_word(text, start) and bool(prefix) and not is_letter(prefix[-1]))
    after, before = (
        _FRACTION.match(text[end : end + 2]),
        _FRACTION.match(text[max(0, start - 2) : start][::-1]),
    )
    if text[end - 1 : end].isdigit() and after and not suffix.startswith(after[0]):
        grown = True
    if text[start : start + 1].isdigit() and before and not prefix.endswith(before[0][::-1]):
        grown = True
    return not grown


def whole_words(text: str, place: tuple[int, int], exact: str, prefix: str, suffix: str) -> tuple[int, int]:
    """Widen a passage to whole words at the ends where the quotation has whole words."""
    start, end = place
    if not prefix[-1:].isalnum() and exact[0].isalnum():
        while place[0] - start < _LONGEST_WORD and is_inside_word(text, start):
            start -= 1
    if not suffix[:1].isalnum() and exact[-1].isalnum():
        while end - place[1] < _LONGEST_WORD and is_inside_word(text, end):
            end += 1
    return start, end


def up_to_context(text: str, place: tuple[int, int], prefix: str, suffix: str, most: int) -> tuple[int, int]:
    """Widen a passage to the word before and the word after it, as the anchor has them, if they are near.

    What was put in at an end, a “did not” say, is at most `most` characters long; else the end stays.
    """
    start, end = place
    before, after = _WORD.findall(prefix), _WORD.findall(suffix)
    if before and prefix[-1:].isspace():
        at = text.rfind(before[-1], max(0, start - most - len(before[-1]) - 2), start)
        if at >= 0 and not is_inside_word(text, at):
            start = _skip_space(text, at + len(before[-1]), start)
    if after and suffix[:1].isspace():
        at = text.find(after[0], end, end + most + len(after[0]) + 2)
        if at >= 0 and not is_inside_word(text, at + len(after[0])):
            end += len(text[end:at].rstrip())
    return start, end


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def is_inside_word(text: str, at: int) -> bool:
    """Say whether an offset parts two letters or digits."""
    return 0 < at < len(text) and is_letter(text[at - 1]) and is_letter(text[at])
