"""Finding words in an article: case, line ends and hyphens at line ends make no difference."""

from __future__ import annotations

import re

#: More hits than this help nobody; the bar then says "5,000 or more".
MOST_HITS = 5_000


def find_hits(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges in which the words stand, in order; white space matches any white space."""
    pattern = _pattern(words)
    if pattern is None:
        return ()
    hits: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        if match.end() > match.start():
            hits.append(match.span())
        if len(hits) >= MOST_HITS:
            break
    return tuple(hits)


def nearest_hit(hits: tuple[tuple[int, int], ...], offset: int) -> int:
    """Return the number of the first hit at or after an offset, the first of all when there is none."""
    return next((number for number, hit in enumerate(hits) if hit[0] >= offset), 0 if hits else -1)


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = words.split()
    if not parts:
        return None
    joined = [r"(?:[-\u2010\u00ad]?\n)?".join(re.escape(one) for one in part) for part in parts]
    return re.compile(r"\s+".join(joined), re.IGNORECASE)
