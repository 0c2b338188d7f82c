"""Passages alike in meaning to a claim: a second list of suggestions, with the optional extra `semantic`.

The model knows the subject, not the side: a passage that says the opposite is as near. So none of them is
said to support or dispute; and what the first list has is not repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from app.audit.subject import read_subject
from app.audit.suggesting import Passage, cut_sentences, judge_passage
from app.core.project import Project
from app.core.suggestions import (
    FROM_ONE,
    LIMIT,
    Suggested,
    Suggestion,
    describe,
    key_of,
    likely_texts,
    linked_places,
)
from app.errors import CannotRead
from app.intake import meaning
from db import Reader, claims, dismissals, highlights, snapshots
from db.candidates import Candidate

missing_words = meaning.missing_words
is_running = meaning.is_running
end = meaning.end

#: Less near than this is mostly another subject; so is some of what is nearer, and the analyst reads it.
NEAR = 0.4
#: So many sentences are compared for one claim.
SENTENCES = 3_000

Place = tuple[Candidate, Passage]


@dataclass(frozen=True, slots=True)
class Alike:
    """The passages nearest in meaning, of how many; `note` says why none, or what was left out."""

    passages: tuple[Suggestion, ...] = ()
    compared: int = 0
    note: str = ""


def find_alike(
    project: Project,
    found: Suggested,
    opened: Iterable[str] = (),
    limit: int = LIMIT,
    cancelled: Callable[[], bool] = lambda: False,
) -> Alike:
    """Return passages near in meaning to a claim that `found` has not.

    They are of articles that are `opened`, highlighted or likely. Raise Cancelled when `cancelled()` said so.
    """
    if missing := meaning.missing_words():
        return Alike(note=missing)
    with project.read() as reader:
        claim = claims.select_claim(reader, found.claim)
        places, left = _places(reader, claim.text, found, opened)
    sentences = list(dict.fromkeys(key_of(passage) for _, passage in places))
    try:
        near = dict(zip(sentences, meaning.compare(claim.text, sentences, cancelled), strict=True))
    except CannotRead as error:
        return Alike(note=" ".join(part for part in (error.message, error.hint) if part))
    nearest = [(one, judge_passage(claim.text, passage)) for one, passage in _nearest(places, near)]
    with project.read() as reader:
        passages = describe(reader, nearest)
    note = f"Only the first {len(sentences):,} sentences were compared for meaning." if left else ""
    return Alike(tuple(passages[:limit]), len(sentences), note)


def _places(reader: Reader, claim: str, found: Suggested, opened: Iterable[str]) -> tuple[list[Place], bool]:
    """Return the sentences to compare, and whether there are more than are compared."""
    closed = dismissals.select_dismissed(reader, found.claim) | {
        key_of(one.passage) for one in found.passages
    }
    linked = linked_places(reader, found.claim)
    places: list[Place] = []
    for one in _texts(reader, claim, opened):
        taken = linked.get(one.snapshot, ())
        text = snapshots.select_text(reader, one.snapshot)
        for start, end in cut_sentences(text):
            passage = Passage(start, end, text[start:end], 0.0, 0.0, ())
            if key_of(passage) in closed or any(low < end and start < high for low, high in taken):
                continue
            if len(places) == SENTENCES:
                return places, True
            places.append((one, passage))
    return places, False


def _texts(reader: Reader, claim: str, opened: Iterable[str]) -> list[Candidate]:
    """Return the texts to compare: what is open, what is highlighted, what has some of the claim's words."""
    shots = snapshots.select_snapshots(reader)
    newest = {shot.article: shot.id for shot in shots}
    articles = {shot.id: shot.article for shot in shots}
    first = [Candidate(article, newest[article]) for article in opened if article in newest]
    marked = [
        Candidate(articles[mark.snapshot], mark.snapshot)
        for mark in highlights.select_highlights(reader)
        if mark.snapshot in articles
    ]
    likely, _ = likely_texts(reader, read_subject(claim))
    return list(dict.fromkeys([*first, *marked, *likely]))


def _nearest(places: Iterable[Place], near: Mapping[str, float]) -> list[Place]:
    """Return the nearest first, of one text only a few."""
    scored = [(one, replace(passage, score=near[key_of(passage)])) for one, passage in places]
    kept: list[Place] = []
    counts: dict[str, int] = {}
    for one, passage in sorted(scored, key=lambda place: (-place[1].score, place[0].article, place[1].start)):
        counts[one.snapshot] = counts.get(one.snapshot, 0) + 1
        if passage.score >= NEAR and counts[one.snapshot] <= FROM_ONE:
            kept.append((one, passage))
    return kept
