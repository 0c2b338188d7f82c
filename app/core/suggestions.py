"""Verbs for suggestions: passages that may speak for or against a claim, claims that may be the same.

Nothing is linked by itself: the analyst accepts or dismisses, and what was dismissed stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from app.audit.subject import Subject, read_subject, weigh
from app.audit.suggesting import Passage, SameClaim, claims_like, find_passages, judge_passage
from app.core import evidence as links
from app.core.naming import shortened
from app.core.project import Project
from db import Reader, articles, candidates, claims, dismissals, evidence, highlights, snapshots
from db.candidates import Candidate, Wanted
from db.records import Article, Direction, Evidence, Highlight

#: So many articles are read for one claim, and so many sentences are looked at closely.
ARTICLES, CLOSELY = 60, 60
LIMIT = 12
#: Of one article no more than this, so that one does not crowd out the others.
FROM_ONE = 3
#: A highlight stands for a sentence when they share so much.
_SAME_PLACE = 0.8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage with its article; `highlight` if one marks it already, `copies` in how many others it is."""

    passage: Passage
    article: Article
    snapshot: str
    page: str = ""
    highlight: str | None = None
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested for a claim, by its id and key; `dismissed` counts what is left out for good."""

    claim: str
    key: str
    passages: tuple[Suggestion, ...] = ()
    same: tuple[SameClaim, ...] = ()
    dismissed: int = 0


def suggest(
    project: Project, claim_id: str, limit: int = LIMIT, cancelled: Callable[[], bool] = lambda: False
) -> Suggested:
    """Return the passages nearest to a claim that are not linked to it, and the claims most like it."""
    with project.read() as reader:
        claim = claims.select_claim(reader, claim_id)
        everyone = claims.select_claims(reader)
        gone = dismissals.select_dismissed(reader, claim_id)
        subject = read_subject(claim.text)
        found, worth = likely_texts(reader, subject)
        linked = linked_places(reader, claim_id)
        places: list[tuple[Candidate, Passage]] = []
        for one in found:
            if cancelled():
                return Suggested(claim_id, claim.key)
            text = snapshots.select_text(reader, one.snapshot)
            best = find_passages(claim.text, text, worth, linked.get(one.snapshot, ()))
            places += [(one, passage) for passage in best[:FROM_ONE]]
        places = [(one, judge_passage(claim.text, passage)) for one, passage in _best(places, gone)]
        passages = describe(reader, places[:CLOSELY])
    same = [one for one in claims_like(claim, everyone) if one.claim.id not in gone]
    return Suggested(claim_id, claim.key, tuple(passages[:limit]), tuple(same), len(gone))


def accept(
    project: Project,
    claim_id: str,
    suggestion: Suggestion,
    direction: Direction,
) -> Evidence:
    """Link a suggested passage to its claim, as one change; a highlight that marks it already is used."""
    if suggestion.highlight is not None:
        return links.link(project, claim_id, suggestion.highlight, direction)
    passage = suggestion.passage
    return links.link_passage(project, claim_id, suggestion.snapshot, passage.start, passage.end, direction)


def dismiss(project: Project, claim_id: str, suggestion: Suggestion) -> None:
    """Do not suggest a passage for this claim any more, in none of its copies."""
    with project.change(f"Dismiss the suggestion “{shortened(suggestion.passage.words)}”") as tx:
        dismissals.insert_dismissal(tx, claim_id, key_of(suggestion.passage))


def dismiss_claim(project: Project, claim_id: str, other_id: str) -> None:
    """Say that two claims are not the same: neither is suggested for the other."""
    with project.read() as reader:
        other = claims.select_claim(reader, other_id)
    with project.change(f"Not the same as “{shortened(other.text)}”") as tx:
        dismissals.insert_dismissal(tx, claim_id, other_id)
        dismissals.insert_dismissal(tx, other_id, claim_id)


def recall_dismissed(project: Project, claim_id: str) -> int:
    """Suggest again what was dismissed for a claim; return how much that was."""
    with project.change("Suggest again what was dismissed") as tx:
        return dismissals.delete_dismissals(tx, claim_id)


def likely_texts(reader: Reader, subject: Subject) -> tuple[tuple[Candidate, ...], tuple[float, ...]]:
    """Return the texts worth reading, and what each term weighs by how few texts have it."""
    wanted = [Wanted(one.stem, whole=one.kind != "word") for one in subject.terms]
    counts = candidates.count_holding(reader, wanted)
    total = candidates.count_texts(reader)
    rarity: Mapping[str, float] = {
        one.stem: log(1 + (total - count + 0.5) / (count + 0.5))
        for one, count in zip(subject.terms, counts, strict=True)
    }
    found = candidates.select_candidates(reader, wanted, counts, total, ARTICLES)
    return found, weigh(subject, rarity)


def linked_places(reader: Reader, claim_id: str) -> dict[str, list[tuple[int, int]]]:
    """Return the ranges of each text that are linked to the claim already."""
    places: dict[str, list[tuple[int, int]]] = {}
    for link in evidence.select_evidences(reader, claim=claim_id):
        mark = highlights.select_highlight(reader, link.highlight)
        places.setdefault(mark.snapshot, []).append((mark.start, mark.end))
    return places


def _best(
    places: Iterable[tuple[Candidate, Passage]], gone: frozenset[str]
) -> list[tuple[Candidate, Passage]]:
    """Return the best first, without what was dismissed."""
    wanted = [one for one in places if key_of(one[1]) not in gone]
    return sorted(wanted, key=lambda one: (-one[1].score, one[0].article, one[1].start))


def describe(reader: Reader, places: Sequence[tuple[Candidate, Passage]]) -> list[Suggestion]:
    """Make suggestions; a sentence that several articles have is one, and says in how many it stands."""
    made: dict[str, Suggestion] = {}
    carriers: dict[str, set[str]] = {}
    for one, passage in places:
        key = key_of(passage)
        carriers.setdefault(key, set()).add(one.article)
        if key not in made:
            marks = highlights.select_highlights(reader, snapshot=one.snapshot)
            made[key] = Suggestion(
                passage,
                articles.select_article(reader, one.article),
                one.snapshot,
                _page(reader, one.snapshot, passage),
                next((mark.id for mark in marks if _marks(mark, passage)), None),
            )
    return [replace(one, copies=len(carriers[key]) - 1) for key, one in made.items()]


def _page(reader: Reader, snapshot: str, passage: Passage) -> str:
    pages = snapshots.select_snapshot(reader, snapshot).page_map
    return next((page.label for page in reversed(pages) if page.start <= passage.start), "")


def _marks(mark: Highlight, passage: Passage) -> bool:
    shared = min(mark.end, passage.end) - max(mark.start, passage.start)
    whole = max(mark.end, passage.end) - min(mark.start, passage.start)
    return not mark.area and shared >= _SAME_PLACE * whole


def key_of(passage: Passage) -> str:
    """Return what the copies of a passage have in common."""
    return " ".join(passage.words.casefold().split())
