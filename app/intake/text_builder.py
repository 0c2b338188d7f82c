"""Builds a canonical text block by block, so that every offset of a block or run is right by construction.

Pieces are made canonical one by one and only then joined; nothing is looked up in the text afterwards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.anchor import canonical
from app.intake import limits
from app.intake.intake import BLOCK_BREAK, Block, BlockKind, Run

CELL_BREAK = "\t"


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text is set."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    sub: bool = False
    sup: bool = False
    link: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Shape:
    """What a block is: its kind, its level, and how a list item is marked."""

    kind: BlockKind = "paragraph"
    level: int = 0
    ordered: bool = False
    marker: str = ""


PARAGRAPH = Shape()


class TextBuilder:
    """Takes blocks in reading order; `text` and `blocks` are the result."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self.left_out = 0

    @property
    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far."""
        return tuple(self._blocks)

    @property
    def last(self) -> Block | None:
        """The block that was added last."""
        return self._blocks[-1] if self._blocks else None

    @property
    def next_start(self) -> int:
        """Where the next block will begin."""
        return self._length + len(BLOCK_BREAK) if self._blocks else 0

    def add(self, shape: Shape, pieces: Iterable[Piece]) -> None:
        """Add a block; one without any text is dropped."""
        made = _trimmed(_canonical(pieces), keep_indent=shape.kind == "preformatted")
        if made and self._has_room(made):
            start = self._begin()
            runs = self._append(made)
            self._finish(shape, start, runs)

    def add_row(self, cells: Sequence[Iterable[Piece]]) -> None:
        """Add a table row; its cells are separated by a tab, and line ends within them become spaces."""
        made = [_trimmed(_flat(_canonical(cell))) for cell in cells]
        flat = [piece for cell in made for piece in cell]
        if not flat or not self._has_room(flat):
            return
        start = self._begin()
        runs: list[Run] = []
        spans: list[tuple[int, int]] = []
        for number, cell in enumerate(made):
            if number:
                self._put(CELL_BREAK)
            cell_start = self._length
            runs += self._append(cell)
            spans.append((cell_start, self._length))
        self._finish(Shape("table_row"), start, runs, tuple(spans))

    def _has_room(self, made: list[Piece]) -> bool:
        size = sum(len(piece.text) for piece in made)
        if self._length + size + 2 <= limits.TEXT_CHARACTERS:
            return True
        self.left_out += size
        return False

    def _begin(self) -> int:
        if self._blocks:
            self._put(BLOCK_BREAK)
        return self._length

    def _append(self, made: list[Piece]) -> list[Run]:
        runs: list[Run] = []
        for piece in made:
            start = self._length
            self._put(piece.text)
            if piece.style == PLAIN:
                continue
            run = _run(start, self._length, piece.style)
            if runs and runs[-1].end == start and replace(runs[-1], start=start, end=self._length) == run:
                runs[-1] = replace(runs[-1], end=self._length)
            else:
                runs.append(run)
        return runs

    def _finish(
        self, shape: Shape, start: int, runs: list[Run], cells: tuple[tuple[int, int], ...] = ()
    ) -> None:
        block = Block(
            shape.kind, start, self._length, shape.level, tuple(runs), cells, shape.ordered, shape.marker
        )
        self._blocks.append(block)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _run(start: int, end: int, style: Style) -> Run:
    return Run(start, end, style.bold, style.italic, style.code, style.sub, style.sup, style.link)


def _canonical(pieces: Iterable[Piece]) -> list[Piece]:
    """Make pieces canonical; marks that combine with the letter before them move to its piece."""
    raw = [piece for piece in pieces if piece.text]
    for index in range(1, len(raw)):
        text = raw[index].text
        cut = next((i for i, letter in enumerate(text) if not unicodedata.combining(letter)), len(text))
        if cut:
            raw[index - 1] = replace(raw[index - 1], text=raw[index - 1].text + text[:cut])
            raw[index] = replace(raw[index], text=text[cut:])
    made = [replace(piece, text=canonical.make(piece.text)) for piece in raw]
    made = [piece for piece in made if piece.text]
    whole = "".join(piece.text for piece in made)
    if len(made) > 1 and canonical.make(whole) != whole:
        # Letters of two pieces compose as no single piece shows (Hangul): keep the text, not the styles.
        return [Piece(canonical.make(whole))]
    return made


def _flat(pieces: list[Piece]) -> list[Piece]:
    return [replace(piece, text=piece.text.replace("\n", " ").replace("\t", " ")) for piece in pieces]


def _trimmed(pieces: list[Piece], keep_indent: bool = False) -> list[Piece]:
    """Drop white space at both ends, and the emptied pieces with it."""
    left = "\n" if keep_indent else " \t\n\f\v"
    while pieces:
        text = pieces[0].text.lstrip(left)
        pieces = [replace(pieces[0], text=text), *pieces[1:]] if text else pieces[1:]
        if text:
            break
    while pieces:
        text = pieces[-1].text.rstrip(" \t\n\f\v")
        if text:
            return [*pieces[:-1], replace(pieces[-1], text=text)]
        pieces = pieces[:-1]
    return pieces
