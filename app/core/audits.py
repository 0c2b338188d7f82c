"""Verbs for the sourcing audit: run it, waive a finding with a reason, take the waiver back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.audit import figures, findings, rules, ticks
from app.audit.findings import Finding
from app.audit.ticks import Tick
from app.audit.world import World
from app.core import origins, stamps
from app.core.naming import shortened
from app.core.project import Project
from app.core.records import read_records
from app.errors import WrongUse
from db import waivers
from db.records import Waiver


@dataclass(frozen=True, slots=True)
class Audit:
    """What the audit says: verdict `ready` or `blocked`, findings, support figures, ticks."""

    verdict: str
    findings: tuple[Finding, ...]
    figures: Mapping[str, float]
    #: Which passage supplies which number, by claim id.
    ticks: Mapping[str, tuple[Tick, ...]] = field(default_factory=dict)


def run_audit(project: Project, briefing_id: str | None = None) -> Audit:
    """Run every rule over the project, or over one briefing and what it uses; kept until the next change."""
    return project.once(("audit", briefing_id), lambda: _run(project, briefing_id))


def waive(project: Project, finding: Finding, reason: str, by: str = "") -> Waiver:
    """Accept a finding for a reason, which the annex prints."""
    if not reason.strip():
        raise WrongUse("A waiver needs a reason.", "Say why the finding is acceptable; the annex prints it.")
    made = Waiver(
        id=stamps.new_id(), rule=finding.rule, target=finding.target, reason=reason, by=by, at=stamps.now()
    )
    with project.change(f"Waive {finding.rule}: {shortened(finding.message)}") as tx:
        waivers.insert_waiver(tx, made)
    return made


def unwaive(project: Project, waiver_id: str) -> None:
    """Take a waiver back: its finding counts again."""
    with project.change("Take a waiver back") as tx:
        waivers.delete_waiver(tx, waiver_id)


def list_waivers(project: Project) -> tuple[Waiver, ...]:
    """Return every waiver."""
    with project.read() as reader:
        return waivers.select_waivers(reader)


def _run(project: Project, briefing_id: str | None) -> Audit:
    world = read_world(project, briefing_id, project.kept.setdefault(f"audit of {briefing_id}", {}))
    found = rules.run(world)
    return Audit(findings.verdict(found), found, figures.make_figures(world), ticks.make_ticks(world))


def read_world(project: Project, briefing_id: str | None = None, kept: dict[str, Any] | None = None) -> World:
    """Return the records as rules look at them; `kept` is what earlier runs left, for one caller."""
    records = read_records(project)
    return World(
        articles=records.articles,
        snapshots=records.snapshots,
        highlights=records.highlights,
        evidence=records.evidence,
        claims=records.claims,
        briefings=records.briefings,
        waivers=records.waivers,
        origins=origins.list_origins(project),
        scope=briefing_id,
        kept={} if kept is None else kept,
    )
