"""Offsets hold whatever the pieces are: blocks, runs and cells name their own text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anchor import canonical
from app.intake.intake import BLOCK_BREAK, Block, Run, blocks_from_json, blocks_to_json
from app.intake.text_builder import Piece, Shape, Style, TextBuilder

#: Letters that combine, vanish, count double in UTF-16 or change under NFC.
AWKWARD = st.text(
    st.sampled_from("ab \u200c\u200dم💻é\u0301\u0327e\u00a0\u00ad\u200b\ufeff\n\r\t😀𐌰ᄀ\u1161ﬁ"), max_size=12
)
STYLES = st.sampled_from([Style(), Style(bold=True), Style(italic=True, link="https://x.org")])
PIECES = st.lists(st.builds(Piece, AWKWARD, STYLES), max_size=6)


def built(blocks: list[list[Piece]]) -> TextBuilder:
    builder = TextBuilder()
    for pieces in blocks:
        builder.add(Shape(), pieces)
    return builder


@given(st.lists(PIECES, max_size=6))
def test_blocks_cover_the_canonical_text(blocks: list[list[Piece]]) -> None:
    builder = built(blocks)
    text = builder.text
    assert canonical.make(text) == text
    assert text == BLOCK_BREAK.join(text[block.start : block.end] for block in builder.blocks)


@given(PIECES)
def test_a_block_holds_the_words_of_its_pieces(pieces: list[Piece]) -> None:
    whole = canonical.make("".join(piece.text for piece in pieces))
    assert "".join(built([pieces]).text.split()) == "".join(whole.split())


@given(st.text("abc ", min_size=1), st.text("xyz ", min_size=1), st.text("abc ", min_size=1))
def test_a_run_covers_its_styled_words(before: str, styled: str, after: str) -> None:
    builder = built([[Piece(before), Piece(styled, Style(bold=True)), Piece(after)]])
    bold = "".join(builder.text[run.start : run.end] for block in builder.blocks for run in block.runs)
    assert bold.strip() == styled.strip()


@given(st.lists(PIECES, min_size=1, max_size=5))
def test_cells_are_separated_by_tabs(cells: list[list[Piece]]) -> None:
    builder = TextBuilder()
    builder.add_row(cells)
    for block in builder.blocks:
        row = builder.text[block.start : block.end]
        assert row == "\t".join(builder.text[start:end] for start, end in block.cells)
        assert row.count("\t") == len(cells) - 1
        assert "\n" not in row


@given(st.lists(PIECES, max_size=4))
def test_blocks_come_back_from_json(blocks: list[list[Piece]]) -> None:
    builder = built(blocks)
    assert blocks_from_json(blocks_to_json(builder.blocks), len(builder.text)) == builder.blocks


def test_neighbouring_pieces_of_one_style_are_one_run() -> None:
    builder = built([[Piece("ab", Style(bold=True)), Piece("cd", Style(bold=True)), Piece("e")]])
    assert builder.blocks == (Block("paragraph", 0, 5, runs=(Run(0, 4, bold=True),)),)


def test_a_mark_combines_with_the_letter_of_the_piece_before() -> None:
    builder = built([[Piece("Caf"), Piece("e", Style(bold=True)), Piece("\u0301 noir")]])
    assert builder.text == "Café noir"
    assert builder.blocks[0].runs == (Run(3, 4, bold=True),)


def test_dropped_characters_are_noted_with_their_block() -> None:
    builder = built(
        [[Piece("  pa\u200bss"), Piece("wo\u00adrd\u200b ", Style(hidden=True))], [Piece("a\ufeffb")]]
    )
    assert builder.text == "password\n\nab"
    assert [block.unseen for block in builder.blocks] == [((2, 0x200B), (8, 0x200B)), ((11, 0xFEFF),)]
    assert builder.visible_text == "pass\n\nab"


def test_dropped_characters_of_cells_are_noted_in_their_cell() -> None:
    builder = TextBuilder()
    builder.add(Shape(), [Piece("ab")])
    builder.add_row([[Piece("c\u200bd")], [Piece(" e\u2060")]])
    assert builder.blocks[1].unseen == ((5, 0x200B), (8, 0x2060))


def test_blocks_stored_before_there_were_notes_are_read() -> None:
    stored = b'[{"kind":"paragraph","start":0,"end":2,"runs":[{"start":0,"end":1,"bold":true}]}]'
    assert blocks_from_json(stored, 2) == (Block("paragraph", 0, 2, runs=(Run(0, 1, bold=True),)),)


@pytest.mark.parametrize("pair", ["[3,8203]", "[0,0]", "[0,1114112]", "[0]", "[0,true]", '"ab"', "[-1,8203]"])
def test_notes_that_are_none_are_refused(pair: str) -> None:
    stored = f'[{{"kind":"paragraph","start":0,"end":2,"unseen":[{pair}]}}]'.encode()
    with pytest.raises(ValueError, match="a note"):
        blocks_from_json(stored, 2)
