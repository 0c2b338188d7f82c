"""The text view's document holds the canonical text, and every position maps to exactly one offset."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument, QTextTable
from pytestqt.qtbot import QtBot

from app.intake.intake import Block, BlockKind, Run
from app.ui.reader.text_document import MOST_CELLS, DocumentBuilder, cut, shown_text
from app.ui.reader.text_formats import Formats
from app.ui.reader.text_map import TextMap, utf16_length

LETTERS = st.text(
    st.sampled_from("ab \u00e9e\u0301😀𐌰𐍈\u202e\u061c\U000e0041\u200dשم\n\ufdd0\ufffc\u2029"), max_size=30
)
KINDS: tuple[BlockKind, ...] = ("paragraph", "heading", "list_item", "quote", "preformatted")
CELLS = st.lists(st.text(st.sampled_from("xy 😀𐌱e\u0301"), max_size=8), min_size=1, max_size=4)


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, tuple[Block, ...]]:
    text = ""
    blocks: list[Block] = []
    for number in range(draw(st.integers(1, 6))):
        text += "\n\n" if number else ""
        start = len(text)
        if draw(st.booleans()):
            words = draw(CELLS)
            cells, at = [], start
            for word in words:
                cells.append((at, at + len(word)))
                at += len(word) + 1
            text += "\t".join(words)
            blocks.append(Block("table_row", start, len(text), cells=tuple(cells)))
        else:
            text += draw(LETTERS)
            kind = draw(st.sampled_from(KINDS))
            middle = (start + len(text)) // 2
            blocks.append(
                Block(kind, start, len(text), 1, (Run(start, middle, bold=True, link="http://x/"),))
            )
    return text, tuple(blocks)


def build(text: str, blocks: tuple[Block, ...]) -> DocumentBuilder:
    builder = DocumentBuilder(QTextDocument(), text, blocks, Formats())
    while not builder.build(1.0):
        pass
    return builder


@settings(deadline=None)
@given(articles())
def test_each_offset_stands_at_its_own_character(article: tuple[str, tuple[Block, ...]]) -> None:
    text, blocks = article
    builder = build(text, blocks)
    raw = [builder.document.characterAt(p) for p in range(builder.document.characterCount())]
    for start, end in (cell for block in blocks for cell in (block.cells or ((block.start, block.end),))):
        for offset in range(start, end):
            position = builder.map.to_position(offset)
            wanted = shown_text(text[offset]).encode("utf-16-le")
            units = "".join(raw[position : position + len(wanted) // 2]).encode("utf-16-le", "surrogatepass")
            assert units == wanted
            assert builder.map.start_offset(position) == offset
            assert builder.map.end_offset(builder.map.to_position(offset + 1)) == offset + 1


@settings(deadline=None)
@given(articles())
def test_a_selection_of_everything_is_the_whole_text(article: tuple[str, tuple[Block, ...]]) -> None:
    text, blocks = article
    builder = build(text, blocks)
    last = builder.document.characterCount() - 1
    assert builder.map.start_offset(0) == blocks[0].start
    assert builder.map.end_offset(last) == blocks[-1].end


@given(st.lists(st.text(st.sampled_from("a😀𐌰"), min_size=1, max_size=6), min_size=1, max_size=8))
def test_between_segments_a_start_goes_on_and_an_end_goes_back(parts: list[str]) -> None:
    table = TextMap()
    offset = position = 0
    for part in parts:
        table.add(part, offset, position)
        offset += len(part) + 2
        position += utf16_length(part) + 3
    position = utf16_length(parts[0])
    assert table.end_offset(position + 1) == len(parts[0])
    if len(parts) > 1:
        assert table.start_offset(position + 1) == len(parts[0]) + 2


@given(st.text(st.sampled_from("ab \u0301"), max_size=400), st.integers(5, 40))
def test_pieces_of_a_block_are_short_and_leave_nothing_out(text: str, longest: int) -> None:
    pieces = list(cut(0, len(text), text, longest))
    assert "".join(text[a:b] for a, b in pieces) == text
    marks = max((len(run) for run in text.replace(" ", "a").split("a")), default=0)
    assert all(b - a <= longest + marks for a, b in pieces)


def test_right_to_left_paragraphs_run_right_to_left(qtbot: QtBot) -> None:
    builder = build("שלום עולם\n\nhello", (Block("paragraph", 0, 9), Block("paragraph", 11, 16)))
    directions = [builder.document.findBlockByNumber(n).textDirection().name for n in (0, 1)]
    assert directions == ["RightToLeft", "LeftToRight"]


def test_a_block_without_a_space_is_split(qtbot: QtBot) -> None:
    text = "x" * 30_000
    builder = build(text, (Block("paragraph", 0, len(text)),))
    assert builder.document.blockCount() == 4


def test_a_long_table_is_built_in_small_parts_with_columns_of_the_same_widths(qtbot: QtBot) -> None:
    rows, text = [], ""
    for number in range(100):
        start = len(text)
        text += f"{number}\tA longer cell\tx\n"
        first, second = start + len(str(number)), start + len(str(number)) + 14
        cells = ((start, first), (first + 1, second), (second + 1, second + 2))
        rows.append(Block("table_row", start, len(text) - 1, cells=cells))
    builder = build(text, tuple(rows))
    tables = [one for one in builder.document.rootFrame().childFrames() if isinstance(one, QTextTable)]
    assert sum(one.rows() for one in tables) == 100
    assert all(one.rows() * one.columns() <= MOST_CELLS for one in tables)
    shares = {tuple(c.rawValue() for c in one.format().columnWidthConstraints()) for one in tables}
    assert len(shares) == 1
