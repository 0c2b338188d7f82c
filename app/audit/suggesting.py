"""Passages that may support or dispute a claim, and claims that may be the same. Never decisions.

Sentences are ranked by BM25 (Robertson and Zaragoza 2009) over the claim's terms: rare words weigh more, its
numbers and names most. Whether a sentence may dispute is a hint from two signs: another number of the same
measure, or a denial on one side only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal

from app.audit.disputes import read_statement
from app.audit.numbers import check_numbers, supplies
from app.audit.subject import Subject, TermKind, read_subject
from app.audit.tokens import Number, find_numbers
from app.prose.stops import boundaries
from db.records import Claim, Direction

Difference = Literal["", "number", "denial"]

#: BM25's two constants: how soon repetition stops counting, how much length counts; and a sentence's words.
_SATURATION, _LENGTH, _MEAN_WORDS = 1.2, 0.4, 24
#: Less of the claim's weight than this is not worth showing; with the second figure it may speak against,
#: with the others for it: a passage with its amounts but not its dates needs more of its words.
_LEAST_SHARE, _AGAINST, _FOR, _FOR_WITHOUT_DATES = 0.25, 0.5, 0.6, 0.75
#: A line of fewer words is a heading or a row of a table: nothing to quote.
_LEAST_WORDS = 5
#: Longer than this is a table or a list without stops, and no passage to quote.
_LONGEST = 900
#: A line shorter than this part of the longest is the last of its paragraph.
_SHORT_LINE = 0.75
_LINE_END = re.compile(r"\n")
_PARAGRAPH = re.compile(r"\n\n|\f")
_WORDS = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
#: "million m³" in the head of a table counts nothing.
_SCALE = re.compile(r"(?:thousand|million|billion|trillion|tausend|millionen|milliarden)\b", re.IGNORECASE)
#: Numbers further apart than this many times are of different things.
_NEAR = 10
#: Two claims may be the same when they share so much of their words.
_SAME_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """What of the claim stands in a passage: `start` and `end` within the passage."""

    kind: TermKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence text[start:end] that has to do with a claim; `share` is how much of it, from 0 to 1.

    `direction` is a hint, `difference` what it rests on when it disputes, `instead` the other number.
    """

    start: int
    end: int
    words: str
    score: float
    share: float
    matches: tuple[Match, ...]
    direction: Direction = "neutral"
    difference: Difference = ""
    instead: str = ""


def find_passages(
    claim: str, text: str, worth: Sequence[float], taken: Iterable[tuple[int, int]] = ()
) -> list[Passage]:
    """Return the sentences of a text that have enough of a claim, the best first.

    `worth` is the weight of each term of the claim's subject; `taken` are ranges that are linked already.
    """
    subject = read_subject(claim)
    # What a number is worth only lifts a passage: one with another number is as much on the subject.
    of_words = [weight for weight, term in zip(worth, subject.terms, strict=True) if term.kind != "number"]
    full = sum(of_words) or sum(worth)
    if not full:
        return []
    closed = tuple(taken)
    found = [
        passage
        for start, end, hits in _sentences(subject, text)
        if not any(low < end and start < high for low, high in closed)
        and (passage := _score(text, start, end, hits, subject, worth, full)) is not None
    ]
    return sorted(found, key=lambda one: (-one.score, one.start))


def cut_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a text that are worth quoting, whatever they are about."""
    edges = [0, *(one.end() for one in _PARAGRAPH.finditer(text)), len(text)]
    for low, high in pairwise(edges):
        for start, end in _cut(text, low, high):
            if end - start <= _LONGEST and len(_LETTERS.findall(text, start, end)) >= _LEAST_WORDS:
                yield start, end


def judge_passage(claim: str, passage: Passage) -> Passage:
    """Say of a passage whether it may support or dispute, from its numbers and denials; weigh its numbers."""
    subject = read_subject(claim)
    said = find_numbers(passage.words)
    matches = list(passage.matches)
    for number in subject.numbers:
        matches += [
            Match("number", one.start, one.end)
            for one in said
            if supplies(number, one) and not any(_overlap(one, held) for held in matches)
        ]
    other = _other_number(claim, passage.words)
    judged = replace(passage, matches=tuple(sorted(matches, key=lambda one: one.start)))
    if passage.share < _AGAINST:
        return judged
    if other is not None:
        return replace(judged, direction="disputes", difference="number", instead=other.text)
    if read_statement(claim).denied != read_statement(passage.words).denied:
        return replace(judged, direction="disputes", difference="denial")
    unmet = [check for check in check_numbers(claim, [passage.words]) if not check.passages]
    enough = _FOR_WITHOUT_DATES if unmet else _FOR
    if passage.share >= enough and all(check.number.kind != "amount" for check in unmet):
        return replace(judged, direction="supports")
    return judged


def _overlap(one: Number, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def _other_number(claim: str, words: str) -> Number | None:
    """Return the number of the same measure that a passage has in place of one of the claim's."""
    for check in check_numbers(claim, [words]):
        if check.missing and check.number.kind == "amount":
            alike = [one for one in check.said if _measures_the_same(one, check.number)]
            if alike:
                return alike[0]
    return None


def _measures_the_same(one: Number, claimed: Number) -> bool:
    """Say whether a number may stand in the place of another: one unit, and of much the same size."""
    if one.kind != "amount" or one.pointing or one.unit != claimed.unit or _SCALE.match(one.text):
        return False
    if one.measure and claimed.measure and one.measure.dimension != claimed.measure.dimension:
        return False
    return any(
        ours and theirs and ours / _NEAR <= theirs <= ours * _NEAR
        for ours in claimed.values
        for theirs in one.values
    )


def _sentences(subject: Subject, text: str) -> Iterator[tuple[int, int, list[tuple[int, int, int]]]]:
    """Yield the sentences with two of the terms or more, a date being one; the rest is not cut up."""
    hits = subject.find(text)
    told = [-1 if term.kind == "date" else at for at, term in enumerate(subject.terms)]
    edges = [0, *(one.end() for one in _PARAGRAPH.finditer(text)), len(text)] if hits else []
    at = 0
    spans: dict[int, tuple[int, int]] = {}
    for number, hit in enumerate(hits):
        while edges[at + 1] <= hit[0]:
            at += 1
        spans[number] = (edges[at], edges[at + 1])
    for (low, high), group in groupby(range(len(hits)), key=spans.__getitem__):
        inside = [hits[number] for number in group]
        if len({told[term] for _, _, term in inside}) < 2:
            continue
        for start, end in _cut(text, low, high):
            held = [hit for hit in inside if start <= hit[0] < end]
            if end - start <= _LONGEST and len({told[term] for _, _, term in held}) > 1:
                yield start, end, held


def _cut(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph, without the white space around them."""
    for first, last in _runs(text, low, high):
        start = first
        for stop in boundaries(text[first:last]):
            begin, end = start, first + stop
            start = end
            while begin < end and text[begin].isspace():
                begin += 1
            while begin < end and text[end - 1].isspace():
                end -= 1
            if begin < end:
                yield begin, end


def _runs(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which lines go on: a short one that a capital follows ends such a stretch.

    The text of a page keeps its lines: a head, a heading and a row of a table are no part of a sentence.
    """
    breaks = [one.start() for one in _LINE_END.finditer(text, low, high)]
    longest = max((after - before for before, after in pairwise((low, *breaks, high))), default=0)
    start = line = low
    for at in breaks:
        following = text[at + 1 : at + 3].lstrip("\"'“„«(").strip()
        if at - line < _SHORT_LINE * longest and not following[:1].islower():
            yield start, at
            start = at + 1
        line = at + 1
    yield start, high


def _score(
    text: str,
    start: int,
    end: int,
    hits: Sequence[tuple[int, int, int]],
    subject: Subject,
    worth: Sequence[float],
    full: float,
) -> Passage | None:
    words = text[start:end]
    if len(_LETTERS.findall(words)) < _LEAST_WORDS:
        return None
    long = _SATURATION * (1 - _LENGTH + _LENGTH * len(_WORDS.findall(words)) / _MEAN_WORDS)
    score = share = 0.0
    for term, group in groupby(sorted(hits, key=itemgetter(2)), key=itemgetter(2)):
        often = sum(1 for _ in group)
        share += worth[term] / full
        score += worth[term] * often * (_SATURATION + 1) / (often + long)
    if share < _LEAST_SHARE:
        return None
    matches = tuple(Match(subject.terms[term].kind, low - start, high - start) for low, high, term in hits)
    return Passage(start, end, words, score, min(1.0, share), matches)


@dataclass(frozen=True, slots=True)
class SameClaim:
    """Another claim that may say the same; `difference` is what it says otherwise."""

    claim: Claim
    share: float
    difference: Difference = ""


def claims_like(claim: Claim, others: Iterable[Claim]) -> list[SameClaim]:
    """Return the claims that share most of a claim's words, the nearest first."""
    ours = _stems(claim.text)
    said = read_statement(claim.text)
    found = []
    for other in others:
        if other.id == claim.id or claim.parent == other.id or other.parent == claim.id:
            continue
        theirs = _stems(other.text)
        shared = len(ours & theirs) / (len(ours | theirs) or 1)
        if len(ours & theirs) < 2 or shared < _SAME_WORDS:
            continue
        instead = read_statement(other.text)
        difference: Difference = ""
        if instead.amounts != said.amounts:
            difference = "number"
        elif instead.denied != said.denied:
            difference = "denial"
        found.append(SameClaim(other, shared, difference))
    return sorted(found, key=lambda one: (bool(one.difference), -one.share, one.claim.position))


def _stems(text: str) -> frozenset[str]:
    return frozenset(one.stem for one in read_subject(text).terms if one.kind != "number")
