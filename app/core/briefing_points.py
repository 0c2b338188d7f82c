"""Which claims of an imported briefing a row of its key points restates, where that is clear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from app.audit.subject import Subject, Term, read_subject
from db.records import Claim

#: So much of the point's words must stand in a sentence, all its numbers among them.
_LEAST = 0.6
#: Of several that have it, those are meant that come this near to the best.
_NEAR = 0.15
_MOST = 3
_WORTH = {"word": 1.0, "name": 1.0, "number": 2.0, "date": 1.0}
#: A word is looked for by its first letters before it is looked at.
_LETTERS = 4


class Restated:
    """The claims of a briefing, ready to be compared with its key points; those of the body come first."""

    def __init__(self, claims: Sequence[Claim], body: frozenset[str]) -> None:
        self._claims = sorted(claims, key=lambda one: one.id not in body)
        self._beginnings = [_beginnings(one.text) for one in self._claims]
        self._holding = Counter(begun for one in self._beginnings for begun in one)

    def claims_of(self, text: str) -> tuple[str, ...]:
        """Return the ids of the claims that say what a key point says."""
        subject = read_subject(text)
        wanted = {one.stem[:_LETTERS] for one in subject.terms}
        if len(subject.terms) < 2:
            return ()
        weights = [_WORTH[one.kind] * self._rarity(one) for one in subject.terms]
        found: list[tuple[float, int]] = []
        for at, (claim, there) in enumerate(zip(self._claims, self._beginnings, strict=True)):
            if len(wanted & there) >= _LEAST / 2 * len(wanted):
                share = _share(subject, weights, claim.text)
                if share >= _LEAST:
                    found.append((share, at))
        best = max((share for share, _ in found), default=0.0)
        near = [(share, at) for share, at in found if share >= best - _NEAR]
        near.sort(key=lambda one: (-one[0], one[1]))
        return tuple(self._claims[at].id for _, at in near[:_MOST])

    def _rarity(self, term: Term) -> float:
        """Return what a word is worth: one that every sentence has tells nothing."""
        return log(1 + len(self._claims) / (1 + self._holding[term.stem[:_LETTERS]]))


def _beginnings(text: str) -> frozenset[str]:
    return frozenset(one.stem[:_LETTERS] for one in read_subject(text).terms)


def _share(subject: Subject, weights: Sequence[float], text: str) -> float:
    """Return how much of a point stands in a sentence; nothing when a number of it does not."""
    there = {place for _, _, place in subject.find(text)}
    if any(one.kind == "number" and at not in there for at, one in enumerate(subject.terms)):
        return 0.0
    return sum(weights[at] for at in there) / sum(weights)
