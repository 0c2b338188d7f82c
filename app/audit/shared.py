"""Which passages two texts share, word for word: what the comparison of two articles marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.audit.fingerprint import SIZE

_WORD = re.compile(r"\w+")


class Passage(NamedTuple):
    """The same words in two texts: their place in the one and in the other, in code points."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int


class Shared(NamedTuple):
    """What two texts have in common; `one` and `other` are the places to mark, each of them once."""

    passages: tuple[Passage, ...]
    one: tuple[tuple[int, int], ...]
    other: tuple[tuple[int, int], ...]
    #: Words in common, and words in all, of each text.
    one_words: tuple[int, int]
    other_words: tuple[int, int]


def find_shared(one: str, other: str) -> Shared:
    """Find every run of five words or more that both texts have, whatever case and punctuation."""
    ours, theirs = _Words(one), _Words(other)
    places = theirs.places()
    ours_marked, theirs_marked = bytearray(len(ours.words)), bytearray(len(theirs.words))
    passages: list[Passage] = []
    at = 0
    while at <= len(ours.words) - SIZE:
        starts = places.get(ours.shingle(at))
        if starts is None:
            at += 1
            continue
        start, length = _longest(ours.words, theirs.words, at, starts)
        passages.append(Passage(*ours.span(at, length), *theirs.span(start, length), length))
        ours_marked[at : at + length] = b"\1" * length
        # The next run may begin inside this one: its last words go on elsewhere in the other text.
        at += length - SIZE + 1
    held = {ours.shingle(at) for at in range(len(ours.words) - SIZE + 1)}
    for shingle, starts in places.items():
        for start in starts if shingle in held else ():
            theirs_marked[start : start + SIZE] = b"\1" * SIZE
    return Shared(
        tuple(passages),
        ours.marked(ours_marked),
        theirs.marked(theirs_marked),
        (sum(ours_marked), len(ours.words)),
        (sum(theirs_marked), len(theirs.words)),
    )


class _Words:
    """The words of a text, folded, with their places."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.words = [one[0].casefold() for one in found]
        self._spans = [one.span() for one in found]

    def shingle(self, at: int) -> tuple[str, ...]:
        return tuple(self.words[at : at + SIZE])

    def places(self) -> dict[tuple[str, ...], list[int]]:
        """Return where each run of five words stands."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.words) - SIZE + 1):
            found.setdefault(self.shingle(at), []).append(at)
        return found

    def span(self, at: int, length: int) -> tuple[int, int]:
        return self._spans[at][0], self._spans[at + length - 1][1]

    def marked(self, marks: bytearray) -> tuple[tuple[int, int], ...]:
        """Return the places of words that are marked, neighbours as one."""
        runs = re.finditer(b"\1+", marks)
        return tuple((self._spans[run.start()][0], self._spans[run.end() - 1][1]) for run in runs)


def _longest(ours: Sequence[str], theirs: Sequence[str], at: int, starts: Sequence[int]) -> tuple[int, int]:
    """Return where the longest run that begins so stands in the other text, and its length in words."""
    best, longest = starts[0], 0
    for start in starts[:_TRIES]:
        length = SIZE
        most = min(len(ours) - at, len(theirs) - start)
        while length < most and ours[at + length] == theirs[start + length]:
            length += 1
        if length > longest:
            best, longest = start, length
    return best, longest


#: Words that a text repeats over and over are looked at no more often than this.
_TRIES = 16
