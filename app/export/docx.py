"""The Word writer: real headings, footnotes, lists, tables and links, and a contents field that is filled.

The prose is in docx_prose.py, the notes in docx_notes.py, the audit in docx_annex.py; the look is in
resources/export/word. Nothing in the file tells who wrote it when on which machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.etree import _Element as Element

from app.export import docx_lists, docx_table
from app.export.docx_annex import AnnexPrinter
from app.export.docx_around import core_properties, fonts, footer, header, page, settings, styles
from app.export.docx_contents import Headings
from app.export.docx_links import Bookmarks, Links
from app.export.docx_notes import Notes
from app.export.docx_package import Leaf, pack
from app.export.docx_prose import Printer, Prose
from app.export.docx_runs import OUR, PLAIN, UNSOURCED, Look, Runs
from app.export.docx_xml import as_bytes, make, paragraph
from app.export.escape import clean
from app.export.lengths import refuse_too_long
from app.export.marked import free_sign, parse_blocks
from app.export.options import ExportOptions
from app.export.points_head import is_ours

if TYPE_CHECKING:
    from app.export.parts import Block, Document, Part, Row, Source

_LINK = Look(style="Hyperlink", ours=True)
_LABELS = 2570


def render_docx(document: Document, options: ExportOptions | None = None) -> bytes:
    """Render a briefing as a Word document with a footnote for each cited passage.

    Raise ExportFailed for one of thousands of pages.
    """
    refuse_too_long(document, "a Word document")
    return _Writer(document, options or ExportOptions()).render()


class _Writer:
    def __init__(self, document: Document, options: ExportOptions) -> None:
        self._document, self._options = document, options
        features = options.feature_h1 and any(part.role == "feature" for part in document.parts)
        self._runs, bookmarks = Runs(document.language), Bookmarks()
        self._headings = Headings(self._runs, bookmarks, 0 if features else 1)
        self._notes = Notes(document.passages, self._runs, bookmarks)
        self._links, self._lists = Links(), docx_lists.Lists()
        self._bullets = self._lists.open_bullets()
        self._printer = Printer(
            self._runs, self._notes, self._links, self._lists, self._headings.head, free_sign(document)
        )

    def render(self) -> bytes:
        body = make("body", *self._body(), page(right=self._runs.is_right_to_left))
        leaves = {
            "styles": Leaf(data=styles(self._runs.language)),
            "settings": Leaf(data=settings(self._runs.language)),
            "fontTable": Leaf(data=fonts()),
            "numbering": Leaf(data=as_bytes(self._lists.root())),
            "footnotes": Leaf(data=as_bytes(self._notes.root()), links=self._notes.links.addresses),
            "header": Leaf(data=as_bytes(header(clean(self._document.handling), self._runs))),
            "footer": Leaf(data=as_bytes(footer(self._runs))),
        }
        main = Leaf(data=as_bytes(make("document", body)), links=self._links.addresses)
        return pack(main, leaves, core_properties(self._document))

    def _body(self) -> Iterator[Element]:
        """Yield all paragraphs. The contents stand behind the summary, and are known when all is printed."""
        yield from self._head()
        parts = list(self._document.parts)
        summary = parts.pop(0) if parts and not parts[0].title.strip() else None
        if summary is not None:
            yield from self._part(summary)
        rest = [one for part in parts for one in self._part(part)]
        rest += [one for part in self._statements() for one in part]
        if self._options.annex is not None:
            printer = AnnexPrinter(self._document, self._runs, self._notes, self._headings)
            rest += printer.render(self._options.annex, self._bullets)
        yield from self._headings.contents()
        yield from rest

    def _head(self) -> Iterator[Element]:
        document = self._document
        yield self._line("Title", clean(document.title) or "Untitled")
        if document.subtitle.strip():
            yield self._line("Subtitle", clean(document.subtitle))
        said: list[Element] = []
        right = self._runs.is_right_to_left
        for at, fact in enumerate(document.facts):
            is_name = fact.name == "author"
            if at:
                said += self._runs.make(", " if is_name else " · ", OUR)
            said += self._runs.apart(clean(fact.text), PLAIN if is_name else OUR, right=right)
        yield paragraph("Facts", said, *([make("bidi")] if right else []))

    def _line(self, style: str, text: str) -> Element:
        """Return a paragraph of a one-line field."""
        right = self._runs.starts_right(text)
        return paragraph(style, self._runs.make(text, right=right), *([make("bidi")] if right else []))

    def _part(self, part: Part) -> Iterator[Element]:
        feature = part.role == "feature" and self._options.feature_h1
        level = 1 if feature else max(part.level, 2)
        if part.title.strip():
            yield self._headings.plain(level, clean(part.title))
        below = level if part.title.strip() else 1
        parsed = parse_blocks(part.blocks, self._printer.sign)
        # Notes are numbered as they are made: whatever stands first is made first.
        for at, (block, tokens) in enumerate(zip(part.blocks, parsed, strict=True)):
            if at == part.table_after:
                yield from self._table(part.key_points, part.table_head)
            usual = "Bibliography" if part.lists_works else "BodyText"
            yield from Prose(self._printer, below, usual).render(tokens)
            yield from self._missed(block)
        if part.table_after >= len(part.blocks):
            yield from self._table(part.key_points, part.table_head)
        listed = [source for source in part.sources if source.listed]
        if listed and not part.is_list_of_sources:
            yield self._headings.plain(level + 1, "Sources", ours=True)
        for source in listed:
            yield self._source(source)

    def _missed(self, block: Block) -> Iterator[Element]:
        """Yield a line with notes that the parser swallowed with their sentence: what is cited stands."""
        cited = dict.fromkeys(number for piece in block.pieces for number in piece.passages)
        missed = [number for number in cited if not self._notes.has(number)]
        if missed:
            yield paragraph("BodyText", self._notes.cite(missed))

    def _table(self, rows: tuple[Row, ...], words: tuple[str, str]) -> Iterator[Element]:
        if not rows:
            return
        widths = [_LABELS, docx_table.TEXT_WIDTH - _LABELS]
        right = self._runs.is_right_to_left
        bidi = [make("bidi")] if right else []
        heads = [
            docx_table.cell([paragraph("TableHead", runs, *bidi)], width)
            for runs, width in zip(self._heads(words), widths, strict=True)
        ]
        made = [docx_table.row(heads, header=True)]
        for one in rows:
            details = clean(one.text)
            marks = self._notes.cite(one.passages)
            if one.unsourced:
                marks += self._runs.make(" ") + self._runs.make("[unsourced]", UNSOURCED)
            cells = [self._cell(clean(one.label), [], bold=True), self._cell(details, marks)]
            made.append(docx_table.row(map(docx_table.cell, cells, widths)))
        yield from docx_table.table(made, widths, right=right, first_column=True)

    def _heads(self, words: tuple[str, str]) -> Iterator[list[Element]]:
        """Yield the runs of the head's words: ours are English, whatever the briefing's language is."""
        for one in words:
            yield self._runs.make(one, OUR) if is_ours(words) else self._runs.make(clean(one))

    def _cell(self, text: str, marks: list[Element], *, bold: bool = False) -> list[Element]:
        right = self._runs.starts_right(text)
        content = [*self._runs.make(text, Look(bold=bold), right=right), *marks]
        return [paragraph("TableText", content, *([make("bidi")] if right else []))]

    def _source(self, source: Source) -> Element:
        right = self._runs.is_right_to_left
        content = self._runs.apart(clean(source.title), right=right)
        if source.publisher.strip():
            content += [*self._runs.make(" – ", OUR), *self._runs.apart(clean(source.publisher), right=right)]
        if source.agency.strip():
            agency = self._runs.apart(clean(source.agency), right=right)
            content += [*self._runs.make(" (via ", OUR), *agency, *self._runs.make(")", OUR)]
        if self._options.dated:
            content += self._runs.make(f", {clean(source.date) or 'n.d.'}", OUR)
        if source.address:
            content += self._runs.make(": ", OUR)
            content += self._links.link(source.address, self._runs.make(source.address, _LINK))
        bidi = [make("bidi")] if right else []
        return paragraph("ListParagraph", content, docx_lists.number(self._bullets, 0), *bidi)

    def _statements(self) -> Iterator[list[Element]]:
        for statement in self._document.statements:
            said = [self._line("BodyText", clean(one)) for one in statement.paragraphs]
            yield [self._headings.plain(2, statement.title, ours=True), *said]
