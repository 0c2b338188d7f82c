"""Finding words in an article, however they are set there.

Case, accents, the shapes of quotation marks and dashes, ligatures, white space, and hyphens at line ends make
no difference. The words become a pattern over the text as it is: hits are ranges of the canonical text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

#: More hits than this help nobody; the bar then says "5,000 or more".
MOST_HITS = 5_000
#: So much is looked through at once; the window's turn comes between two of them.
SLICE, OVERLAP = 200_000, 2_000
#: Characters that are written in several ways, each class by the one that is typed.
_ALIKE = (
    "'\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4",
    '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb',
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
)
_LIGATURES = {
    "ff": "\ufb00",
    "fi": "\ufb01",
    "fl": "\ufb02",
    "ffi": "\ufb03",
    "ffl": "\ufb04",
    "st": "\ufb06",
}
_DOUBLE = {"ae": "æ", "oe": "œ", "ss": "ß", "...": "…"}
_LONGEST = 3
#: What may stand behind a character without being seen: marks that combine with it, soft hyphens, joiners.
_UNSEEN = r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u00ad\u200b-\u200d\u2060\ufeff]*"
#: What may part a word: the end of a line or a page, with the hyphen that stands there.
_BREAK = r"(?:[-\u2010\u00ad]?\n(?:\f\n)?)?"


def find_hits(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges in which the words stand, in order; white space matches any white space."""
    pattern = make_pattern(words)
    if pattern is None:
        return ()
    hits: list[tuple[int, int]] = []
    for span in _spans(pattern, text):
        hits.append(span)
        if len(hits) >= MOST_HITS:
            break
    return tuple(hits)


def nearest_hit(hits: tuple[tuple[int, int], ...], offset: int) -> int:
    """Return the number of the first hit at or after an offset, the first of all when there is none."""
    return next((number for number, hit in enumerate(hits) if hit[0] >= offset), 0 if hits else -1)


def make_pattern(words: str) -> re.Pattern[str] | None:
    """Return what matches the words however they are set, None when there are none."""
    parts = [part for part in map(_word_pattern, words.split()) if part]
    return re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None


def _word_pattern(word: str) -> str:
    """Return what matches one word, as it would be plain or exactly as it was typed."""
    plain = _plain(word)
    pattern = "".join(_pieces(plain))
    if not pattern or all(c.isascii() for c in word):
        return pattern
    exact = _BREAK.join(re.escape(c) + _UNSEEN for c in word)
    return f"(?:{pattern}|{exact})"


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Walk over the matches slice by slice: one search over all of a long text would stop the window."""
    at = 0
    for start in range(0, max(1, len(text)), SLICE):
        end = min(len(text), start + SLICE)
        for match in pattern.finditer(text, max(at, start), min(len(text), end + OVERLAP)):
            if match.start() >= end:
                break
            if match.end() > match.start():
                at = match.end()
                yield match.span()


def _plain(word: str) -> str:
    """Return a word without what makes no difference."""
    kept = (c for c in unicodedata.normalize("NFKD", word) if not re.match(_UNSEEN[:-1], c))
    plain = "".join(kept).lower()
    for short, single in _DOUBLE.items():
        plain = plain.replace(single, short)
    return plain


def _pieces(word: str) -> Iterator[str]:
    """Return a pattern for each character of a word, or for those that may be set as one."""
    at = 0
    while at < len(word):
        joined = (word[at : at + length] for length in range(_LONGEST, 1, -1))
        part = next((one for one in joined if one in _LIGATURES or one in _DOUBLE), word[at])
        ways = list(_ways(part))
        at += len(part)
        yield (f"(?:{'|'.join(ways)})" if len(ways) > 1 else ways[0]) + (_BREAK if at < len(word) else "")


def _ways(part: str) -> Iterator[str]:
    """Return all ways to set a few letters, one by one and joined: ffi, ff and i, f and fi."""
    for length in range(1, len(part) + 1):
        head = part[:length]
        if length > 1 and head not in _LIGATURES and head not in _DOUBLE:
            continue
        first = _character(head) if length == 1 else _spelt(head)
        if length == len(part):
            yield first
        for rest in _ways(part[length:]):
            yield first + _BREAK + rest


def _spelt(part: str) -> str:
    single = _LIGATURES.get(part) or _DOUBLE[part]
    return re.escape(single) + _UNSEEN


def _character(character: str) -> str:
    for alike in _ALIKE:
        if character in alike:
            return f"[{re.escape(alike)}]{_UNSEEN}"
    accented = _accented().get(character, "")
    one = f"[{re.escape(character + accented)}]" if accented else re.escape(character)
    return one + _UNSEEN


@cache
def _accented() -> dict[str, str]:
    """Return which letters are a plain one with something above, below or through it."""
    found: dict[str, str] = {"o": "ø", "l": "ł", "d": "đ", "i": "ı"}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        base = unicodedata.normalize("NFKD", letter)[0].lower()
        if base != letter and base.isalpha() and letter == letter.lower():
            found[base] = found.get(base, "") + letter
    return found
