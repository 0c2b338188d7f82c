"""The audit's findings as rows: filtered by severity, each with the name of what it is about. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.ui import marks
from app.ui.wording import count, tr

if TYPE_CHECKING:
    from app.audit.findings import Finding

Filter = Literal["all", "error", "warning", "info", "waived"]
FILTERS: tuple[Filter, ...] = ("all", "error", "warning", "info", "waived")
_RANK = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with its subject's name."""

    finding: Finding
    subject: str


def arrange(findings: Iterable[Finding], names: Mapping[str, str], chosen: Filter) -> list[Row]:
    """Return the findings that the filter lets through, the worst first."""
    kept = [one for one in findings if passes(one, chosen)]
    ordered = sorted(kept, key=lambda one: (_RANK[one.severity], one.rule))
    return [Row(one, subject(one, names)) for one in ordered]


def passes(finding: Finding, chosen: Filter) -> bool:
    """Tell whether the filter lets a finding through; waived ones stand by themselves."""
    if chosen == "waived" or finding.waived:
        return finding.waived and chosen == "waived"
    return chosen in ("all", finding.severity)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings each filter would let through."""
    held = list(findings)
    return {chosen: sum(passes(one, chosen) for one in held) for chosen in FILTERS}


def subject(finding: Finding, names: Mapping[str, str]) -> str:
    """Name what a finding is about: its claim, else its article, its section, its briefing."""
    for id_ in (finding.claim, finding.article, finding.section, finding.briefing):
        if id_ and id_ in names:
            return names[id_]
    return tr("The project")


def summary(findings: Sequence[Finding] | None) -> str:
    """Say what the audit means for the briefing."""
    if findings is None:
        return ""
    found = counts(findings)
    if found["error"]:
        errors = count(found["error"], tr("error"), tr("errors"))
        verb = tr("keeps") if found["error"] == 1 else tr("keep")
        return tr("{errors} {verb} the briefing from being issued").format(errors=errors, verb=verb)
    if found["warning"]:
        warnings = count(found["warning"], tr("warning"), tr("warnings"))
        return tr("nothing keeps the briefing from being issued, {warnings}").format(warnings=warnings)
    return tr("nothing keeps the briefing from being issued")


def row_words(row: Row) -> str:
    """Say everything that a row shows."""
    waived = tr("waived, ") if row.finding.waived else ""
    finding = row.finding
    return f"{waived}{marks.name(finding.severity)}, {finding.rule}, {row.subject}: {finding.message}"
