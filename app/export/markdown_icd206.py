"""The Markdown profile `icd206`: numbered endnotes, a source summary statement, the works in full at the end.

No classification marks are ever of our making: the handling is printed as the analyst wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.export.markdown import MarkdownWriter, print_citation

if TYPE_CHECKING:
    from app.export.options import ExportOptions
    from app.export.parts import Document, Fact, Passage


def render_icd206(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render a briefing with the source references that ICD 206 asks for."""
    return _Icd206(document, options).render()


class _Icd206(MarkdownWriter):
    def facts(self) -> Sequence[Fact]:
        return self.document.facts_icd206

    def references(self, numbers: Sequence[int]) -> str:
        return f" \\[{', '.join(str(number) for number in numbers)}\\]"

    def back(self) -> list[str]:
        document = self.document
        blocks = ["## Endnotes", *map(self._endnote, document.passages)] if document.passages else []
        for one in document.statements:
            title = "Source summary statement" if one.name == "sources" else one.title
            blocks += self.statement(title, one.paragraphs)
        if document.references:
            lines = "\n".join(f"- {print_citation(one.appended)}" for one in document.references)
            blocks.append(f"## Appended reference citations\n{lines}")
        return blocks

    def _endnote(self, passage: Passage) -> str:
        """Print an entry as an item of a list, with the extract and the descriptor in paragraphs below it."""
        mark = f"{passage.number}. "
        lines = [f"{mark}{print_citation(passage.endnote)}"]
        # What is made of invisible characters alone is nothing once it is cleaned.
        if extract := self.escape.inline(passage.extract):
            lines.append(f'*Extract:* "{extract}"')
        if descriptor := self.escape.inline(passage.descriptor):
            lines.append(f"*Descriptor:* {descriptor}")
        return f"\n\n{' ' * len(mark)}".join(lines)
