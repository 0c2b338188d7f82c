"""What a claim is about: its telling words, names and numbers, and how to find them in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from app.audit.tokens import Number, find_numbers

TermKind = Literal["word", "name", "number", "date"]

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
#: Words that tell nothing of a subject.
_ENGLISH = """
    a about after again all also although an and any are as at be because been before being between both
    but by can could did do does during each for from had has have he her his how if in into is it its
    itself just may might more most much must no nor not of off on once only or other our out over own
    same she should since so some such than that the their them then there these they this those through
    to under until up upon very was we were what when where which while who whom whose why will with
    within without would you your said says according
"""
_GERMAN = """
    aber als am an auch auf aus bei bis da das dass dem den der des die ein eine einem einen einer eines
    er es für haben hat hatte ich ihr im in ist kann kein keine mit nach nicht noch nur oder sein seine
    sich sie sind so über um und unter vom von vor war waren wenn werden wie wir wird wurde zu zum zur
"""
_EMPTY = frozenset((*_ENGLISH.split(), *_GERMAN.split()))
#: Endings that a word may have or lack, the longest first.
_ENDINGS = ("ings", "ing", "ers", "ed", "er", "es", "en", "s", "e", "n")
#: A stem is no shorter than this: "es" may go from "dredges", nothing from "yes".
_STEM = 4
#: With more of the words in capitals than this it is German, or a headline: capitals tell no names.
_MOST_NAMES = 0.6


@dataclass(frozen=True, slots=True)
class Term:
    """One telling piece of a claim: `stem` is what a word must begin with, folded."""

    kind: TermKind
    text: str
    stem: str


@dataclass(frozen=True)
class Subject:
    """A claim's terms and the numbers that a passage can supply or deny."""

    text: str
    terms: tuple[Term, ...]
    numbers: tuple[Number, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Find any of the terms: the group is its place among them."""
        parts = [f"(?P<t{at}>{_pattern(one)})" for at, one in enumerate(self.terms)]
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})" if parts else r"(?!)", re.IGNORECASE)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, int]]:
        """Return (start, end, place of the term) of what stands in a text."""
        found = self.pattern.finditer(text, start, len(text) if end is None else end)
        return [(one.start(), one.end(), int((one.lastgroup or "t0")[1:])) for one in found]


@lru_cache(maxsize=256)
def read_subject(claim: str) -> Subject:
    """Take a claim apart."""
    numbers = tuple(one for one in find_numbers(claim) if not one.pointing)
    terms: dict[str, Term] = {}
    for number in numbers:
        kind: TermKind = "date" if number.kind in ("date", "year") else "number"
        for figures in _FIGURES.findall(number.text):
            terms.setdefault(figures, Term(kind, number.text, figures))
    within = [(one.start, one.end) for one in numbers if one.kind != "date"]
    words = [
        found
        for found in _WORD.finditer(claim)
        if not any(start <= found.start() < end for start, end in within)
        and len(found[0]) > 1
        and fold(found[0]) not in _EMPTY
    ]
    capitals = [found for found in words if found[0][0].isupper()]
    named = len(capitals) <= _MOST_NAMES * len(words) or len(words) < 3
    for found in words:
        opens = not claim[: found.start()].strip(" \"'“„‘«([")
        name = named and found[0][0].isupper() and not opens
        stem = fold(found[0]) if name else stem_of(fold(found[0]))
        dated = any(one.start <= found.start() < one.end for one in numbers if one.kind == "date")
        kind = "date" if dated else "name" if name else "word"
        terms.setdefault(stem, Term(kind, found[0], stem))
    return Subject(claim, tuple(terms.values()), numbers)


def fold(word: str) -> str:
    """Return a word without the difference of case and apostrophe."""
    return word.casefold().replace("’", "'")


def stem_of(word: str) -> str:
    """Cut the ending off a folded word, so that its other forms begin alike."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def _pattern(term: Term) -> str:
    if term.stem[0].isdigit():
        return re.escape(term.stem) + r"(?![^\W_]|[.,]\d)"
    body = re.escape(term.stem).replace("'", "['’]")
    if term.kind == "name" or len(term.stem) < _STEM:
        return body + r"(?:['’]?s)?(?![^\W_])"
    # Other endings of the same word: few letters more.
    return body + r"[^\W\d_]{0,4}(?![^\W_])"


def weigh(subject: Subject, rarity: Mapping[str, float]) -> tuple[float, ...]:
    """Return what each term is worth: how rare it is; more for an amount and a name, less for a date."""
    worth = {"word": 1.0, "name": 1.5, "number": 2.0, "date": 0.5}
    return tuple(worth[one.kind] * rarity.get(one.stem, 1.0) for one in subject.terms)
