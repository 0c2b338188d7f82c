"""Verbs for the link from a highlight to a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core import fields as rules
from app.core import highlights as marks
from app.core import stamps
from app.core.naming import shortened
from app.core.project import Project
from app.errors import WrongUse
from db import claims, evidence, highlights
from db.records import Coverage, Direction, Evidence

if TYPE_CHECKING:
    from db import Transaction

SETTABLE = ("direction", "strength", "coverage", "rationale")
VERBS: dict[str, str] = {
    "supports": "Link to “{claim}”",
    "disputes": "Link against “{claim}”",
    "neutral": "Link beside “{claim}”",
}


def link(
    project: Project,
    claim_id: str,
    highlight_id: str,
    direction: Direction = "supports",
    coverage: Coverage = "unreviewed",
) -> Evidence:
    """Link a highlight to a claim; a link that is there already takes the new direction and coverage."""
    rules.check_evidence({"direction": direction, "coverage": coverage})
    with project.read() as reader:
        claim = claims.select_claim(reader, claim_id)
        passage = highlights.select_highlight(reader, highlight_id)
    if passage.area and not passage.exact:
        raise WrongUse("Nobody has typed what stands in this area.", "Type its words, then link it.")
    label = VERBS[direction].format(claim=shortened(claim.text))
    with project.change(label) as tx:
        return insert_link(tx, claim_id, highlight_id, direction, coverage)


def link_passage(
    project: Project,
    claim_id: str,
    snapshot_id: str,
    start: int,
    end: int,
    direction: Direction = "supports",
    colour: int = 1,
) -> Evidence:
    """Highlight a passage and link it to a claim, as one change."""
    rules.check_evidence({"direction": direction})
    with project.read() as reader:
        claim = claims.select_claim(reader, claim_id)
    with project.change(VERBS[direction].format(claim=shortened(claim.text))):
        highlight = marks.find_or_add(project, snapshot_id, start, end, colour)
        return link(project, claim_id, highlight.id, direction)


def set_evidence(project: Project, evidence_id: str, **fields: object) -> Evidence:
    """Change a link's direction, strength (None takes the rating away), coverage or rationale."""
    rules.check_fields("link", fields, SETTABLE)
    rules.check_evidence(fields)
    if "coverage" in fields:
        fields["reviewed_at"] = "" if fields["coverage"] == "unreviewed" else stamps.now()
    with project.change(_label_of(project, "Change the link to “{claim}”", evidence_id)) as tx:
        evidence.update_evidence(tx, evidence_id, **fields)
        return _looked_at(tx, evidence.select_evidence(tx, evidence_id))


def unlink(project: Project, evidence_id: str) -> None:
    """Take the link away; highlight and claim stay."""
    with project.change(_label_of(project, "Unlink from “{claim}”", evidence_id)) as tx:
        evidence.delete_evidence(tx, evidence_id)


def list_evidence(
    project: Project, *, claim: str | None = None, highlight: str | None = None
) -> tuple[Evidence, ...]:
    """Return the links of a claim, of a highlight, or all."""
    with project.read() as reader:
        return evidence.select_evidences(reader, claim=claim, highlight=highlight)


def insert_link(
    tx: Transaction, claim_id: str, highlight_id: str, direction: Direction, coverage: Coverage
) -> Evidence:
    """Write the link inside a change that is open."""
    reviewed = "" if coverage == "unreviewed" else stamps.now()
    there = evidence.select_evidences(tx, claim=claim_id, highlight=highlight_id)
    if there:
        moved: dict[str, object] = {"direction": direction}
        if coverage != "unreviewed":
            moved |= {"coverage": coverage, "reviewed_at": reviewed}
        evidence.update_evidence(tx, there[0].id, **moved)
        return _looked_at(tx, evidence.select_evidence(tx, there[0].id))
    last = max((one.position for one in evidence.select_evidences(tx, claim=claim_id)), default=0.0)
    made = Evidence(
        id=stamps.new_id(),
        claim=claim_id,
        highlight=highlight_id,
        direction=direction,
        coverage=coverage,
        reviewed_at=reviewed,
        position=last + 1.0,
    )
    evidence.insert_evidence(tx, made)
    return _looked_at(tx, evidence.select_evidence(tx, made.id))


def _looked_at(tx: Transaction, made: Evidence) -> Evidence:
    """Take `to verify` off a claim when an analyst has found a passage that speaks to all of it."""
    if made.coverage == "full" and made.direction != "neutral":
        claim = claims.select_claim(tx, made.claim)
        if rules.TO_VERIFY in claim.tags:
            claims.update_claim(tx, claim.id, tags=tuple(one for one in claim.tags if one != rules.TO_VERIFY))
    return made


def _label_of(project: Project, wording: str, evidence_id: str) -> str:
    with project.read() as reader:
        row = evidence.select_evidence(reader, evidence_id)
        claim = claims.select_claim(reader, row.claim)
    return wording.format(claim=shortened(claim.text))
