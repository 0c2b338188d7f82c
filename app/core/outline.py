"""The outline of claims with what speaks for and against each: `list_claims`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core import audits, origins
from app.core.project import Project
from app.core.records import Records, read_records
from db.records import Article, Claim, Direction, Evidence, Highlight

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.audit.ticks import Tick


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A link with its passage and the article the passage stands in."""

    evidence: Evidence
    highlight: Highlight
    article: Article


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim at its depth in the outline; origins are counted, never articles."""

    claim: Claim
    depth: int
    evidence: tuple[EvidenceRow, ...]
    origins_for: int
    origins_against: int
    findings: tuple[Finding, ...]
    #: Which passage supplies which number of the claim.
    ticks: tuple[Tick, ...] = ()


def list_claims(project: Project) -> tuple[ClaimRow, ...]:
    """Return every claim in the order of the outline, each with its evidence, origins and findings."""
    return project.once("outline", lambda: tuple(_rows(project)))


def _rows(project: Project) -> Iterator[ClaimRow]:
    records = read_records(project)
    evidence = _evidence_of(records)
    origin_of = origins.origin_of_each(project)
    findings: dict[str, list[Finding]] = {}
    audit = audits.run_audit(project)
    for one in audit.findings:
        if one.claim is not None:
            findings.setdefault(one.claim, []).append(one)
    for claim, depth in in_outline_order(records.claims):
        rows = evidence.get(claim.id, [])
        yield ClaimRow(
            claim=claim,
            depth=depth,
            evidence=tuple(rows),
            origins_for=_origins(rows, "supports", origin_of),
            origins_against=_origins(rows, "disputes", origin_of),
            findings=tuple(findings.get(claim.id, ())),
            ticks=audit.ticks.get(claim.id, ()),
        )


def in_outline_order(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, int]]:
    """Yield each claim with its depth, parents before their children, siblings by position."""
    children: dict[str | None, list[Claim]] = {}
    known = {one.id for one in claims}
    for one in claims:
        children.setdefault(one.parent if one.parent in known else None, []).append(one)
    waiting = [(one, 0) for one in reversed(children.get(None, []))]
    while waiting:
        claim, depth = waiting.pop()
        yield claim, depth
        waiting += [(one, depth + 1) for one in reversed(children.get(claim.id, []))]


def _evidence_of(records: Records) -> dict[str, list[EvidenceRow]]:
    marks = {one.id: one for one in records.highlights}
    articles = {one.id: one for one in records.articles}
    rows: dict[str, list[EvidenceRow]] = {}
    for one in records.evidence:
        mark = marks[one.highlight]
        rows.setdefault(one.claim, []).append(EvidenceRow(one, mark, articles[mark.article]))
    return rows


def _origins(rows: list[EvidenceRow], direction: Direction, origin_of: dict[str, str]) -> int:
    """Count the origins of the passages that stand, as the audit does: verified or normalised."""
    return len(
        {
            origin_of.get(row.article.id, row.article.id)
            for row in rows
            if row.evidence.direction == direction
            and row.highlight.anchor_state in ("verified", "normalised")
        }
    )
