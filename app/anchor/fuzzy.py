"""Approximate matching: seeds say where to look (as in BLAST), bit vectors (Myers 1999) how far it differs.

Each column of the dynamic programme is two integers as wide as the pattern, so that a step over one character
of the text is a dozen integer operations, whatever the pattern's length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

#: Seeds are pieces of the pattern that an edited passage still has somewhere, unharmed.
SEED = 8
SEED_OF_SHORT = 4
SHORT = 48
STRIDE = 3
#: A seed that stands in more places says little.
MOST_OF_SEED = 400
#: So many of the places with the most seeds are measured.
MEASURED = 8
EXACT_UP_TO = 4_000


class Match(NamedTuple):
    """A stretch of the text with its edit distance to the pattern."""

    start: int
    end: int
    distance: int


def distances(pattern: str, text: str, *, anchored: bool) -> list[int]:
    """Return the edit distance of the pattern to a stretch of the text, for each end of that stretch.

    `anchored` stretches start at the text's start; the others start wherever it is cheapest.
    """
    size = len(pattern)
    if not size:
        return list(range(len(text) + 1)) if anchored else [0] * (len(text) + 1)
    masks = _masks(pattern)
    full = (1 << size) - 1
    top = 1 << (size - 1)
    carry = 1 if anchored else 0
    plus, minus, score = full, 0, size
    found = [score]
    for character in text:
        equal = masks.get(character, 0)
        vertical = equal | minus
        diagonal = (((equal & plus) + plus) ^ plus) | equal
        rise = minus | (full & ~(diagonal | plus))
        fall = plus & diagonal
        if rise & top:
            score += 1
        elif fall & top:
            score -= 1
        rise = ((rise << 1) | carry) & full
        fall = (fall << 1) & full
        plus = fall | (full & ~(vertical | rise))
        minus = rise & vertical
        found.append(score)
    return found


def _masks(pattern: str) -> dict[str, int]:
    masks: dict[str, int] = {}
    for at, character in enumerate(pattern):
        masks[character] = masks.get(character, 0) | (1 << at)
    return masks


def similarity_at_start(pattern: str, text: str) -> float:
    """Return how well the text begins with the pattern: 1 for exactly, 0 for nothing in common."""
    if not pattern:
        return 1.0
    if text.startswith(pattern):
        return 1.0
    found = distances(pattern, text[: 2 * len(pattern)], anchored=True)
    return max(0.0, 1 - min(found) / len(pattern))


def matches(pattern: str, text: str, limit: int) -> Iterator[Match]:
    """Yield the best matches of the pattern with at most `limit` errors, one for each stretch of the text."""
    for start, end in _regions(pattern, text, limit):
        yield from _in_region(pattern, text, start, end, limit)


def _regions(pattern: str, text: str, limit: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the text that have the most seeds of the pattern in their order."""
    size = len(pattern)
    if len(text) <= EXACT_UP_TO:
        yield 0, len(text)
        return
    width = max(16, 2 * limit)
    votes: Counter[int] = Counter()
    for bucket in _votes(pattern, text, width):
        votes[bucket] += 1
    # What seeds there are of one passage may fall into two buckets that lie side by side.
    chosen = sorted(bucket for bucket, _ in votes.most_common(MEASURED))
    start = end = -1
    for bucket in chosen:
        low, high = (bucket - 1) * width - limit, (bucket + 2) * width + size + limit
        if low > end:
            if end > 0:
                yield max(0, start), min(end, len(text))
            start = low
        end = max(end, high)
    if end > 0:
        yield max(0, start), min(end, len(text))


def _votes(pattern: str, text: str, width: int) -> Iterator[int]:
    """Yield, for each seed, the buckets of the text in which a passage with that seed would begin."""
    size = len(pattern)
    short = size <= SHORT
    length = min(size, SEED_OF_SHORT if short else SEED)
    starts = {*range(0, size - length + 1, 1 if short else STRIDE), size - length}
    for begin in sorted(starts):
        seed = pattern[begin : begin + length]
        seen: set[int] = set()
        at = text.find(seed)
        count = 0
        while at >= 0 and count < MOST_OF_SEED:
            seen.add((at - begin) // width)
            count += 1
            at = text.find(seed, at + 1)
        yield from seen


def _in_region(pattern: str, text: str, start: int, end: int, limit: int) -> Iterator[Match]:
    scores = distances(pattern, text[start:end], anchored=False)
    at, gap = 0, max(1, len(pattern) // 2)
    while at < len(scores):
        if scores[at] > limit:
            at += 1
            continue
        best = last = at
        while at < len(scores) and at - last <= gap:
            if scores[at] <= limit:
                last = at
                if scores[at] < scores[best]:
                    best = at
            at += 1
        yield _with_start(pattern, text, start + best, scores[best])


def _with_start(pattern: str, text: str, end: int, distance: int) -> Match:
    """Find where the match that ends here begins: the same search, backwards from its end."""
    size = len(pattern)
    behind = text[max(0, end - size - distance) : end][::-1]
    scores = distances(pattern[::-1], behind, anchored=True)
    low = min(scores)
    length = min((at for at, score in enumerate(scores) if score == low), key=lambda at: abs(at - size))
    return Match(end - length, end, low)
