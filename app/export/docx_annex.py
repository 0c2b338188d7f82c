"""The sourcing audit at the end of a Word document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lxml.etree import _Element as Element

from app.export import docx_lists
from app.export.annex import grouped
from app.export.docx_contents import Headings
from app.export.docx_notes import Notes
from app.export.docx_runs import OUR, Look, Runs
from app.export.docx_xml import make, paragraph
from app.export.escape import clean

if TYPE_CHECKING:
    from app.export.annex import Annex, AnnexFinding
    from app.export.parts import Document

_STRONG, _CODE = Look(bold=True, ours=True), Look(style="HTMLCode", ours=True)
_GRADES = {"error": Look(style="Unsourced", ours=True)}


class AnnexPrinter:
    """Prints verdict, findings, waivers, how quotations were confirmed, and the figures, all in English."""

    def __init__(self, document: Document, runs: Runs, notes: Notes, headings: Headings) -> None:
        self._runs, self._notes, self._headings = runs, notes, headings
        self._numbers = {one.label: one.number for one in document.passages}

    def render(self, annex: Annex, bullets: int) -> Iterator[Element]:
        """Yield the annex; `bullets` is the number of a list with bullets."""
        title = self._headings.plain(2, "Sourcing audit", ours=True, right=False)
        title[0].insert(1, make("pageBreakBefore"))
        yield title
        verdict = [*self._say("Verdict: "), *self._runs.make(clean(annex.verdict), _STRONG), *self._say(".")]
        yield self._paragraph(verdict)
        still = [self._finding(one) for one in annex.findings if not one.waived]
        if still:
            yield from self._list("Findings", still, bullets)
        else:
            yield self._paragraph(self._say("No open findings."))
        waived = [self._finding(one) for one in annex.findings if one.waived]
        yield from self._list("Waived", waived, bullets)
        quotations = [self._quotations(said, labels) for said, labels in grouped(annex.quotations)]
        yield from self._list("Quotations from PDFs", quotations, bullets)
        figures = (self._support(annex, name, value) for name, value in annex.figures.items())
        yield from self._list("Support figures", figures, bullets)
        digest = self._runs.make(clean(annex.model_sha256), _CODE)
        yield self._paragraph([*self._say("SHA-256 of the model: "), *digest])

    def _list(self, title: str, items: Iterable[list[Element]], bullets: int) -> Iterator[Element]:
        items = list(items)
        if items:
            yield self._headings.plain(3, title, ours=True, right=False)
        for item in items:
            yield paragraph("ListParagraph", item, docx_lists.number(bullets, 0))

    def _finding(self, one: AnnexFinding) -> list[Element]:
        grade = _GRADES.get(one.severity, _STRONG)
        line = self._runs.make(f"{clean(one.rule)} ({clean(one.severity)})", grade)
        line += [*self._say(": "), *self._field(one.message)]
        if one.waived:
            by = [*self._say(" ("), *self._field(one.by), *self._say(")")] if one.by.strip() else []
            line += [*self._say(" Waived"), *by, *self._say(": "), *self._field(one.reason)]
        return line

    def _quotations(self, said: str, labels: Sequence[str]) -> list[Element]:
        if len(labels) == 1:
            number = self._note(labels[0])
            note = [*self._say(" ("), *number, *self._say(")")] if number else []
            return [*self._field(labels[0]), *note, *self._say(": "), *self._field(said), *self._say(".")]
        line = [*self._say(f"{len(labels)} quotations: "), *self._field(said), *self._say(" (")]
        for at, label in enumerate(labels):
            number = self._note(label)
            line += [*self._say("; " if at else ""), *self._field(label)]
            line += [*self._say(", "), *number] if number else []
        return [*line, *self._say(").")]

    def _note(self, label: str) -> list[Element]:
        number = self._notes.refer(self._numbers.get(label, 0))
        return [*self._say("note "), *number] if number else []

    def _support(self, annex: Annex, name: str, value: float) -> list[Element]:
        counts = clean(annex.definitions.get(name, ""))
        words = clean(name.replace("_", " ").capitalize())
        figure = str(value) if isinstance(value, int) else f"{value:.0%}".replace("%", " %")
        return self._say(f"{words}: {figure}" + (f" ({counts})" if counts else ""))

    def _paragraph(self, content: Iterable[Element]) -> Element:
        return paragraph("BodyText", content)

    def _say(self, words: str) -> list[Element]:
        return self._runs.make(words, OUR)

    def _field(self, text: str) -> list[Element]:
        # Our sentences, which quote words of others.
        return self._runs.make(clean(text), OUR)
