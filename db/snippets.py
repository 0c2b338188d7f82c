"""The sentence a hit stands in, and where in it the words are: found again in the text by a pattern."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from db.queries import Query

LONGEST = 240
#: Hits are counted in the first part of very long texts only; "at least" is enough for a list.
_COUNTED_CHARACTERS = 200_000
_SENTENCE_END = re.compile(r"[.!?。！？]['\"”’)\]]*\s|\n\n|\f")
_MARKS = "[\u0300-\u036f\u064b-\u065f\u0670]*"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A cut of a text: its words, the marks within it, where the first hit starts in the whole text."""

    text: str
    marks: tuple[tuple[int, int], ...]
    start: int
    count: int


@lru_cache(maxsize=64)
def _pattern(query: Query) -> re.Pattern[str]:
    """Make a pattern that finds the query's words whatever their case and accents."""
    parts = []
    for place, phrase in enumerate(query.words):
        last = place == len(query.words) - 1 and query.prefix
        body = r"[\W_]+".join(_loose(word) for word in phrase)
        parts.append(rf"(?<![^\W_]){body}" + ("" if last else r"(?![^\W_])"))
    parts += [re.escape(run) for run in query.unspaced]
    return re.compile("|".join(parts), re.IGNORECASE)


def _loose(word: str) -> str:
    """Make a pattern for a word in which every letter may carry accents."""
    bare = [c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)]
    return "".join(_letter(c) + _MARKS for c in bare)


def _letter(character: str) -> str:
    variants = _accented().get(character.lower(), "")
    return f"[{re.escape(character)}{variants}]" if variants else re.escape(character)


@lru_cache(maxsize=1)
def _accented() -> dict[str, str]:
    """Map each letter to the precomposed letters that are it with accents."""
    found: dict[str, list[str]] = {}
    for code in (*range(0xC0, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000)):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if len(decomposed) > 1 and decomposed[0].isalpha():
            found.setdefault(decomposed[0].lower(), []).append(chr(code))
    return {letter: "".join(variants) for letter, variants in found.items()}


def make_snippet(text: str, query: Query) -> Snippet:
    """Cut the sentence of the first hit out of a text and mark the hits in it."""
    pattern = _pattern(query)
    first = pattern.search(text) if query.words or query.unspaced else None
    start, end = first.span() if first else (0, 0)
    cut_start, cut_end = _cut(text, start, end)
    shown = text[cut_start:cut_end]
    before, after = ("…" if _inside(text, cut_start) else ""), ("…" if _inside(text, cut_end) else "")
    flat = re.sub(r"\s", " ", shown)
    marks = tuple(
        (m.start() + len(before), m.end() + len(before)) for m in pattern.finditer(flat) if m.group()
    )
    count = sum(1 for _ in pattern.finditer(text, 0, _COUNTED_CHARACTERS)) if first else 1
    return Snippet(before + flat + after, marks, start, max(count, 1))


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a range, shortened at word boundaries to what a list row can show."""
    reach = max(0, start - LONGEST)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, reach, start)]
    left = ends[-1] if ends else reach
    if start - left > LONGEST // 2:
        left = text.find(" ", start - LONGEST // 2, start) + 1 or start
    found = _SENTENCE_END.search(text, end, end + LONGEST)
    right = found.start() + len(found.group().rstrip()) if found else min(len(text), end + LONGEST)
    if right - left > LONGEST:
        space = text.rfind(" ", max(end, left), left + LONGEST)
        right = space if space > end else max(end, left + LONGEST)
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _inside(text: str, place: int) -> bool:
    """Say whether a cut falls within a sentence."""
    around = text[max(0, place - 2) : place + 1]
    return 0 < place < len(text) and not re.search(r"[.!?。！？\n\f]", around)
