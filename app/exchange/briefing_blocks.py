"""A Markdown report cut into its blocks, each with its lines: headings, tables, lists, paragraphs, footnotes.

markdown-it tells the structure; what stands in a block is kept as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Kind = Literal["heading", "table", "list", "paragraph", "note", "target", "other"]

_NESTING = 30
_NOTE = re.compile(r" {0,3}\[\^([^\[\]\s]{1,100})\]:[ \t]*")
#: `[1]: https://… "Title"`: where a link by reference leads.
_TARGET = re.compile(
    r" {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]+<?(https?://[^\s<>]+)>?"
    r"(?:[ \t]+[\"'(](.*?)[\"')])?[ \t]*"
)
_FENCED_DIV = re.compile(r":{3,}\s*(?:\{[^{}]*\}|[\w-]+)?\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """A block at the top level: lines[start:end] of the file, counted from 0.

    `text` is its raw words; of a list `items` are its items', of a table `rows` its cells, the head first.
    Of a footnote or a link's target `label` is its name; a target's `text` is its address, `title` its title.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    level: int = 0
    label: str = ""
    title: str = ""
    items: tuple[tuple[int, str], ...] = ()
    ordered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


def read_blocks(lines: Sequence[str]) -> list[Block]:
    """Cut a text, given as lines without their ends, into blocks."""
    blocks: list[Block] = []
    for block in _top_level(_parse("\n".join(lines)), lines):
        if block.kind == "paragraph":
            blocks.extend(_definitions(block, lines))
        elif block.kind == "other" and _goes_on(blocks, block, lines):
            last = blocks[-1]
            blocks[-1] = Block(
                "note", last.start, block.end, f"{last.text}\n\n{block.text}", label=last.label
            )
        else:
            blocks.append(block)
    return blocks


def _parse(text: str) -> list[Token]:
    """Parse the structure only: no line is looked into, no definition taken out."""
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    return parser.disable(["reference", "inline"]).parse(text)


def _top_level(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(tokens):
        first = tokens[at]
        stop = at + 1
        if first.nesting == 1:
            while tokens[stop].level > first.level or tokens[stop].nesting != -1:
                stop += 1
            stop += 1
        start, end = first.map or [0, 0]
        yield _block(first, tokens[at:stop], start, end, lines)
        at = stop


def _block(first: Token, tokens: Sequence[Token], start: int, end: int, lines: Sequence[str]) -> Block:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    text = "\n".join(lines[start:end])
    match first.type:
        case "heading_open":
            return Block("heading", start, end, tokens[1].content, level=int(first.tag[1]))
        case "paragraph_open":
            return Block("paragraph", start, end, text)
        case "table_open":
            return Block("table", start, end, text, rows=tuple(_rows(tokens)))
        case "bullet_list_open" | "ordered_list_open":
            ordered = first.type.startswith("ordered")
            return Block("list", start, end, text, items=tuple(_items(tokens)), ordered=ordered)
    return Block("other", start, end, text)


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    row: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token.content)
        elif token.type == "tr_close":
            yield tuple(row)


def _items(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Yield each item's line and words, those of the lists within it too."""
    line, words = 0, ""
    number = ""
    for token in tokens:
        if token.type == "list_item_open":
            if words:
                yield line, words
            line, words = (token.map or [0])[0], ""
            number = f"{token.info}. " if token.info else ""
        elif token.type == "inline":
            words += f" {token.content}" if words else number + token.content
    if words:
        yield line, words


def _definitions(block: Block, lines: Sequence[str]) -> Iterator[Block]:
    """Take footnotes and targets of links out of a paragraph; what is before them stays a paragraph."""
    at = start = block.start
    kind: Kind = "paragraph"
    label = title = ""
    text: list[str] = []

    def made(end: int) -> Block:
        return Block(kind, start, end, "\n".join(text), label=label, title=title)

    while at < block.end:
        line = lines[at]
        note, target = _NOTE.match(line), _TARGET.fullmatch(line)
        fence = _FENCED_DIV.fullmatch(line)
        if note or target or fence or kind in ("target", "other"):
            if text:
                yield made(at)
            start, label, title = at, "", ""
            if note:
                kind, label, text = "note", note[1], [line[note.end() :]]
            elif target:
                kind, label, text, title = "target", target[1], [target[2]], target[3] or ""
            else:
                kind, text = ("other", [line]) if fence else ("paragraph", [line])
        else:
            text.append(line)
        at += 1
    if text:
        yield made(block.end)


def _goes_on(blocks: Sequence[Block], block: Block, lines: Sequence[str]) -> bool:
    """Say whether an indented block is the next paragraph of the footnote before it."""
    return bool(blocks) and blocks[-1].kind == "note" and lines[block.start].startswith(("    ", "\t"))
