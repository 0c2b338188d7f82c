"""What each sentence of a body deserves in the margin: pure, from the prose, the claims and the findings.

The marks of each piece of a body are remembered with places of its own, so that a key marks one piece again.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from app.ui.briefing.sentences import pieces_of, sentences_in, words_in, worst
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow

#: Pieces remembered at most: those of the longest section many times over.
MOST_KEPT = 1 << 16
#: Severity and message of findings, by the index of their sentence.
Faults = Mapping[int, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class SentenceMark:
    """A sentence's place in the body (code points, end exclusive), its mark, and why."""

    index: int
    start: int
    end: int
    mark: str
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Chip:
    """A `[[key]]` in the body: its place, and the mark of its claim ("error" where there is none)."""

    start: int
    end: int
    key: str
    mark: str


@dataclass(frozen=True, slots=True)
class PieceMarks:
    """The marks of a piece; places and indices count from its beginning."""

    sentences: tuple[SentenceMark, ...]
    chips: tuple[Chip, ...]
    #: The marks of its chips by their keys.
    marks: Mapping[str, str] = field(default_factory=dict)
    words: int = 0


class BodyMarks:
    """The marks of a body, piece by piece; what is in sight is asked for without a look at the rest."""

    def __init__(self, pieces: Sequence[tuple[int, int, PieceMarks]]) -> None:
        #: Where each piece begins, the index of its first sentence, and its marks.
        self._pieces = pieces
        self._starts = [start for start, _, _ in pieces]

    @classmethod
    def of(cls, sentences: tuple[SentenceMark, ...], chips: tuple[Chip, ...]) -> BodyMarks:
        """Return marks that stand where they say."""
        return cls([(0, 0, PieceMarks(sentences, chips, {one.key: one.mark for one in chips}))])

    @cached_property
    def sentences(self) -> tuple[SentenceMark, ...]:
        """Every sentence in order."""
        return tuple(_moved(one, *place) for *place, piece in self._pieces for one in piece.sentences)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """Every chip in order."""
        return tuple(_moved_chip(one, start) for start, _, piece in self._pieces for one in piece.chips)

    @cached_property
    def marks(self) -> dict[str, str]:
        """The marks of chips by their keys."""
        found: dict[str, str] = {}
        for _, _, piece in self._pieces:
            found.update(piece.marks)
        return found

    @cached_property
    def words(self) -> int:
        """How many words the body has."""
        return sum(piece.words for _, _, piece in self._pieces)

    def sentences_between(self, first: int, last: int) -> Iterator[SentenceMark]:
        """Yield the sentences that touch body[first:last]."""
        for start, index, piece in self._between(first, last):
            for one in piece.sentences:
                if start + one.end >= first and start + one.start <= last:
                    yield _moved(one, start, index)

    def chips_between(self, first: int, last: int) -> Iterator[Chip]:
        """Yield the chips that touch body[first:last]."""
        for start, _, piece in self._between(first, last):
            for one in piece.chips:
                if start + one.end >= first and start + one.start <= last:
                    yield _moved_chip(one, start)

    def _between(self, first: int, last: int) -> Sequence[tuple[int, int, PieceMarks]]:
        return self._pieces[max(0, bisect_right(self._starts, first) - 2) : bisect_right(self._starts, last)]


def _moved(one: SentenceMark, start: int, index: int) -> SentenceMark:
    return SentenceMark(index + one.index, start + one.start, start + one.end, one.mark, one.why, one.claims)


def _moved_chip(one: Chip, start: int) -> Chip:
    return Chip(start + one.start, start + one.end, one.key, one.mark)


class Marker:
    """Marks the same bodies again and again, as they are typed."""

    def __init__(self) -> None:
        self._rows: Mapping[str, ClaimRow] | None = None
        self._known: dict[str, PieceMarks] = {}
        #: What is shown of pieces that there was no time for, from before the claims changed.
        self._before: dict[str, PieceMarks] = {}
        #: Whether everything is marked that was asked for.
        self.complete = True
        #: How many pieces have been marked so far, and not remembered.
        self.marked = 0

    def mark(
        self, body: str, rows: Mapping[str, ClaimRow], faults: Faults, seconds: float = inf
    ) -> BodyMarks:
        """Return the marks of a body; `rows` are the claims by key.

        What takes longer than these seconds is left out, from its end on: then `complete` is False.
        """
        until = time.perf_counter() + seconds
        self.complete = True
        if rows is not self._rows or len(self._known) > MOST_KEPT:
            self._before = self._known or self._before
            self._rows, self._known = rows, {}
        found: list[tuple[int, int, PieceMarks]] = []
        index = 0
        for start, piece in pieces_of(body):
            marks = self._known.get(piece)
            if marks is None and time.perf_counter() > until:
                self.complete = False
                marks = self._before.get(piece)
                if marks is None:
                    break
            elif marks is None:
                marks = self._known[piece] = _mark(piece, rows, {})
                self.marked += 1
            number = len(marks.sentences)
            if faults and any(at in faults for at in range(index, index + number)):
                marks = _mark(piece, rows, {at: faults.get(index + at, ()) for at in range(number)})
            found.append((start, index, marks))
            index += number
        if self.complete:
            self._before = {}
        return BodyMarks(found)


def faults_of(section: str, findings: Iterable[Finding]) -> Faults:
    """Return what is wrong with the sentences of a section and nobody waived."""
    found: dict[int, list[tuple[str, str]]] = {}
    for finding in findings:
        if finding.section == section and finding.sentence is not None and not finding.waived:
            found.setdefault(finding.sentence, []).append((finding.severity, finding.message))
    return found


def mark_sentences(
    body: str, section: str, rows: Mapping[str, ClaimRow], findings: Iterable[Finding]
) -> tuple[tuple[SentenceMark, ...], tuple[Chip, ...]]:
    """Return the sentences with their marks, and the chips; `rows` by claim key."""
    marks = Marker().mark(body, rows, faults_of(section, findings))
    return marks.sentences, marks.chips


def _mark(piece: str, rows: Mapping[str, ClaimRow], faults: Faults) -> PieceMarks:
    by_key: dict[str, list[tuple[str, str]]] = {}
    marks: list[SentenceMark] = []
    chips: list[Chip] = []
    for index, sentence in enumerate(sentences_in(piece)):
        found = list(faults.get(index, ()))
        for key in sentence.claims:
            if key not in by_key:
                by_key[key] = _claim_findings(key, rows)
            found += by_key[key]
        mark, why = _standing(sentence.claims, rows)
        if found:
            mark = worst(severity for severity, _ in found)
            why = " ".join(dict.fromkeys(message for severity, message in found if severity == mark))
        marks.append(SentenceMark(index, sentence.start, sentence.end, mark, why, sentence.claims))
        for start, end in sentence.marker_spans:
            key = piece[start + 2 : end - 2]
            if key in by_key:
                chips.append(Chip(start, end, key, worst(one for one, _ in by_key[key])))
    return PieceMarks(tuple(marks), tuple(chips), {one.key: one.mark for one in chips}, words_in(piece))


def _standing(keys: Iterable[str], rows: Mapping[str, ClaimRow]) -> tuple[str, str]:
    """Return the mark of a sentence with which nothing is wrong, and why; worst of its claims."""
    known = [rows[key] for key in keys if key in rows]
    if not known:
        return "", ""
    if any(row.origins_against for row in known):
        return "disputes", tr("A passage disputes it; the claim answers that.")
    if any(row.origins_for == 1 for row in known):
        return "info", tr("It rests on a single origin.")
    return "covered", ""


def _claim_findings(key: str, rows: Mapping[str, ClaimRow]) -> list[tuple[str, str]]:
    row = rows.get(key)
    if row is None:
        return [("error", tr("No claim has the key “{key}”.").format(key=key))]
    return [(one.severity, one.message) for one in row.findings if not one.waived]
