"""Builds a canonical text block by block, so that every offset of a block or run is right by construction.

A block's pieces are made canonical as one text, which says where each of them ended; nothing is looked up in
the text afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.anchor import canonical
from app.anchor.canonical import Unseen
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
    hidden: bool = False
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


@dataclass(frozen=True, slots=True)
class _Made:
    """Canonical pieces, and what was dropped from them where, counted from their beginning."""

    pieces: tuple[Piece, ...]
    unseen: tuple[Unseen, ...] = ()

    @property
    def size(self) -> int:
        return sum(len(piece.text) for piece in self.pieces)


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

    @property
    def visible_text(self) -> str:
        """The text so far without what the page as published did not show."""
        text, at, parts = self.text, 0, []
        for run in (run for block in self._blocks for run in block.runs if run.hidden):
            parts.append(text[at : run.start])
            at = run.end
        return "".join((*parts, text[at:]))

    def add(self, shape: Shape, pieces: Iterable[Piece]) -> None:
        """Add a block; one without any text is dropped."""
        made = _trimmed(_canonical(pieces), keep_indent=shape.kind == "preformatted")
        if made.pieces and self._has_room(made.size):
            start = self._begin()
            runs = self._append(made.pieces)
            self._finish(shape, start, runs, _moved(made.unseen, start))

    def add_row(self, cells: Sequence[Iterable[Piece]]) -> None:
        """Add a table row; its cells are separated by a tab, and line ends within them become spaces."""
        made = [_trimmed(_flat(_canonical(cell))) for cell in cells]
        size = sum(cell.size for cell in made)
        if not size or not self._has_room(size):
            return
        start = self._begin()
        runs: list[Run] = []
        spans: list[tuple[int, int]] = []
        unseen: list[Unseen] = []
        for number, cell in enumerate(made):
            if number:
                self._put(CELL_BREAK)
            cell_start = self._length
            runs += self._append(cell.pieces)
            spans.append((cell_start, self._length))
            unseen += _moved(cell.unseen, cell_start)
        self._finish(Shape("table_row"), start, runs, tuple(unseen), tuple(spans))

    def _has_room(self, size: int) -> bool:
        if self._length + size + 2 <= limits.TEXT_CHARACTERS:
            return True
        self.left_out += size
        return False

    def _begin(self) -> int:
        if self._blocks:
            self._put(BLOCK_BREAK)
        return self._length

    def _append(self, made: Sequence[Piece]) -> list[Run]:
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
        self,
        shape: Shape,
        start: int,
        runs: list[Run],
        unseen: tuple[Unseen, ...],
        cells: tuple[tuple[int, int], ...] = (),
    ) -> None:
        block = Block(
            kind=shape.kind,
            start=start,
            end=self._length,
            level=shape.level,
            runs=tuple(runs),
            cells=cells,
            ordered=shape.ordered,
            marker=shape.marker,
            unseen=unseen,
        )
        self._blocks.append(block)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _run(start: int, end: int, style: Style) -> Run:
    return Run(
        start, end, style.bold, style.italic, style.code, style.sub, style.sup, style.hidden, style.link
    )


def _moved(unseen: Iterable[Unseen], by: int) -> tuple[Unseen, ...]:
    return tuple((offset + by, code) for offset, code in unseen)


def _canonical(pieces: Iterable[Piece]) -> _Made:
    """Make pieces canonical as one text; what combines with a letter is in that letter's piece."""
    raw = [piece for piece in pieces if piece.text]
    whole = "".join(piece.text for piece in raw)
    ends = list(accumulate(len(piece.text) for piece in raw))
    if whole.isascii() and "\r" not in whole and "\x0b" not in whole:
        return _Made(tuple(raw))
    traced = canonical.trace(whole, ends)
    starts = (0, *traced.places)
    made = [
        replace(piece, text=traced.text[start:end])
        for piece, start, end in zip(raw, starts, traced.places, strict=False)
        if end > start
    ]
    return _Made(tuple(made), traced.unseen)


def _flat(made: _Made) -> _Made:
    flat = (replace(piece, text=piece.text.replace("\n", " ").replace("\t", " ")) for piece in made.pieces)
    return replace(made, pieces=tuple(flat))


def _trimmed(made: _Made, keep_indent: bool = False) -> _Made:
    """Drop white space at both ends, and the emptied pieces with it."""
    left = "\n" if keep_indent else " \t\n\f\v"
    pieces, before = list(made.pieces), made.size
    while pieces:
        text = pieces[0].text.lstrip(left)
        pieces = [replace(pieces[0], text=text), *pieces[1:]] if text else pieces[1:]
        if text:
            break
    cut = before - sum(len(piece.text) for piece in pieces)
    while pieces:
        text = pieces[-1].text.rstrip(" \t\n\f\v")
        if text:
            pieces = [*pieces[:-1], replace(pieces[-1], text=text)]
            break
        pieces = pieces[:-1]
    size = sum(len(piece.text) for piece in pieces)
    kept = dict.fromkeys((min(max(offset - cut, 0), size), code) for offset, code in made.unseen)
    return _Made(tuple(pieces), tuple(kept))
