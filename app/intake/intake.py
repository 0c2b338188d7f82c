"""What reading a file yields: `Intake` and its parts, plain frozen records that any room may hold.

The parent side is client.py; everything that parses foreign bytes runs behind worker.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from db.records import Name, OutlineEntry, PageMark

BlockKind = Literal["paragraph", "heading", "list_item", "quote", "preformatted", "table_row", "caption"]
BLOCK_KINDS: frozenset[str] = frozenset(get_args(BlockKind))
PageResult = Literal["read", "suspect", "second_reader", "ocr", "no_text", "cannot_read", "over_limit"]

#: The extractor that takes of a page what it holds for the article; read with `whole_page` all is taken.
CHOOSES_ARTICLE = "readability-lxml"

#: Between two blocks, and between two pages, of a canonical text.
BLOCK_BREAK = "\n\n"
PAGE_BREAK = "\n\f\n"


@dataclass(frozen=True, slots=True)
class Run:
    """A styled stretch of the canonical text; offsets are code points, end exclusive.

    What is `hidden` could not be seen on the page as published.
    """

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    code: bool = False
    sub: bool = False
    sup: bool = False
    hidden: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the canonical text. `level` is the heading's level or the list's depth.

    The cells of a table row are separated by a tab in the text; `marker` is what a list item shows ("3.").
    `unseen` are zero-width characters that the canonical text does without: (offset, code point).
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    runs: tuple[Run, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    ordered: bool = False
    marker: str = ""
    unseen: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One field of a bibliographic record with where it came from (`jsonld`, `pdf_info`, `file_name`, …)."""

    value: str | tuple[str, ...] | tuple[Name, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """A page that was not plainly read: what happened to it and, in words, why."""

    index: int
    result: PageResult
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Raster:
    """A rendered page: rows of `stride` bytes, four bytes a pixel in the order B, G, R, unused."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The first page of a PDF as soon as it is read, before the rest: sizes in points as displayed."""

    page_count: int
    width: float
    height: float
    text: str
    raster: Raster | None = None


Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Where each code point of a page's text is drawn: points, as displayed, from the top left corner.

    An entry is None where nothing is drawn (line ends, spaces the reader inserted) or nothing was found.
    """

    width: float
    height: float
    boxes: tuple[Box | None, ...]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page: its rectangle as `PageBoxes` has them, and where it leads.

    Either `page_index`, with `top` points below that page's upper edge when a height is named, or `uri`,
    which is a stranger's text: show it before it is followed.
    """

    box: Box
    page_index: int | None = None
    top: float | None = None
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """A file, read: canonical text, blocks, pages and what it says about itself.

    `record` has the field names of Article; `publisher` and `agency` are names, `hosts` a tuple of texts,
    `authors` a tuple of Name.
    """

    media_type: str
    text: str
    blocks: tuple[Block, ...] = ()
    page_map: tuple[PageMark, ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()
    record: Mapping[str, Value] = field(default_factory=dict)
    extractor: str = ""
    extractor_version: str = ""
    captured_at: str = ""
    captured_basis: str = "import"
    left_out_characters: int = 0
    left_out_why: str = ""
    incomplete: str = ""
    page_outcomes: tuple[PageOutcome, ...] = ()
    #: The article's own table of contents.
    outline: tuple[OutlineEntry, ...] = ()


_RUN_FLAGS = ("bold", "italic", "code", "sub", "sup", "hidden")


def blocks_to_json(blocks: tuple[Block, ...]) -> bytes:
    """Write blocks as compact JSON; fields at their default are left out."""
    return json.dumps([_block_to_dict(block) for block in blocks], separators=(",", ":")).encode()


def _block_to_dict(block: Block) -> dict[str, Any]:
    out: dict[str, Any] = {"kind": block.kind, "start": block.start, "end": block.end}
    for name in ("level", "ordered", "marker", "cells", "unseen"):
        if value := getattr(block, name):
            out[name] = value
    if block.runs:
        out["runs"] = [{name: value for name, value in asdict(run).items() if value} for run in block.runs]
    return out


def blocks_from_json(data: bytes, length: int | None = None) -> tuple[Block, ...]:
    """Read blocks back; raise ValueError on anything that is not one, or lies outside `length`."""
    rows = json.loads(data or b"[]")
    if not isinstance(rows, list):
        raise ValueError("blocks are not a list")
    return tuple(_block_from_dict(row, length) for row in rows)


def _block_from_dict(row: object, length: int | None) -> Block:
    if not isinstance(row, dict) or row.get("kind") not in BLOCK_KINDS:
        raise ValueError("not a block")
    start, end = _span(row, length)
    cells = tuple(_span({"start": a, "end": b}, length) for a, b in row.get("cells", ()))
    return Block(
        kind=row["kind"],
        start=start,
        end=end,
        level=_small(row.get("level", 0)),
        runs=tuple(_run_from_dict(run, length) for run in row.get("runs", ())),
        cells=cells,
        ordered=row.get("ordered") is True,
        marker=str(row.get("marker", ""))[:40],
        unseen=tuple(_unseen(pair, start, end) for pair in row.get("unseen", ())),
    )


def _unseen(pair: object, start: int, end: int) -> tuple[int, int]:
    if not isinstance(pair, list) or len(pair) != 2 or not all(type(one) is int for one in pair):
        raise ValueError("not a note of a character")
    offset, code = pair
    if not start <= offset <= end or not 0 < code <= 0x10FFFF:
        raise ValueError("a note of a character outside its block")
    return offset, code


def _run_from_dict(row: object, length: int | None) -> Run:
    if not isinstance(row, dict):
        raise ValueError("not a run")
    start, end = _span(row, length)
    flags = {name: row.get(name) is True for name in _RUN_FLAGS}
    return Run(start, end, **flags, link=str(row.get("link", ""))[:4000])


def _span(row: Mapping[str, Any], length: int | None) -> tuple[int, int]:
    start, end = row.get("start", 0), row.get("end", 0)
    if type(start) is not int or type(end) is not int or not 0 <= start <= end:
        raise ValueError("not a span")
    if length is not None and end > length:
        raise ValueError("a span outside the text")
    return start, end


def _small(value: object) -> int:
    if type(value) is not int or not 0 <= value <= 1000:
        raise ValueError("not a level")
    return value
