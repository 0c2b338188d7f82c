"""All records of a project at once, as audit and export need them; after a change only what moved is read.

Records that did not move stay the same objects: the audit tells by that what a change has reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from app.core.project import Project
from db import Reader, articles, briefings, claims, evidence, highlights, snapshots, waivers
from db.errors import NotFound
from db.records import (
    Article,
    Briefing,
    Claim,
    Evidence,
    Highlight,
    OriginDecision,
    Snapshot,
    Waiver,
)


class _Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str:
        """The id."""


R = TypeVar("R", bound=_Identified)
B = TypeVar("B", Article, Snapshot)

#: With more rows moved than this, all are read.
MANY = 200
_OF_BRIEFINGS = frozenset(("briefing", "section", "key_point", "listed_source"))


@dataclass(frozen=True, slots=True)
class Records:
    """What a project holds, without bytes and texts; removed articles and their passages are not in it."""

    articles: tuple[Article, ...]
    snapshots: tuple[Snapshot, ...]
    highlights: tuple[Highlight, ...]
    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    briefings: tuple[Briefing, ...]
    waivers: tuple[Waiver, ...]
    decisions: tuple[OriginDecision, ...]
    #: The claims that are given no parent here, as they stand under themselves in the file.
    uprooted: frozenset[str] = frozenset()


def read_records(project: Project) -> Records:
    """Return all records in one consistent view."""
    return project.once("records", lambda: _refresh(project))


def _refresh(project: Project) -> Records:
    # Asked before reading: what moves meanwhile is read once more the next time.
    moved = project.take_moved()
    known: Records | None = project.kept.get("records")
    with project.read() as reader:
        fresh = None if known is None else _updated(reader, known, moved)
        made = project.kept["records"] = fresh or _read(reader)
    return made


def _read(reader: Reader) -> Records:
    present = articles.select_articles(reader)
    ids = {one.id for one in present}
    marks = [one for one in highlights.select_highlights(reader) if one.article in ids]
    marked = {one.id for one in marks}
    captured = [one for one in snapshots.select_snapshots(reader) if one.article in ids]
    linked = [one for one in evidence.select_evidences(reader) if one.highlight in marked]
    outline, uprooted = _rooted(_in_order(claims.select_claims(reader), _by_position))
    return Records(
        articles=_in_order(present, _by_id),
        snapshots=_in_order(captured, _by_id),
        highlights=_in_order(marks, _by_place),
        evidence=_in_order(linked, _by_claim),
        claims=outline,
        uprooted=uprooted,
        briefings=briefings.select_briefings(reader),
        waivers=waivers.select_waivers(reader),
        decisions=waivers.select_origin_decisions(reader),
    )


def _updated(reader: Reader, known: Records, moved: Mapping[str, set[str]]) -> Records | None:
    """Return the records with what moved read anew; None when all must be read."""
    if "publisher" in moved or sum(map(len, moved.values())) > MANY:
        return None
    written = _some(reader, articles.select_article, moved.get("article"))
    captured = _some(reader, snapshots.select_snapshot, moved.get("snapshot"))
    if _comes_or_goes(known.articles, written) or _comes_or_goes(known.snapshots, captured):
        return None
    marked = _some(reader, highlights.select_highlight, moved.get("highlight"))
    held = {one.id for one in known.snapshots} if marked else set()
    marks = {name: one if one and one.snapshot in held else None for name, one in marked.items()}
    linked = _some(reader, evidence.select_evidence, moved.get("evidence"))
    # Where a ring was cut follows from all its claims.
    restated = moved["claim"] | known.uprooted if "claim" in moved else ()
    stated = _some(reader, claims.select_claim, restated)
    outline, uprooted = known.claims, known.uprooted
    if stated:
        outline, uprooted = _rooted(_merged(known.claims, stated, _by_position))
    made = replace(
        known,
        articles=_merged(known.articles, written, _by_id),
        snapshots=_merged(known.snapshots, captured, _by_id),
        highlights=_merged(known.highlights, marks, _by_place),
        claims=outline,
        uprooted=uprooted,
    )
    if linked or any(one is None for one in marks.values()):
        there = {one.id for one in made.highlights}
        links = {name: one if one and one.highlight in there else None for name, one in linked.items()}
        kept = tuple(one for one in known.evidence if one.highlight in there)
        made = replace(made, evidence=_merged(kept, links, _by_claim))
    if _OF_BRIEFINGS & moved.keys():
        made = replace(made, briefings=briefings.select_briefings(reader))
    if "waiver" in moved:
        made = replace(made, waivers=waivers.select_waivers(reader))
    if "origin_decision" in moved:
        made = replace(made, decisions=waivers.select_origin_decisions(reader))
    return made


def _some(
    reader: Reader, select: Callable[[Reader, str], R], ids: Iterable[str] | None
) -> dict[str, R | None]:
    """Read single rows; None stands for one that is gone."""
    found: dict[str, R | None] = {}
    for one in ids or ():
        try:
            found[one] = select(reader, one)
        except NotFound:
            found[one] = None
    return found


def _comes_or_goes(known: tuple[B, ...], moved: Mapping[str, B | None]) -> bool:
    """Say whether an article or a snapshot begins or ceases to be in use: its passages do so with it."""
    if not moved:
        return False
    there = {one.id for one in known}
    return any((name in there) != (one is not None and not one.removed_at) for name, one in moved.items())


def _merged(known: tuple[R, ...], moved: Mapping[str, R | None], key: Callable[[R], Any]) -> tuple[R, ...]:
    if not moved:
        return known
    rest = [one for one in known if one.id not in moved]
    return _in_order((*rest, *(one for one in moved.values() if one is not None)), key)


def _in_order(rows: Iterable[R], key: Callable[[R], Any]) -> tuple[R, ...]:
    # By id last: a UUIDv7 tells when a row was made, in every copy of the file.
    return tuple(sorted(rows, key=key))


def _rooted(outline: tuple[Claim, ...]) -> tuple[tuple[Claim, ...], frozenset[str]]:
    """Put the first claim of each ring at the top, else its claims are in no outline, grid or export.

    Return also which were put there.
    """
    cuts = claims.find_rings({one.id: one.parent for one in outline})
    if not cuts:
        return outline, cuts
    return tuple(replace(one, parent=None) if one.id in cuts else one for one in outline), cuts


def _by_id(one: Article | Snapshot) -> tuple[Any, ...]:
    return (one.id,)


def _by_place(one: Highlight) -> tuple[Any, ...]:
    return (one.article, one.snapshot, one.start, one.id)


def _by_claim(one: Evidence) -> tuple[Any, ...]:
    return (one.claim, one.position, one.id)


def _by_position(one: Claim) -> tuple[Any, ...]:
    return (one.position, one.id)
