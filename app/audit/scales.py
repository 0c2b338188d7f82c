"""The likelihood scales of resources/scales: their words, percents, and how to find them in prose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from app.paths import resources_folder

#: The scale of a claim that names none.
USUAL = "icd203"
NAMES = ("icd203", "phia")


@dataclass(frozen=True, slots=True)
class Row:
    """One step of a scale: terms that mean the same, and the percent they stand for, both ends included."""

    terms: tuple[str, ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Scale:
    """A likelihood scale from least to most likely, as one version of its file has it."""

    id: str
    name: str
    version: int
    rows: tuple[Row, ...]

    def row_of(self, term: str) -> Row | None:
        """Return the row that has a term, or None."""
        wanted = " ".join(term.casefold().split())
        return next((row for row in self.rows if wanted in row.terms), None)


@cache
def read_scales() -> dict[str, Scale]:
    """Return every scale that is shipped, by id."""
    made = {}
    for name in NAMES:
        stored = json.loads((resources_folder() / "scales" / f"{name}.json").read_text(encoding="utf-8"))
        rows = tuple(Row(tuple(row["terms"]), row["low"], row["high"]) for row in stored["rows"])
        made[name] = Scale(stored["id"], stored["name"], stored["version"], rows)
    return made


def percent_of(term: str, scale: str = "") -> tuple[int, int] | None:
    """Return the percent a term stands for on its scale, or on the first that has it; None for no term."""
    scales = read_scales()
    asked = [scales[scale]] if scale in scales else list(scales.values())
    rows = (one.row_of(term) for one in asked)
    found = next((row for row in rows if row is not None), None)
    return (found.low, found.high) if found is not None else None


#: "probable cause", "likely voters", "an unlikely ally": no judgement of how likely something is.
_IDIOM = (
    r"\s+(?:cause|voters?|ally|allies|alliances?|hero(?:es|ine)?|source|place|couple|duo|pair(?:ing)?|partners?"
    r"|friends?|friendship|candidates?|setting|combination|bedfellows|champions?|winners?|venue)\b"
)
#: "Dredgers are more likely than pumps": a comparison; "more likely than not" is none.
_COMPARED = re.compile(r"\b(?:more|less|equally|(?P<as>as))\s+$", re.IGNORECASE)
_THAN_NOT = re.compile(r"\s+than\s+not\b", re.IGNORECASE)
_AS = re.compile(r"\s+as\b", re.IGNORECASE)
_DENIED = re.compile(r"(?:\b(?:not|never|hardly)|n['’]t)\s+(?:be\s+|very\s+|at all\s+)?$", re.IGNORECASE)
_OPPOSITE = {
    term: opposite
    for one, other in (("likely", "unlikely"), ("probable", "improbable"))
    for term, opposite in ((one, other), (f"very {one}", other), (f"highly {one}", other))
}
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)\"[^\"]*\"(?!\w)")


@cache
def _term() -> re.Pattern[str]:
    known = {term for scale in read_scales().values() for row in scale.rows for term in row.terms}
    # "remote" alone is a place more often than a chance.
    read = known - {"remote"}
    words = sorted((*read, "almost certainly", "nearly certainly"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b(?!{_IDIOM})", re.IGNORECASE)


def without_quotations(text: str) -> str:
    """Return a text with its quotations blanked: what they say is not the analyst's word."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


@lru_cache(maxsize=8192)
def find_terms(text: str) -> tuple[str, ...]:
    """Return the likelihood terms of a text outside its quotations, in lower case; a denied one reversed."""
    return tuple(_read_terms(without_quotations(text)))


def _is_compared(text: str, found: re.Match[str]) -> bool:
    compared = _COMPARED.search(text, max(0, found.start() - 16), found.start())
    if compared is None or _THAN_NOT.match(text, found.end()):
        return False
    # "We assess it as likely" compares nothing, "as likely as rain" does.
    return compared["as"] is None or _AS.match(text, found.end()) is not None


def _read_terms(text: str) -> Iterator[str]:
    for found in _term().finditer(text):
        before = max(0, found.start() - 16)
        term = " ".join(found[0].casefold().split())
        term = term.removesuffix("ly") if term.endswith("certainly") else term
        if _is_compared(text, found):
            continue
        if term in _OPPOSITE and _DENIED.search(text, before, found.start()):
            term = _OPPOSITE[term]
        yield term


def scales_of(term: str) -> frozenset[str]:
    """Return the scales that have a term."""
    return frozenset(
        name for name, scale in read_scales().items() if any(term in row.terms for row in scale.rows)
    )


def mean_the_same(one: str, other: str) -> bool:
    """Say whether two terms are equal, or stand in one row of a scale."""
    ours, theirs = one.casefold().strip(), other.casefold().strip()
    if ours == theirs:
        return True
    rows = (row for scale in read_scales().values() for row in scale.rows)
    return any(ours in row.terms and theirs in row.terms for row in rows)
