"""The Markdown writers: what all profiles share, `plain` (sources under each section) and `gfm` (footnotes).

The profiles `pandoc` and `icd206` are in files of their own; each says what it prints in another way.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, ClassVar

from app.export.body import make_harmless
from app.export.escape import Escaping
from app.export.links import bare_url
from app.export.markdown_annex import print_annex
from app.export.options import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.export.citation import Citation
    from app.export.parts import Block, Document, Fact, Part, Piece, Row, Source

UNSOURCED = " [unsourced]"
_PLAIN = Escaping()
#: A lead that is in bold already, with the colon or dash that joins it to the rest.
_BOLD = re.compile(r"(?:\*\*(?:[^*]|\*(?!\*))+\*\*|__(?:[^_]|_(?!_))+__)(?::|\s[–—-])?")
#: Stops after which no space need follow. Bold type that ends behind one, before a letter, would not end.
_UNSPACED_STOP = re.compile(r"[。！？｡．।॥]+[”’」』）]*$")


def render_plain(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render the layout with a list of sources under each section."""
    return _Plain(document, options).render()


def render_gfm(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render the same prose with footnotes, one for each cited passage."""
    return _Gfm(document, options).render()


def print_citation(citation: Citation, escape: Escaping = _PLAIN) -> str:
    """Spell a citation in Markdown; it begins a block, as a footnote does."""
    printed = ""
    for span in citation.spans:
        if span.style == "ours":
            printed += span.text
        elif span.style == "link":
            printed += f"<{span.text}>"
        else:
            text = escape.inline(span.text) if printed else escape.block(span.text)
            printed += f"*{text}*" if span.style == "italic" and text else text
    return printed


def bold(text: str, following: str = "") -> str:
    """Set a sentence of the analyst's Markdown in bold, whatever is bold in it already.

    `following` is what comes behind it. Bold type that goes on in the next sentence stays as it was typed.
    """
    if _BOLD.fullmatch(text) or text.count("**") % 2:
        return text
    text = text.replace("**", "").strip()
    stop = _UNSPACED_STOP.search(text) if following[:1].isalnum() else None
    end = stop.start() if stop else len(text)
    return f"**{text[:end]}**{text[end:]}"


class MarkdownWriter:
    """Prints a document's blocks; a profile overrides what it prints in another way."""

    escape: ClassVar[Escaping] = _PLAIN
    #: Whether sections list their sources; where they are notes only those are listed that have no passage.
    lists_sources: ClassVar[bool] = False
    unsourced: ClassVar[str] = UNSOURCED

    def __init__(self, document: Document, options: ExportOptions | None) -> None:
        self.document = document
        self.options = options or ExportOptions()

    def render(self) -> bytes:
        """Return the file: UTF-8, NFC, LF, one final newline."""
        blocks = self.head()
        for part in self.document.parts:
            blocks += self._part(part)
        blocks += self.back()
        if self.options.annex is not None:
            blocks += print_annex(self.options.annex, self.escape)
        blocks += self.notes()
        text = "\n\n".join(block for block in blocks if block) + "\n"
        return unicodedata.normalize("NFC", text).encode("utf-8", "replace")

    # What profiles print in their own way

    def head(self) -> list[str]:
        """Return the title and what stands under it."""
        document, escape = self.document, self.escape
        blocks = [f"# {escape.heading(document.title) or 'Untitled'}"]
        blocks += [f"*{escape.inline(document.subtitle)}*"] if document.subtitle.strip() else []
        return [*blocks, *self.handling_and_facts(self.facts())]

    def back(self) -> list[str]:
        """Return what stands behind the sections."""
        return [
            block for one in self.document.statements for block in self.statement(one.title, one.paragraphs)
        ]

    def notes(self) -> list[str]:
        """Return what stands at the very end."""
        return []

    def facts(self) -> Sequence[Fact]:
        """Return the facts that stand under the title."""
        return self.document.facts

    def references(self, numbers: Sequence[int]) -> str:
        """Return what stands behind a sentence for the passages that it cites."""
        raise NotImplementedError

    def prose(self, part: Part) -> list[str]:
        """Return the blocks of a section's body."""
        return make_harmless([(block.kind, self._block(block)) for block in part.blocks])

    # What they share

    def handling_and_facts(self, facts: Sequence[Fact]) -> list[str]:
        """Return the handling and the line of facts, where there are any."""
        blocks = [self.escape.block(self.document.handling)]
        if facts:
            first, *rest = facts
            said = [self.escape.block(first.text), *(self.escape.inline(one.text) for one in rest)]
            blocks.append(" · ".join(said))
        return blocks

    def statement(self, title: str, paragraphs: Sequence[str]) -> list[str]:
        """Return a headed statement."""
        return [f"## {title}", *(self.escape.block(one) for one in paragraphs)]

    def _part(self, part: Part) -> list[str]:
        level = 1 if part.role == "feature" and self.options.feature_h1 else max(part.level, 2)
        blocks = [f"{'#' * level} {self.escape.heading(part.title)}"] if part.title.strip() else []
        prose = self.prose(part)
        if part.key_points:
            prose.insert(part.table_after, self._table(part.key_points, part.table_head))
        blocks += prose
        in_full = self.lists_sources and part.lists_sources
        listed = [source for source in part.sources if in_full or source.listed]
        if listed:
            lines = "\n".join(self._source(source) for source in listed)
            if part.is_list_of_sources:
                return [f"{blocks[0]}\n{lines}"]
            blocks.append(f"{'#' * min(6, max(3, level + 1))} Sources\n{lines}")
        return blocks

    def _block(self, block: Block) -> str:
        following = [piece.text for piece in block.pieces[1:]] + [""]
        return "".join(self._piece(*pair) for pair in zip(block.pieces, following, strict=True))

    def _piece(self, piece: Piece, following: str) -> str:
        text = self.escape.inline(piece.text) if piece.plain else piece.text
        behind = (self.references(piece.passages) if piece.passages else "") + (
            self.unsourced if piece.unsourced else ""
        )
        if piece.lead:
            text = bold(text, "" if behind else following)
        # A bracket right behind a reference would make a link of both.
        return text + behind + ("\\" if behind.endswith("]") and following.startswith("(") else "")

    def _table(self, rows: tuple[Row, ...], head: tuple[str, str]) -> str:
        words = [self.escape.cell(one) for one in head]
        lines = [f"| {' | '.join(words)} |", f"|{'|'.join('-' * (len(one) + 2) for one in words)}|"]
        for row in rows:
            details = self.escape.cell(row.text) + (self.references(row.passages) if row.passages else "")
            details += self.unsourced if row.unsourced else ""
            lines.append(f"| {self.escape.cell(row.label)} | {details} |")
        return "\n".join(lines)

    def _source(self, source: Source) -> str:
        if source.address and source.title.strip() == source.address:
            # A record without a title is known by its address: once is enough.
            return f"- {self.address(source.address)}"
        line = f"- {self.escape.block(source.title)}"
        if source.publisher.strip():
            line += f" - {self.escape.inline(source.publisher)}"
        if source.agency.strip():
            line += f" (via {self.escape.inline(source.agency)})"
        if self.options.dated:
            line += f", {self.escape.inline(source.date) or 'n.d.'}"
        return f"{line}: {self.address(source.address)}" if source.address else line

    def address(self, address: str) -> str:
        """Spell the address of a listed source."""
        return bare_url(address)


class _Plain(MarkdownWriter):
    """Exactly the layout of EXPORT: title, sections, their sources, nothing else."""

    lists_sources = True

    def head(self) -> list[str]:
        return [f"# {self.escape.heading(self.document.title) or 'Untitled'}"]

    def back(self) -> list[str]:
        return []

    def references(self, numbers: Sequence[int]) -> str:
        return ""


class _Gfm(MarkdownWriter):
    """The same prose with footnotes, whose labels are stable between drafts."""

    def references(self, numbers: Sequence[int]) -> str:
        return "".join(f"[^{self.document.passages[number - 1].label}]" for number in numbers)

    def notes(self) -> list[str]:
        notes = (f"[^{one.label}]: {print_citation(one.citation)}" for one in self.document.passages)
        return ["\n".join(notes)]
