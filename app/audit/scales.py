"""The words of the likelihood scales (ICD 203, PHIA), for reading them in prose."""

from __future__ import annotations

import re
from functools import lru_cache

#: Scale → its rows, from least to most likely; the terms of one row mean the same.
SCALES: dict[str, tuple[tuple[str, ...], ...]] = {
    "icd203": (
        ("almost no chance", "remote"),
        ("very unlikely", "highly improbable"),
        ("unlikely", "improbable"),
        ("roughly even chance", "roughly even odds"),
        ("likely", "probable"),
        ("very likely", "highly probable"),
        ("almost certain", "nearly certain"),
    ),
    "phia": (
        ("remote chance",),
        ("highly unlikely",),
        ("unlikely",),
        ("realistic possibility",),
        ("likely", "probably"),
        ("highly likely",),
        ("almost certain",),
    ),
}
#: "remote" alone is a place more often than a chance.
_READ = {term for rows in SCALES.values() for row in rows for term in row} - {"remote"}
_ALL = "|".join(sorted((*_READ, "almost certainly", "nearly certainly"), key=len, reverse=True))
_TERM = re.compile(rf"\b(?:{_ALL})\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def find_terms(text: str) -> tuple[str, ...]:
    """Return the likelihood terms of a text, in lower case."""
    found = (" ".join(one[0].casefold().split()) for one in _TERM.finditer(text))
    return tuple(one.removesuffix("ly") if one.endswith("certainly") else one for one in found)


def scales_of(term: str) -> frozenset[str]:
    """Return the scales that have a term."""
    return frozenset(name for name, rows in SCALES.items() if any(term in row for row in rows))


def mean_the_same(one: str, other: str) -> bool:
    """Say whether two terms are equal, or stand in one row of a scale."""
    ours, theirs = one.casefold().strip(), other.casefold().strip()
    if ours == theirs:
        return True
    return any(ours in row and theirs in row for rows in SCALES.values() for row in rows)
