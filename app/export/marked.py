"""The analyst's prose as a parser's tokens, with signs where a sentence's markers belong; for HTML and Word.

The blocks go through body.py as in the Markdown profiles, so that every format prints the same prose. A sign
is a character that no text of the document has; between two of them stand the numbers of passages, or OPEN.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.export.body import make_harmless
from app.export.escape import escape_inline
from app.export.links import safe_url
from app.export.markdown import bold
from app.export.parts import Block, Document, Piece

#: Stands between two signs where a sentence lacks a source.
OPEN = "u"


def parse_blocks(blocks: Sequence[Block], sign: str) -> list[list[Token]]:
    """Return the tokens of each block, made harmless, `sign` being in no text of theirs."""
    prose = make_harmless([(block.kind, _block(block, sign)) for block in blocks])
    env: dict[str, Any] = {}
    # A link's target may be defined in any block.
    for text in prose:
        _PARSER.parse(text, env)
    return [_PARSER.parse(text, env) for text in prose]


def signed(sign: str) -> re.Pattern[str]:
    """Return what finds the markers; its one group is what stands between the signs."""
    return re.compile(f"{sign}([0-9,]+|{OPEN}){sign}")


def free_sign(document: Document) -> str:
    """Return a character that stands nowhere in the document's prose.

    It is a mark of punctuation in a script that nobody writes, because Markdown ends bold type before
    punctuation; a text that has all of these gets one for private use.
    """
    prose = "".join(piece.text for part in document.parts for block in part.blocks for piece in block.pieces)
    return next(sign for sign in _signs() if sign not in prose)


def _signs() -> Iterator[str]:
    yield from map(chr, (*range(0xA6F2, 0xA6F8), *range(0xA874, 0xA878), *range(0x2CF9, 0x2CFD)))
    yield from map(chr, (*range(0xE000, 0xF900), *range(0xF0000, 0xFFFFE)))


def _block(block: Block, sign: str) -> str:
    following = [piece.text for piece in block.pieces[1:]] + [""]
    return "".join(_piece(*pair, sign) for pair in zip(block.pieces, following, strict=True))


def _piece(piece: Piece, following: str, sign: str) -> str:
    text = escape_inline(piece.text) if piece.plain else piece.text
    numbers = ",".join(str(number) for number in piece.passages)
    behind = f"{sign}{numbers}{sign}" if numbers else ""
    behind += f"{sign}{OPEN}{sign}" if piece.unsourced else ""
    if piece.lead:
        text = bold(text, behind or following)
    return text + behind


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    parser.validateLink = lambda url: bool(safe_url(url))  # type: ignore[method-assign]
    return parser


_PARSER = _parser()
