"""Hedges: how firmly a number is stated. "about" allows rounding, "over" and "at least" set a bound."""

from __future__ import annotations

import re

_BEFORE = {
    "up to": "up to|at most|no more than|not more than|no greater than|a maximum of|maximum of"
    "|as many as|as much as|höchstens|bis zu",
    "at least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of"
    "|mindestens",
    "nearly": "nearly|almost|close to|just under|just short of|approaching|fast|knapp|beinahe",
    "over": "over|more than|above|exceed(?:s|ed|ing)?|in excess of|upwards? of|greater than|topp(?:s|ed|ing)"
    "|surpass(?:es|ed|ing)?|just over|mehr als|über",
    "under": "under|less than|fewer than|below|weniger als|unter",
    "about": r"about|around|roughly|approximately|approx\.?|some|circa|ca\.|c\.|~|≈|an estimated|estimated"
    "|in the region of|in the order of|on the order of|more or less|etwa|rund|ungefähr|zirka",
}
_HEDGE = re.compile(
    "(?:"
    + "|".join(rf"(?P<h{at}>(?<!\w)(?:{words}))" for at, words in enumerate(_BEFORE.values()))
    + r")\s*(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_NAMES = tuple(_BEFORE)
_AFTER = re.compile(
    r"\s*(?:(?P<about>or so\b|or thereabouts)|(?P<least>or more\b|or higher\b|and more\b|\+)"
    r"|(?P<most>or less\b|or fewer\b))"
)
#: Those with which rounded evidence will do.
APPROXIMATE = frozenset(("about", "nearly"))


def find_hedge(text: str, start: int, end: int) -> str:
    """Return the hedge on the number at text[start:end], one of the names above, or nothing."""
    found = _HEDGE.search(text, max(0, start - 28), start)
    if found is not None:
        return _NAMES[next(at for at in range(len(_NAMES)) if found[f"h{at}"])]
    after = _AFTER.match(text, end)
    if after is None:
        return ""
    return "about" if after["about"] else "at least" if after["least"] else "up to"
