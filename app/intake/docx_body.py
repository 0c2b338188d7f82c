"""From the parts of a Word document to blocks: paragraphs, lists, tables, text boxes, notes at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from app.intake import limits
from app.intake.docx_numbers import write_number
from app.intake.docx_package import MC, W, get, is_on
from app.intake.docx_runs import LeftOut, Line, RunReader, choose
from app.intake.docx_styles import Styles
from app.intake.text_builder import PLAIN, Piece, Shape, TextBuilder
from db.records import OutlineEntry

_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdt", "sdtContent"))
#: A table whose cell holds more than this is a page's layout, not data.
_CELL_PARAGRAPHS, _CELL_CHARACTERS = 4, 600


class BodyReader:
    """Walks a document's blocks and fills a TextBuilder."""

    def __init__(
        self,
        builder: TextBuilder,
        runs: RunReader,
        styles: Styles,
        left_out: LeftOut,
        beat: Callable[[], None],
    ) -> None:
        self._beat = beat
        self._builder, self._runs, self._styles, self._left_out = builder, runs, styles, left_out
        self._cell: list[Piece] | None = None
        self._carried: list[Piece] = []
        self._first: Shape | None = None
        self._boxes = 0
        self.title = ""
        self.outline: list[OutlineEntry] = []

    def add(self, container: Element) -> None:
        """Add everything that a body, a cell, a text box or a note holds."""
        for child in container:
            self._block(child)
        self._flush_carried()

    def add_notes(self, notes: Element, numbers: dict[str, int], kind: str, title: str) -> None:
        """Add the notes that the text led to, each with its number as marker."""
        by_name = {get(note, "id"): note for note in notes}
        begun = False
        # A note may lead to further notes while it is read.
        done = 0
        while done < len(numbers):
            for name, number in list(numbers.items())[done:]:
                done += 1
                note = by_name.get(name)
                if note is None:
                    continue
                if not begun:
                    self._add_to_outline(title, 1)
                    begun = True
                self._first = Shape("list_item", 1, True, write_number(number, kind))
                self.add(note)
                self._first = None

    def _block(self, node: Element) -> None:
        if node.tag == W + "p":
            self._paragraph(node)
        elif node.tag == W + "tbl":
            self._table(node)
        elif node.tag == MC + "AlternateContent":
            chosen = choose(node)
            if chosen is not None:
                self.add(chosen)
        elif node.tag == W + "altChunk":
            self._left_out.chunks += 1
        elif node.tag in (W + "del", W + "moveFrom"):
            self._delete(node)
        elif node.tag in _WRAPPERS:
            for child in node:
                self._block(child)

    def _delete(self, node: Element) -> None:
        if node.tag != W + "moveFrom":
            self._left_out.deleted.append(
                "".join(one.text or "" for one in node.iter(W + "t", W + "delText"))
            )

    def _paragraph(self, node: Element) -> None:
        self._beat()
        shape, is_title = self._styles.shape(node)
        style = replace(PLAIN, code=True) if shape.kind == "preformatted" else PLAIN
        line = self._runs.read(node, style)
        line.pieces[:0] = self._carried
        self._carried = []
        marks = node.find(f"{W}pPr/{W}rPr")
        if marks is not None and marks.find(W + "del") is not None:
            # The paragraph's end is deleted: its text runs on into the next one.
            self._carried = line.pieces
        else:
            self._emit(shape, line.pieces, is_title)
        self._add_boxes(line)

    def _add_boxes(self, line: Line) -> None:
        if self._boxes >= limits.DOCX_BOX_DEPTH:
            return
        self._boxes += 1
        carried, self._carried = self._carried, []
        for box in line.boxes:
            self.add(box)
        self._carried = carried
        self._boxes -= 1

    def _flush_carried(self) -> None:
        pieces, self._carried = self._carried, []
        if pieces:
            self._emit(Shape(), pieces)

    def _emit(self, shape: Shape, pieces: list[Piece], is_title: bool = False) -> None:
        if self._cell is not None:
            self._cell += ([Piece(" ")] if self._cell else []) + pieces
            return
        shape = self._first or shape
        start = self._builder.next_start
        self._builder.add(shape, pieces)
        if self._builder.next_start == start:
            return
        self._first = None
        if shape.kind != "heading":
            return
        words = " ".join("".join(piece.text for piece in pieces).split())
        if is_title and not self.title:
            self.title = words
        title = f"{shape.marker} {words}".strip()
        self.outline.append(OutlineEntry(title=title[:1000], level=shape.level, start=start))

    def _add_to_outline(self, title: str, level: int) -> None:
        """Let the contents lead to what comes next."""
        self.outline.append(OutlineEntry(title=title, level=level, start=self._builder.next_start))

    def _table(self, table: Element) -> None:
        rows = [(row, list(_within(row, W + "tc"))) for row in _within(table, W + "tr")]
        if self._cell is not None or _is_layout(cells for _, cells in rows):
            for _, cells in rows:
                for cell in cells:
                    self.add(cell)
            return
        for row, cells in rows:
            properties = row.find(W + "trPr")
            if properties is not None and is_on(properties, "del"):
                self._delete(row)
                continue
            self._builder.add_row([self._cell_pieces(cell) for cell in cells])

    def _cell_pieces(self, cell: Element) -> list[Piece]:
        pieces: list[Piece] = []
        self._cell = pieces
        self.add(cell)
        self._cell = None
        return pieces


def _within(node: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, through content controls and tracked changes."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _is_layout(rows: Iterable[list[Element]]) -> bool:
    """Tell a table that only lays out a page from one of data."""
    widest = 0
    for cells in rows:
        widest = max(widest, len(cells))
        for cell in cells:
            if next(cell.iterdescendants(W + "tbl"), None) is not None:
                return True
            paragraphs = sum(1 for _ in cell.iter(W + "p"))
            if paragraphs > _CELL_PARAGRAPHS:
                characters = sum(len(text.text or "") for text in cell.iter(W + "t"))
                if characters > _CELL_CHARACTERS:
                    return True
    return widest < 2
