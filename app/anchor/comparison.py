"""The comparison key: what is left of a text when typography, case and line breaks no longer count.

Keys are equal exactly when the texts have the same words. An index map leads each character of a key back to
the character it came from.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache

_FOLDED = {
    **dict.fromkeys("‘’‚‛‹›′ʼˈ`´", "'"),
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‐‑‒–—―−⸺⸻﹘﹣－", "-"),
    "…": "...",
}
_PLAIN = re.compile(r"[A-Za-z0-9]+")
#: A hyphen that a line's end put between two letters; between digits it may be a range.
_JOINED = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\s*\n\s*(?=[^\W\d_])")
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d_])-+(?=[^\W\d_])")
_WORTH_KEEPING = 10_000

Keyed = tuple[str, Sequence[int]]


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """Fold one character; decomposed, so that a key does not depend on how accents are composed."""
    folded = _FOLDED.get(character, character)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", folded).casefold())
    folded = "".join(_FOLDED.get(one, one) for one in folded)
    return "".join(one for one in folded if not (one.isspace() or unicodedata.category(one) in ("Cc", "Cf")))


def is_letter(character: str) -> bool:
    """Say whether a character is a letter or digit; the letters that serve as apostrophes are none."""
    return character.isalnum() and character not in _FOLDED


def comparison_key(text: str) -> Keyed:
    """Return the text's key and, for each of the key's characters, its code point offset in the text."""
    return _kept_key(text) if len(text) > _WORTH_KEEPING else _make_key(text)


def loose_key(text: str) -> Keyed:
    """Return the key without hyphens between letters: they come and go with line ends and readers."""
    return _kept_loose_key(text) if len(text) > _WORTH_KEEPING else _make_loose_key(text)


def same_words(one: str, other: str) -> bool:
    """Say whether two texts differ at most in typography, case, white space and hyphenation."""
    return whole_key(one) == whole_key(other)


def whole_key(text: str) -> str:
    """Return the loose key without a hyphen at an end: a passage may end with a line that breaks a word."""
    return loose_key(text)[0].strip("-")


def _make_key(text: str) -> Keyed:
    parts: list[str] = []
    places = array("L")
    at = 0
    for gap in _JOINED.finditer(text):
        _append(text, at, gap.start(), parts, places)
        at = gap.end()
    _append(text, at, len(text), parts, places)
    return _in_order("".join(parts), places)


def _make_loose_key(text: str) -> Keyed:
    key, places = comparison_key(text)
    parts: list[str] = []
    kept = array("L")
    at = 0
    for hyphen in _INNER_HYPHEN.finditer(key):
        parts.append(key[at : hyphen.start()])
        kept.extend(places[at : hyphen.start()])
        at = hyphen.end()
    if not parts:
        return key, places
    parts.append(key[at:])
    kept.extend(places[at:])
    return "".join(parts), kept


#: A long text is asked for once a highlight; its key is worth a few megabytes.
_kept_key = lru_cache(maxsize=2)(_make_key)
_kept_loose_key = lru_cache(maxsize=2)(_make_loose_key)


def _append(text: str, start: int, end: int, parts: list[str], places: array[int]) -> None:
    """Fold text[start:end]; runs of plain letters, which are most of any text, are taken whole."""
    at = start
    while at < end:
        plain = _PLAIN.match(text, at, end)
        if plain is not None:
            parts.append(plain[0].lower())
            places.extend(range(at, plain.end()))
            at = plain.end()
            continue
        folded = _fold(text[at])
        if folded:
            parts.append(folded)
            places.extend([at] * len(folded))
        at += 1


def _in_order(key: str, places: array[int]) -> Keyed:
    """Put runs of combining marks in canonical order, as a whole-text normalisation would have done."""
    if key.isascii() or unicodedata.is_normalized("NFD", key):
        return key, places
    order = list(range(len(key)))
    start = 0
    while start < len(key):
        stop = start
        while stop < len(key) and unicodedata.combining(key[stop]):
            stop += 1
        order[start:stop] = sorted(order[start:stop], key=lambda at: unicodedata.combining(key[at]))
        start = stop + 1
    return "".join(key[at] for at in order), array("L", (places[at] for at in order))
