"""The words of a line of Markdown: what a reader sees of it, without marks, escapes and targets of links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_INLINE = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})


def plain_text(markdown: str) -> str:
    """Return the words of a stretch of inline Markdown on one line."""
    if not any(mark in markdown for mark in "\\*_`[<&!"):
        return " ".join(markdown.split())
    return " ".join("".join(_words(_INLINE.parseInline(markdown))).split())


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.children:
            yield from _words(token.children)
        elif token.nesting == 0:
            yield token.content
