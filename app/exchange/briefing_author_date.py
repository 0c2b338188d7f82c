"""References by author and year, `(Smith & Doe 2021, p. 4; WHO, 2020a)`, matched with a list of works.

Only a name and a year that mean one work of the list are taken for it. What means several, or none, stays in
the prose and is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.exchange.author_names import fold_name, forms_of_name, split_cited
from app.exchange.briefing_proposal import Work
from app.exchange.printed_dates import MONTH
from app.prose.markers import code_spans

_YEAR = r"(?:(?:1[6-9]|20)\d\d|n\.d\.|o\.J\.|s\.f\.)"
_YEARS = rf"{_YEAR}[a-z]?(?:\s*(?:,|;|/|&|and)\s*(?:{_YEAR}[a-z]?|[a-z](?!\w)))*"
_PLACE = (
    r"(?:(?:pp?|S|Seiten?|pages?|chap|ch|Kap|sec|para|Rn|Abs|с|стр|§§?)\.?\s?[^;()\[\]]{1,20}"
    r"|\d{1,4}(?:[–-]\d{1,4})?)"
)
_REFERENCE = re.compile(
    rf"\s*(?P<before>(?:see also|see|e\.g\.,?|cf\.|siehe auch|siehe|vgl\.|voir|véase|z\. ?B\.)\s+)?"
    rf"(?P<who>[^\W\d_][^\d;:()\[\]\n]{{1,120}}?)(?P<comma>[,،]?)\s+(?P<years>{_YEARS})"
    rf"(?:\s*[,:]\s*(?P<place>{_PLACE}))?\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(
    r"(?<![\\\]!])(?:\((?P<round>[^()\[\]]{5,300})\)|\[(?P<square>[^()\[\]]{5,300})\](?![\[(:]))"
)
_NARRATIVE = re.compile(rf"(?<=\S)\s\((?P<years>{_YEARS})(?:\s*[,:]\s*(?P<place>{_PLACE}))?\)")
_EACH_YEAR = re.compile(rf"({_YEAR})?((?<![a-z])[a-z](?![a-z.]))?", re.IGNORECASE)
#: Two references that only a comma parts.
_JOINT = re.compile(rf"(?<=\d)[a-z]?(?P<comma>,\s+)(?=[^\W\d_]{{2}}[^\d;]*\s{_YEAR})")
_NO_NAME = re.compile(
    rf"(?:.*\s)?(?:{MONTH}|spring|summer|autumn|fall|winter|since|until|from|in|of|to|by)\.?", re.I
)
#: Before a name these make it one of several people, or somebody else: “Jones and Smith”, “Anna Smith”.
_JOINS = re.compile(r"(?:\b(?:and|und|et|y|e)|&|\b[^\W\d_]\.)\s*$")
_BEFORE_NAMES = re.compile(
    r"as|while|however|in|according|and|but|when|if|since|although|though|because|like|by|see|also|for|from|to"
    r"|with|after|before|per|yet|then|thus|both|only|what|the|nach|laut|wie|selon|según|segundo|conforme",
    re.IGNORECASE,
)
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch prose[start:end] that cites works by author and year.

    `places` are the works with where in each; `stays` says that it is part of the sentence. `unclear` are
    the references in it that mean no work, or several, each in words.
    """

    start: int
    end: int
    places: tuple[tuple[int, str], ...]
    stays: bool
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listed:
    place: int
    authors: tuple[frozenset[str], ...]
    and_others: bool
    year: str
    letter: str
    key: str


class AuthorDates:
    """Knows the works of a report's lists by their authors and years."""

    def __init__(self, works: Sequence[Work]) -> None:
        #: The works by what may be cited of them: their first author, or their label.
        self._by_name: dict[tuple[str, str], list[_Listed]] = {}
        before: tuple[frozenset[str], ...] = ()
        for place, work in enumerate(works):
            authors = tuple(forms_of_name(one) for one in work.authors)
            if re.match(r"\s*(?:[—―–_-]\s?){2,}", work.printed):
                # “———. 2021.” is by those of the entry before it.
                authors = before
            elif not authors and work.publisher:
                authors = (forms_of_name(work.publisher),)
            before = authors
            year = work.date[:4] or "n.d."
            letter = re.search(rf"\b{year}([a-z])\b", work.printed)
            listed = _Listed(
                place,
                authors,
                re.search(r"\bet al\b", work.printed[:200]) is not None,
                year,
                letter[1] if letter else "",
                fold_name(work.key) if re.search(r"[^\W\d_]", work.key) else "",
            )
            for name in {listed.key, *(authors[0] if authors else ())} - {""}:
                self._by_name.setdefault((year, name), []).append(listed)

    def find(self, prose: str) -> list[Cited]:
        """Return what cites works of the list in a stretch of prose, in order; and what may."""
        if not self._by_name or not re.search(rf"[(\[][^()\[\]]*{_YEAR}", prose):
            return []
        spans = code_spans(prose)
        found = [*self._bracketed(prose), *self._narrative(prose)]
        found = [one for one in found if not any(low <= one.start < high for low, high in spans)]
        return sorted(found, key=lambda one: one.start)

    def _bracketed(self, prose: str) -> Iterator[Cited]:
        for bracket in _BRACKETS.finditer(prose):
            inside = bracket["round"] or bracket["square"]
            parts = [part for one in _references(" ".join(inside.split())) for part in _parted(one)]
            read = [_REFERENCE.fullmatch(one) for one in parts]
            if not any(read):
                continue
            places: list[tuple[int, str]] = []
            unclear: list[str] = []
            stays = not all(read)
            for one in filter(None, read):
                known, why = self._works(one["who"], one["years"])
                places += [(place, one["place"] or "") for place in known]
                stays = stays or bool(one["before"]) or not known or bool(why)
                if why and not _NO_NAME.fullmatch(one["who"].strip()):
                    unclear.append(f"“{one[0].strip()}” {why}")
            if places or unclear:
                yield Cited(bracket.start(), bracket.end(), tuple(places), stays, tuple(unclear))

    def _narrative(self, prose: str) -> Iterator[Cited]:
        for found in _NARRATIVE.finditer(prose):
            before = re.split(
                r"[.!?;:()\[\]]\s|\n\n|[()\[\]]", prose[max(0, found.start() - 160) : found.start()]
            )[-1]
            words = re.sub(r"[*_]", "", before).split()[-_MOST_WORDS:]
            for at in range(len(words)):
                who = re.sub(r"[’']s$", "", " ".join(words[at:]))
                known, why = self._works(who, found["years"])
                joined = _is_joined(words[:at], who)
                if known and not joined:
                    told = (f"“{who}{found[0]}” {why}",) if why else ()
                    cited = tuple((place, found["place"] or "") for place in known)
                    yield Cited(found.start(), found.end(), cited, stays=True, unclear=told)
                    break
                if why.startswith("may") or known:
                    why = why or "may mean somebody else than the entry of that name: it stays in the prose"
                    yield Cited(
                        found.start(), found.end(), (), stays=True, unclear=(f"“{who}{found[0]}” {why}",)
                    )
                    break

    def _works(self, who: str, years: str) -> tuple[list[int], str]:
        """Return the works that names and years mean, and in words what of them is not clear."""
        places: list[int] = []
        why = ""
        year = ""
        for found in _EACH_YEAR.finditer(years):
            if not found[0]:
                continue
            year = found[1] or year
            fits = self._fitting(who, "n.d." if not year[:1].isdigit() else year, (found[2] or "").lower())
            if len(fits) == 1:
                places += fits
            elif fits:
                why = f"may mean any of {len(fits)} works of the list: it stays in the prose"
            else:
                why = why or "matches no entry of the list of works: it stays in the prose"
        return places, why

    def _fitting(self, who: str, year: str, letter: str) -> list[int]:
        key = fold_name(f"{who} {year}{letter}")
        for label in (key, key.replace(" ", "")):
            if keyed := [one.place for one in self._by_name.get((year, label), ()) if one.key == label]:
                return keyed
        spellings = split_cited(who)
        near = (one for names, _ in spellings for one in self._by_name.get((year, names[0]), ()))
        listed = [one for one in dict.fromkeys(near) if not letter or one.letter in ("", letter)]
        if letter and any(one.letter == letter for one in listed):
            listed = [one for one in listed if one.letter == letter]
        return [one.place for one in listed if any(_is_by(one, names, more) for names, more in spellings)]


def _references(text: str) -> list[str]:
    """Cut what stands in brackets; “SOUZA; LIMA, 2022” is one reference, to two people's work."""
    parts: list[str] = []
    people = ""
    for one in re.split(r"[;؛]\s*", text):
        if not re.search(r"\d", one) and len(one.split()) <= 3 and one[:1].isupper():
            people += f"{one} & "
        else:
            parts.append(people + one)
            people = ""
    return [*parts, people.removesuffix(" & ")] if people else parts


def _parted(text: str) -> Iterator[str]:
    """Yield the references of `Smith 2021, Doe 2020`."""
    at = 0
    for joint in _JOINT.finditer(text):
        yield text[at : joint.start("comma")]
        at = joint.end()
    yield text[at:]


def _is_joined(before: Sequence[str], who: str) -> bool:
    """Say whether what stands before a name belongs to it."""
    last = before[-1] if before else ""
    if last.endswith(",") and last[0].isupper() and re.search(r"\b(?:and|und|et|y)\b|&", who):
        return True
    named = last[:1].isupper() and last[-1:].isalpha() and _BEFORE_NAMES.fullmatch(last) is None
    return named or _JOINS.search(" ".join(before)) is not None


def _is_by(one: _Listed, names: Sequence[str], and_others: bool) -> bool:
    """Say whether a work is by these, and by nobody else unless others are said."""
    if and_others:
        more = one.and_others or len(one.authors) > len(names)
        return (
            more
            and all(name in forms for name, forms in zip(names, one.authors, strict=False))
            and bool(one.authors)
        )
    if one.and_others or len(names) != len(one.authors):
        return False
    return all(name in forms for name, forms in zip(names, one.authors, strict=True))
