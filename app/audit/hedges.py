"""Hedges: how firmly a number is stated. "about" allows rounding, "over" and "at least" set a bound."""

from __future__ import annotations

import re

_BEFORE = {
    "up to": "up to|at most|no more than|not more than|no greater than|a maximum of|maximum of|no longer than"
    "|(?:not|never) exceed(?:s|ed|ing)?|as many as|as much as|höchstens|maximal|bis zu|≤",
    "at least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of"
    "|mindestens|wenigstens|≥",
    "nearly": "nearly|almost|close to|just under|just short of|approaching|fast|knapp|beinahe"
    "|nahezu|annähernd|virtually|shy of",
    "over": "over|more than|above|exceed(?:s|ed|ing)?|in excess of|upwards? of|greater than|tops"
    "|topp(?:ed|ing)"
    "|surpass(?:es|ed|ing)?|just over|mehr als|über|gut|>",
    "under": "under|less than|fewer than|below|weniger als|unter|<",
    "about": r"about|around|roughly|approximately|approx\.?|some|circa|ca\.|c\.|~|≈|(?:an )?estimated(?: at)?"
    "|put at|in the region of|in the order of|on the order of|more or less|etwa|rund|ungefähr"
    "|zirka|an die|schätzungsweise|geschätzt",
}
_HEDGE = re.compile(
    "(?:"
    + "|".join(rf"(?P<h{at}>(?<!\w)(?:{words}))" for at, words in enumerate(_BEFORE.values()))
    + r")\s*(?:an?\s+)?$",
    re.IGNORECASE,
)
_NAMES = tuple(_BEFORE)
_LAST_WORDS = """
    to most than of exceed exceeds exceeded exceeding as many much höchstens maximal zu least mindestens
    wenigstens nearly almost under approaching fast knapp beinahe nahezu annähernd virtually over above tops
    topped topping surpass surpasses surpassed surpassing als über gut below unter about around roughly
    approximately approx some circa ca c estimated at less etwa rund ungefähr zirka die schätzungsweise
    geschätzt
"""
#: Each hedge ends in one of these words, or signs: before any other word there is none.
_ENDS, _SIGNS = frozenset(_LAST_WORDS.split()), frozenset("~≈<>≤≥.")
_AFTER = re.compile(
    r"(?:(?P<about>\s*or so\b|\s*or thereabouts|-odd\b|\s*,?\s*give or take)"
    r"|(?P<least>(?:\s+[^\W\d_]+)?\s*(?:or|and) (?:more|higher|over)\b|\s*\+|[-\s]plus\b"
    r"|\s+at (?:the )?least\b|\s+upwards\b)"
    r"|(?P<most>(?:\s+[^\W\d_]+)?\s*or (?:less|fewer)\b|\s+at (?:the )?most\b))"
)
#: "over 12 months" is a length of time before it is more than a year: unless something lasts it.
_DURING = re.compile(r"(?<!\w)(?:over|über)\s*(?:an?\s+)?$", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:for|of|last(?:s|ed|ing)?|t[ao]kes?|taken|taking|took|after|spen[dt]|spending|is|was|are|were"
    r"|be|been"
    r"|wait(?:ed|s)?|serv(?:ed|es|ing)|held|within|well|just|a little|slightly|aged|dauerte|seit)"
    r"\s+(?:over|über)\s*(?:an?\s+)?$",
    re.IGNORECASE,
)
#: Those with which rounded evidence will do.
APPROXIMATE = frozenset(("about", "nearly"))


#: Which way a hedge leaves a number open.
UPWARD, DOWNWARD = frozenset(("over", "at least")), frozenset(("under", "up to", "nearly"))


def are_opposite(one: str, other: str) -> bool:
    """Say whether one hedge puts the number too low and the other too high."""
    return (one in UPWARD and other in DOWNWARD) or (one in DOWNWARD and other in UPWARD)


def _may_hedge(before: str) -> bool:
    word, rest = _last_word(before.rstrip())
    if word in ("a", "an"):
        word, rest = _last_word(rest.rstrip())
    return word in _ENDS or (not word and rest[-1:] in _SIGNS)


def _last_word(text: str) -> tuple[str, str]:
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:].casefold(), text[:at]


def find_hedge(text: str, start: int, end: int, *, lasting: bool = False) -> str:
    """Return the hedge on the number at text[start:end], one of the names above, or nothing.

    Of a length of time (`lasting`), "over" says more than it only where something lasts so long.
    """
    before = text[max(0, start - 28) : start]
    found = _HEDGE.search(text, max(0, start - 28), start) if _may_hedge(before) else None
    if found is not None and lasting and _DURING.search(text, max(0, start - 12), start):
        found = found if _LASTING.search(text, max(0, start - 32), start) else None
    if found is not None:
        return _NAMES[next(at for at in range(len(_NAMES)) if found[f"h{at}"])]
    after = _AFTER.match(text, end)
    if after is None:
        return ""
    return "about" if after["about"] else "at least" if after["least"] else "up to"
