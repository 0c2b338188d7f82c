"""The outline of claims as a tree of entries: claims, captions, evidence cards, finding strips. No Qt here.

Passages of copies of one text hang under the card of the earliest copy, because they count once.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from app.ui.claims.sieve import Sieve
from app.ui.widgets.evidence_card import Card, make_card
from app.ui.widgets.node_model import Node
from db.records import Direction

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow, EvidenceRow

DIRECTIONS: tuple[Direction, ...] = ("supports", "disputes", "neutral")


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim's own row; `inside` when something hangs under it."""

    row: ClaimRow
    depth: int
    inside: bool


@dataclass(frozen=True, slots=True)
class CaptionEntry:
    """The line over the evidence of one direction."""

    claim: str
    direction: Direction
    origins: int
    articles: int
    first: bool


@dataclass(frozen=True, slots=True)
class CardEntry:
    """One passage; `folded` when it hangs under the card of the text it copies."""

    claim: str
    card: Card
    last: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """What the audit says about the claim."""

    claim: str
    finding: Finding
    first: bool
    last: bool


Entry = ClaimEntry | CaptionEntry | CardEntry | FindingEntry


def build(
    rows: Iterable[ClaimRow],
    origin_of: Mapping[str, str],
    sieve: Sieve | None = None,
    opened: Container[str] | None = None,
) -> list[Node[Entry]]:
    """Return the outline; with a filter, the claims that pass and those above them.

    The evidence of claims that are not `opened` is made when somebody opens them: there may be thousands.
    """
    listed = list(rows)
    shown = _shown(listed, sieve) if sieve is not None else {row.claim.id for row in listed}
    children: dict[str | None, list[ClaimRow]] = {}
    known = {row.claim.id for row in listed}
    for row in listed:
        if row.claim.id in shown:
            parent = row.claim.parent if row.claim.parent in known else None
            children.setdefault(parent, []).append(row)
    return _nodes(None, 0, _Outline(children, origin_of, opened))


def _shown(rows: list[ClaimRow], sieve: Sieve) -> set[str]:
    above = {row.claim.id: row.claim.parent for row in rows}
    shown: set[str] = set()
    for row in rows:
        at: str | None = row.claim.id if sieve.passes(row) else None
        while at is not None and at not in shown:
            shown.add(at)
            at = above.get(at)
    return shown


class _Outline(NamedTuple):
    """What the nodes are made from."""

    children: Mapping[str | None, list[ClaimRow]]
    origin_of: Mapping[str, str]
    opened: Container[str] | None


def _nodes(parent: str | None, depth: int, outline: _Outline) -> list[Node[Entry]]:
    made: list[Node[Entry]] = []
    for row in outline.children.get(parent, []):
        under = _nodes(row.claim.id, depth + 1, outline)
        argued = bool(row.evidence) or any(not finding.waived for finding in row.findings)
        entry = ClaimEntry(row, depth, bool(under) or argued)
        if outline.opened is None or row.claim.id in outline.opened:
            made.append(Node(entry, _evidence(row, outline.origin_of) + under))
        else:
            more = partial(_evidence, row, outline.origin_of) if argued else None
            made.append(Node(entry, under, more))
    return made


def _evidence(row: ClaimRow, origin_of: Mapping[str, str]) -> list[Node[Entry]]:
    """Return captions, cards and strips of one claim, in the order they stand."""
    made: list[Node[Entry]] = []
    for direction in DIRECTIONS:
        linked = [one for one in row.evidence if one.evidence.direction == direction]
        if not linked:
            continue
        articles = {one.article.id for one in linked}
        origins = {
            "supports": row.origins_for,
            "disputes": row.origins_against,
            "neutral": len({origin_of.get(article, article) for article in articles}),
        }[direction]
        caption = CaptionEntry(row.claim.id, direction, origins, len(articles), first=not made)
        made.append(Node(caption))
        made.extend(_cards(row, linked, origin_of))
    findings = [finding for finding in row.findings if not finding.waived]
    made.extend(
        Node(FindingEntry(row.claim.id, finding, place == 0, place == len(findings) - 1))
        for place, finding in enumerate(findings)
    )
    if made and isinstance(card := made[-1].entry, CardEntry):
        made[-1].entry = CardEntry(card.claim, card.card, last=True)
    return made


def _cards(row: ClaimRow, linked: list[EvidenceRow], origin_of: Mapping[str, str]) -> list[Node[Entry]]:
    """Return a card for each passage, those of copies under the earliest copy's first card."""
    leads: dict[str, str] = {}
    for one in sorted(linked, key=lambda one: one.article.issued or "9999"):
        leads.setdefault(origin_of.get(one.article.id, one.article.id), one.article.id)
    copies: dict[str, list[EvidenceRow]] = {}
    made: list[Node[Entry]] = []
    for one in linked:
        origin = origin_of.get(one.article.id, one.article.id)
        if leads[origin] != one.article.id:
            copies.setdefault(origin, []).append(one)
    for one in linked:
        origin = origin_of.get(one.article.id, one.article.id)
        if leads[origin] != one.article.id:
            continue
        hung = copies.pop(origin, [])
        copied = len({copy.article.id for copy in hung})
        card = make_card(one, row.claim.text, copied, row.ticks)
        folded: list[Node[Entry]] = [
            Node(CardEntry(row.claim.id, make_card(copy, row.claim.text, 0, row.ticks), folded=True))
            for copy in hung
        ]
        made.append(Node(CardEntry(row.claim.id, card), folded))
    return made
