"""The sourcing audit at the end of an HTML export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from app.export.annex import grouped
from app.export.html_text import field, isolated

if TYPE_CHECKING:
    from app.export.annex import Annex, AnnexFinding


def render_annex(annex: Annex, anchors: Mapping[str, str] | None = None) -> str:
    """Render verdict, findings, waivers, how quotations were confirmed, and the support figures.

    `anchors` are the ids of receipts by the labels of their passages.
    """
    still = [_finding(one) for one in annex.findings if not one.waived]
    waived = [_finding(one) for one in annex.findings if one.waived]
    quotations = [_quotations(said, labels, anchors or {}) for said, labels in grouped(annex.quotations)]
    figures = [_support(annex, name, value) for name, value in annex.figures.items()]
    return (
        '<section id="audit" lang="en" aria-labelledby="audit-title">\n'
        '<h2 id="audit-title">Sourcing audit</h2>\n'
        f"<p>Verdict: <strong>{field(annex.verdict)}</strong>.</p>\n"
        f"{_list('Findings', still) or '<p>No open findings.</p>'}"
        f"{_list('Waived', waived)}"
        f"{_list('Quotations from PDFs', quotations)}"
        f"{_list('Support figures', figures)}"
        f"<p>SHA-256 of the model: <code>{field(annex.model_sha256)}</code></p>\n</section>\n"
    )


def _list(title: str, lines: Iterable[str]) -> str:
    items = "".join(f"<li>{line}</li>\n" for line in lines)
    return f"<h3>{title}</h3>\n<ul>\n{items}</ul>\n" if items else ""


def _finding(one: AnnexFinding) -> str:
    grade = one.severity if one.severity in ("error", "warning", "info") else "info"
    line = f'<span class="{grade}">{field(one.rule)} ({field(one.severity)})</span>: {_ours(one.message)}'
    if one.waived:
        by = f" ({isolated(one.by)})" if one.by.strip() else ""
        line += f" Waived{by}: {isolated(one.reason)}"
    return line


def _quotations(said: str, labels: Sequence[str], anchors: Mapping[str, str]) -> str:
    names = [
        f'<a href="#{anchors[one]}">{field(one)}</a>' if one in anchors else field(one) for one in labels
    ]
    if len(names) == 1:
        return f"{names[0]}: {_ours(said)}."
    return f"{len(names)} quotations: {_ours(said)} ({', '.join(names)})."


def _support(annex: Annex, name: str, value: float) -> str:
    """Print a support figure with what it counts."""
    counts = annex.definitions.get(name, "")
    return f"{field(figure_words(name))}: {figure(value)}" + (f" ({field(counts)})" if counts else "")


def _ours(sentence: str) -> str:
    """Print a sentence of this program, which runs from left to right whatever words it begins with."""
    return f'<bdi dir="ltr">{field(sentence)}</bdi>' if not sentence.isascii() else field(sentence)


def figure_words(name: str) -> str:
    """Say a support figure's name."""
    return name.replace("_", " ").capitalize()


def figure(value: float) -> str:
    """Print a support figure: a count, or a share in per cent."""
    return str(value) if isinstance(value, int) else f"{value:.0%}".replace("%", " %")
