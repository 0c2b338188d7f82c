"""Fills the text view's document from blocks and runs, by cursor, a slice at a time, and maps its positions.

Foreign text never passes an HTML or Markdown parser of Qt, and no image format is ever inserted. Characters
that Qt would take for structure are shown as replacements of the same length, so positions map one to one.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextTable

from app.ui.reader.text_formats import Formats
from app.ui.reader.text_map import TextMap
from app.ui.reader.text_signs import find_signs
from app.ui.reader.text_tables import column_widths

if TYPE_CHECKING:
    from app.intake.intake import Block

#: Qt lays a block out at once: 200,000 characters without a space take 3 s.
LONGEST_BLOCK = 8_000
#: Cells of one QTextTable, since Qt lays a table out at once; longer ones go on in the next one, with columns
#: of the same widths.
MOST_CELLS = 64
#: Structure to Qt: shown as something of the same length instead.
_SHOWN = {
    ord("\n"): "\u2028",
    ord("\r"): "\u2028",
    ord("\f"): "\u2028",
    0x2029: "\u2028",
    0xFDD0: "\ufffd",
    0xFDD1: "\ufffd",
    0xFFFC: "\ufffd",
    0: "\ufffd",
}


def shown_text(text: str) -> str:
    """Return a text as the document shows it: as many characters, none of which Qt takes for structure."""
    at, parts = 0, []
    for place, sign in find_signs(text):
        parts += [text[at:place], sign]
        at = place + 1
    return "".join((*parts, text[at:])).translate(_SHOWN)


def direction_of(text: str) -> Qt.LayoutDirection:
    """Return the direction of the first strong character."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return Qt.LayoutDirection.LeftToRight


def cut(start: int, end: int, text: str, longest: int = LONGEST_BLOCK) -> Iterator[tuple[int, int]]:
    """Cut a range into pieces of at most `longest`, at a space where there is one, never inside a cluster."""
    while end - start > longest:
        at = text.rfind(" ", start + longest // 2, start + longest)
        stop = at + 1 if at >= 0 else start + longest
        while stop < end and unicodedata.combining(text[stop]):
            stop += 1
        yield start, stop
        start = stop
    yield start, end


class DocumentBuilder:
    """Builds one document; call `build` until it says that it is done."""

    def __init__(self, document: QTextDocument, text: str, blocks: Sequence[Block], formats: Formats) -> None:
        self.document = document
        self.text = text
        self.formats = formats
        self.map = TextMap()
        self.done = False
        self._cursor = QTextCursor(document)
        self._fresh = True
        self._steps = self._insert_all(blocks)
        self._insert_seconds = 0.002

    def build_slice(self, seconds: float) -> bool:
        """Insert as many blocks as take about `seconds` with their layout; return whether all is there.

        Qt lays out what was inserted when the edit ends, which takes some times as long as inserting it: the
        next slice inserts for longer or shorter by how long this one took as a whole.
        """
        begun = time.monotonic()
        done = self.build(self._insert_seconds)
        pace = seconds / max(time.monotonic() - begun, 0.0005)
        self._insert_seconds = min(seconds, max(0.0002, self._insert_seconds * min(2.0, pace)))
        return done

    def build(self, seconds: float) -> bool:
        """Insert blocks for about `seconds`; return whether the document is complete."""
        until = time.monotonic() + seconds
        self._cursor.beginEditBlock()
        while not self.done and time.monotonic() < until:
            self.done = next(self._steps, True)
        self._cursor.endEditBlock()
        return self.done

    def _insert_all(self, blocks: Sequence[Block]) -> Iterator[bool]:
        number = 0
        while number < len(blocks):
            if blocks[number].kind == "table_row":
                rows = _table_rows(blocks, number)
                yield from self._insert_rows(rows)
                number += len(rows)
            else:
                for piece in cut(blocks[number].start, blocks[number].end, self.text):
                    self._insert_block(blocks[number], *piece)
                    yield False
                number += 1
            yield False

    def _insert_block(self, block: Block, start: int, end: int) -> None:
        format_ = self.formats.block(block)
        format_ = self.formats.part_of(format_, begins=start == block.start, ends=end == block.end)
        format_.setLayoutDirection(direction_of(self.text[start : min(end, start + 400)]))
        if self._fresh:
            self._cursor.setBlockFormat(format_)
        else:
            self._cursor.insertBlock(format_, self.formats.characters(block))
        self._fresh = False
        self._insert_text(self._cursor, block, start, end)

    def _insert_text(self, cursor: QTextCursor, block: Block, start: int, end: int) -> None:
        position = cursor.position()
        base = self.formats.characters(block)
        at = start
        for run in block.runs:
            low, high = max(run.start, at), min(run.end, end)
            if low >= high:
                continue
            self._insert_plain(cursor, at, low, base)
            self._insert_plain(cursor, low, high, self.formats.run(block, run))
            at = high
        self._insert_plain(cursor, at, end, base)
        self.map.add(self.text[start:end], start, position)

    def _insert_plain(self, cursor: QTextCursor, start: int, end: int, format_: QTextCharFormat) -> None:
        if start >= end:
            return
        text = self.text[start:end]
        at, signs = 0, ""
        for place, sign in find_signs(text):
            if place > at or not signs:
                self._insert_signs(cursor, signs, format_)
                cursor.insertText(shown_text(text[at:place]), format_)
                signs = ""
            signs += sign
            at = place + 1
        self._insert_signs(cursor, signs, format_)
        cursor.insertText(shown_text(text[at:]), format_)

    def _insert_signs(self, cursor: QTextCursor, signs: str, format_: QTextCharFormat) -> None:
        if signs:
            cursor.insertText(signs, self.formats.sign(format_))

    def _insert_rows(self, rows: Sequence[Block]) -> Iterator[bool]:
        widths = column_widths(self.text, rows, self.formats.room_in_characters)
        step = max(1, MOST_CELLS // len(widths))
        for first in range(0, len(rows), step):
            self._insert_table(rows[first : first + step], widths, goes_on=first + step < len(rows))
            yield False

    def _insert_table(self, rows: Sequence[Block], widths: Sequence[float], *, goes_on: bool) -> None:
        columns = len(widths)
        if not self._fresh:
            self._cursor.insertBlock(self.formats.seam(), QTextCharFormat())
        self._fresh = False
        format_ = self.formats.table(widths, goes_on=goes_on)
        format_.setLayoutDirection(direction_of(self.text[rows[0].start : rows[0].end][:400]))
        table: QTextTable = self._cursor.insertTable(len(rows), columns, format_)
        for number, row in enumerate(rows):
            cells = list(row.cells[:columns]) or [(row.start, row.end)]
            if len(row.cells) > columns:
                cells[-1] = (cells[-1][0], row.cells[-1][1])
            for column, (start, end) in enumerate(cells):
                self._insert_cell(table, number, column, row, start, end)
        self._cursor = self.document.rootFrame().lastCursorPosition()

    def _insert_cell(
        self, table: QTextTable, number: int, column: int, row: Block, start: int, end: int
    ) -> None:
        cursor = table.cellAt(number, column).firstCursorPosition()
        for low, high in cut(start, end, self.text):
            format_ = QTextBlockFormat()
            format_.setLayoutDirection(direction_of(self.text[low : min(high, low + 400)]))
            if low == start:
                cursor.setBlockFormat(format_)
            else:
                cursor.insertBlock(format_)
            self._insert_text(cursor, row, low, high)


def _table_rows(blocks: Sequence[Block], first: int) -> list[Block]:
    rows: list[Block] = []
    for number in range(first, len(blocks)):
        if blocks[number].kind != "table_row":
            break
        rows.append(blocks[number])
    return rows
