"""Citations in the sentence, as author–date styles have them: “… behind schedule (Roe 2025a).”

The words go into the prose itself, before the sentence's full stop, so that every writer prints them; the
marker stays behind the sentence and leads to the passage. A heading gets none, for it
would stand in the contents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from app.export.citation import Citation
from app.export.parts import Block, Part, Passage, Piece, Row
from app.export.processor import Group
from app.export.scripts import RIGHT_RUN, starts_right

#: Behind words from the right their line goes on from the left: else a year would stand before its name.
_TO_THE_RIGHT = "\u200e"
_SILENT = frozenset({"heading", "code"})
#: A sentence's end: its one stop, and marks of type that close behind it. An item of a list has others.
_END = re.compile(r"(?<![.。…])([.。;；,，:：])([*_]{0,3})$")
#: A full stop that belongs to letters, as in “U.S.”.
_LETTERS = re.compile(r"(?:^|[^\w.])(?:\w\.){2,}[*_]{0,3}$")
#: Makes words of a citation: Markdown, or plain text.
Spell = Callable[[Citation], str]


def group_of(passages: Iterable[Passage], key_of: Mapping[str, str]) -> Group:
    """Return what a sentence cites, each work once with its pages, in order of first mention."""
    pages: dict[str, dict[str, None]] = {}
    for one in passages:
        pages.setdefault(key_of[one.citekey], {}).update({one.locator: None} if one.locator else {})
    return tuple((key, ", ".join(_sorted(named))) for key, named in pages.items())


def groups_of(parts: Sequence[Part], passages: Sequence[Passage], keys: Mapping[str, str]) -> list[Group]:
    """Return the groups that the parts' sentences and key points cite, each once."""
    groups = (_group(numbers, passages, keys) for part in parts for numbers in _numbers(part))
    return list(dict.fromkeys(groups))


def cite_in_text(
    parts: Sequence[Part],
    passages: Sequence[Passage],
    keys: Mapping[str, str],
    printed: Mapping[Group, Citation],
    markdown: Spell,
) -> tuple[Part, ...]:
    """Return the parts with each sentence's citation in it; `markdown` spells one for the prose."""

    def said(text: str, numbers: Sequence[int], spell: Spell, *, right: bool) -> str:
        words = spell(printed[_group(numbers, passages, keys)]).strip()
        return _put(text, words if right else RIGHT_RUN.sub(rf"\g<0>{_TO_THE_RIGHT}", words))

    def in_piece(piece: Piece, *, in_table: bool, right: bool) -> Piece:
        if not piece.passages:
            return piece
        spell = _spell(piece, markdown, in_table=in_table)
        return replace(piece, text=said(piece.text, piece.passages, spell, right=right))

    def in_block(block: Block) -> Block:
        if block.kind in _SILENT:
            return block
        right = starts_right("".join(one.text for one in block.pieces))
        pieces = (in_piece(one, in_table=block.kind == "table", right=right) for one in block.pieces)
        return replace(block, pieces=tuple(pieces))

    def in_row(row: Row) -> Row:
        if not row.passages:
            return row
        return replace(row, text=said(row.text, row.passages, _plain, right=starts_right(row.text)))

    return tuple(
        replace(
            part, blocks=tuple(map(in_block, part.blocks)), key_points=tuple(map(in_row, part.key_points))
        )
        for part in parts
    )


def _sorted(pages: Iterable[str]) -> list[str]:
    """Return pages in their order, where they are counted in figures."""
    given = list(pages)
    return sorted(given, key=int) if all(one.isdecimal() for one in given) else given


def _numbers(part: Part) -> Iterator[tuple[int, ...]]:
    for block in part.blocks:
        if block.kind not in _SILENT:
            yield from (piece.passages for piece in block.pieces if piece.passages)
    yield from (row.passages for row in part.key_points if row.passages)


def _group(numbers: Sequence[int], passages: Sequence[Passage], keys: Mapping[str, str]) -> Group:
    return group_of((passages[number - 1] for number in numbers), keys)


def _spell(piece: Piece, markdown: Spell, *, in_table: bool) -> Spell:
    if piece.plain:
        return _plain
    return (lambda citation: markdown(citation).replace("|", "\\|")) if in_table else markdown


def _plain(citation: Citation) -> str:
    return citation.text


def _put(text: str, words: str) -> str:
    """Put words into a sentence before its full stop, behind any other end."""
    if not words:
        return text
    bare = text.rstrip()
    if _LETTERS.search(bare):
        return f"{bare} {words}."
    end = _END.search(bare)
    if end is None or not bare[: end.start()].strip("*_ "):
        return f"{bare} {words}" if bare else words
    return f"{bare[: end.start()].rstrip()} {words}{end[1]}{end[2]}"
