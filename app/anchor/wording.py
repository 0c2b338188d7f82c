"""What must not change in a quotation: its numbers, its negations and its names.

One digit is a one-per-cent edit, and no threshold of similarity sees it.
"""

from __future__ import annotations

import re
from collections import Counter

_NUMBER = re.compile(r"\d+(?:[.,:'’ ]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([,'’ ])\d{3})(?:\1\d{3})*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBERS_IN_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    billion trillion half twice
"""
_NUMBER_WORDS = frozenset(_NUMBERS_IN_WORDS.split())
_DENIALS = "no not never without cannot none nor neither nobody nothing nowhere"
_NEGATIONS = frozenset(_DENIALS.split())
#: Words that are capitalised only because they begin a sentence.
_BEGINNERS = """
    a an the this that these those it its he she they we i his her their our in on at by for from of to with
    as and but or if when while after before since until although however there here also then now
"""
_COMMON = frozenset(_BEGINNERS.split())


def has_changed(quote: str, match: str) -> bool:
    """Say whether the numbers, negations or capitalised names of two wordings differ."""
    return (
        _numbers(quote) != _numbers(match)
        or _negations(quote) != _negations(match)
        or _names_differ(quote, match)
    )


def _joined(text: str) -> str:
    return re.sub(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])", "", text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_joined(text))


def _numbers(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for token in _NUMBER.findall(text):
        if _GROUPED.fullmatch(token):
            found[re.sub(r"\D", "", token)] += 1
        else:
            found.update(token.split(" "))
    found.update(word.casefold() for word in _words(text) if word.casefold() in _NUMBER_WORDS)
    return found


def _negations(text: str) -> int:
    words = (word.casefold().replace("’", "'") for word in _words(text))
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def _names_differ(quote: str, match: str) -> bool:
    """Compare capitalised words; one that the other side has in lower case only began a sentence there."""
    ours, theirs = _words(quote), _words(match)
    names, others = (Counter(word for word in words if word[0].isupper()) for words in (ours, theirs))
    for missing, there in (((names - others), theirs), ((others - names), ours)):
        lowered = {word for word in there if not word[0].isupper()}
        if any(word.casefold() not in lowered and word.casefold() not in _COMMON for word in missing):
            return True
    return False
