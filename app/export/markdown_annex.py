"""The sourcing audit at the end of a Markdown export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.export.annex import grouped

if TYPE_CHECKING:
    from app.export.annex import Annex, AnnexFinding
    from app.export.escape import Escaping


def print_annex(annex: Annex, escape: Escaping) -> list[str]:
    """Return the blocks of the annex: verdict, findings, waivers, quotations from PDFs, support figures."""
    blocks = ["## Sourcing audit", f"Verdict: {escape.inline(annex.verdict)}."]
    still = [_finding(one, escape) for one in annex.findings if not one.waived]
    blocks += _listed("Findings", still) or ["No open findings."]
    blocks += _listed("Waived", [_finding(one, escape) for one in annex.findings if one.waived])
    quotations = [_quotations(said, labels, escape) for said, labels in grouped(annex.quotations)]
    blocks += _listed("Quotations from PDFs", quotations)
    figures = [_support(annex, name, value, escape) for name, value in annex.figures.items()]
    blocks += _listed("Support figures", figures)
    return [*blocks, f"SHA-256 of the model: `{annex.model_sha256}`"]


def _listed(title: str, lines: Sequence[str]) -> list[str]:
    return [f"### {title}\n" + "\n".join(f"- {line}" for line in lines)] if lines else []


def _finding(finding: AnnexFinding, escape: Escaping) -> str:
    line = (
        f"{escape.inline(finding.rule)} ({escape.inline(finding.severity)}): {escape.inline(finding.message)}"
    )
    if finding.waived:
        by = f" ({escape.inline(finding.by)})" if finding.by.strip() else ""
        line += f" Waived{by}: {escape.inline(finding.reason)}"
    return line


def _quotations(said: str, labels: Sequence[str], escape: Escaping) -> str:
    names = [escape.inline(one) for one in labels]
    if len(names) == 1:
        return f"{names[0]}: {escape.inline(said)}."
    return f"{len(names)} quotations: {escape.inline(said)} ({', '.join(names)})."


def _support(annex: Annex, name: str, value: float, escape: Escaping) -> str:
    """Write a support figure with what it counts."""
    counts = annex.definitions.get(name, "")
    words = escape.block(name.replace("_", " ").capitalize())
    return f"{words}: {_figure(value)}" + (f" ({escape.inline(counts)})" if counts else "")


def _figure(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.0%}".replace("%", " %")
