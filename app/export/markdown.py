"""The Markdown writer: profile `plain` (sources listed under each section) and `gfm` (footnotes)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from app.export.annex import confirmation
from app.export.body import make_harmless
from app.export.escape import escape_block, escape_cell, escape_heading, escape_inline
from app.export.links import bare_url
from app.export.options import ExportOptions

if TYPE_CHECKING:
    from app.export.annex import Annex, AnnexFinding
    from app.export.citation import Citation
    from app.export.parts import Block, Document, Part, Piece, Row, Source

UNSOURCED = " [unsourced]"
Profile = Literal["plain", "gfm"]


def render_plain(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render the layout with a list of sources under each section."""
    return _Writer(document, options or ExportOptions(), "plain").render()


def render_gfm(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render the same prose with footnotes, one for each cited passage."""
    return _Writer(document, options or ExportOptions(), "gfm").render()


def print_citation(citation: Citation) -> str:
    """Spell a citation in Markdown; it begins a block, as a footnote does."""
    printed = ""
    for span in citation.spans:
        if span.style == "ours":
            printed += span.text
        elif span.style == "link":
            printed += f"<{span.text}>"
        else:
            text = escape_inline(span.text) if printed else escape_block(span.text)
            printed += f"*{text}*" if span.style == "italic" and text else text
    return printed


class _Writer:
    def __init__(self, document: Document, options: ExportOptions, profile: Profile) -> None:
        self._document = document
        self._options = options
        self._profile = profile

    def render(self) -> bytes:
        document = self._document
        blocks = [f"# {escape_heading(document.title) or 'Untitled'}"]
        if self._profile == "gfm":
            blocks += [f"*{escape_inline(document.subtitle)}*"] if document.subtitle.strip() else []
            blocks += [escape_block(document.handling)] if document.handling.strip() else []
        for at, part in enumerate(document.parts):
            blocks += self._part(part, is_summary=at == 0 and part.role == "summary")
        if self._options.annex is not None:
            blocks += _annex(self._options.annex)
        if self._profile == "gfm" and document.passages:
            notes = [f"[^{one.label}]: {print_citation(one.citation)}" for one in document.passages]
            blocks.append("\n".join(notes))
        text = "\n\n".join(block for block in blocks if block) + "\n"
        return unicodedata.normalize("NFC", text).encode("utf-8", "replace")

    def _part(self, part: Part, *, is_summary: bool) -> list[str]:
        level = 1 if part.role == "feature" and self._options.feature_h1 else max(part.level, 2)
        blocks = []
        if part.heading.strip() and not is_summary:
            blocks.append(f"{'#' * level} {escape_heading(part.heading)}")
        prose = make_harmless([(block.kind, self._block(block)) for block in part.blocks])
        table = [self._table(part.key_points)] if part.key_points else []
        if part.role == "closing":
            prose = prose[:1] + table + prose[1:]
        else:
            prose += table
        blocks += prose
        listed = self._listed(part, is_summary=is_summary)
        if listed:
            lines = "\n".join(self._source(source) for source in listed)
            blocks.append(f"{'#' * max(3, level + 1)} Sources\n{lines}")
        return blocks

    def _listed(self, part: Part, *, is_summary: bool) -> list[Source]:
        """Footnotes stand for the list in gfm; only what an importer found listed has no footnote."""
        if self._profile == "gfm":
            return [source for source in part.sources if source.listed]
        return [
            source for source in part.sources if source.listed or not (is_summary or part.role == "closing")
        ]

    def _block(self, block: Block) -> str:
        return "".join(self._piece(piece) for piece in block.pieces)

    def _piece(self, piece: Piece) -> str:
        text = escape_inline(piece.text) if piece.plain else piece.text
        if piece.lead:
            text = bold(text)
        return text + self._references(piece.passages) + (UNSOURCED if piece.unsourced else "")

    def _references(self, numbers: tuple[int, ...]) -> str:
        if self._profile == "plain":
            return ""
        return "".join(f"[^{self._document.passages[number - 1].label}]" for number in numbers)

    def _table(self, rows: tuple[Row, ...]) -> str:
        lines = ["| Key Points | Details |", "|------------|---------|"]
        for row in rows:
            details = escape_cell(row.text) + self._references(row.passages)
            details += UNSOURCED if row.unsourced else ""
            lines.append(f"| {escape_cell(row.label)} | {details} |")
        return "\n".join(lines)

    def _source(self, source: Source) -> str:
        line = f"- {escape_block(source.title)}"
        if source.publisher.strip():
            line += f" - {escape_inline(source.publisher)}"
        if source.agency.strip():
            line += f" (via {escape_inline(source.agency)})"
        if self._options.dated:
            line += f", {escape_inline(source.date) or 'n.d.'}"
        return f"{line}: {bare_url(source.address)}" if source.address else line


def bold(text: str) -> str:
    """Set a sentence of the analyst's Markdown in bold, whatever is bold in it already."""
    if re.fullmatch(r"\*\*(?:[^*]|\*(?!\*))+\*\*", text):
        return text
    return f"**{text.replace('**', '').strip()}**"


def _annex(annex: Annex) -> list[str]:
    blocks = ["## Sourcing audit", f"Verdict: {escape_inline(annex.verdict)}."]
    open_findings = [_finding(finding) for finding in annex.findings if not finding.waived]
    blocks += ["### Findings\n" + "\n".join(open_findings)] if open_findings else ["No open findings."]
    waived = [_finding(finding) for finding in annex.findings if finding.waived]
    blocks += ["### Waived\n" + "\n".join(waived)] if waived else []
    if annex.quotations:
        said = [
            f"- {escape_inline(one.label)}: {escape_inline(confirmation(one))}." for one in annex.quotations
        ]
        blocks.append("### Quotations from PDFs\n" + "\n".join(said))
    if annex.figures:
        lines = [_support(annex, name, value) for name, value in annex.figures.items()]
        blocks.append("### Support figures\n" + "\n".join(lines))
    return [*blocks, f"SHA-256 of the model: `{annex.model_sha256}`"]


def _finding(finding: AnnexFinding) -> str:
    head = f"- {escape_inline(finding.rule)} ({escape_inline(finding.severity)})"
    line = f"{head}: {escape_inline(finding.message)}"
    if finding.waived:
        by = f" ({escape_inline(finding.by)})" if finding.by.strip() else ""
        line += f" Waived{by}: {escape_inline(finding.reason)}"
    return line


def _support(annex: Annex, name: str, value: float) -> str:
    """Write a support figure with what it counts."""
    counts = annex.definitions.get(name, "")
    words = escape_block(name.replace("_", " ").capitalize())
    return f"- {words}: {_figure(value)}" + (f" ({escape_inline(counts)})" if counts else "")


def _figure(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.0%}".replace("%", " %")
