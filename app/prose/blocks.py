"""A Markdown body cut into paragraphs: headings, list items, table rows and quotes are their own.

The cut is by lines and knows as much of Markdown as a briefing uses; it never loses a character: what lies
between two paragraphs is white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

ParagraphKind = Literal["paragraph", "heading", "list", "table", "quote", "code", "rule"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=\n|$))")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*\n?$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\n?$")
_ITEM = re.compile(r"([ \t]*)([-+*]|\d{1,9}[.)])(?:[ \t]+|(?=\n|$))")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_INDENTED = re.compile(r"(?: {4}|\t)")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\n?$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a body: body[start:end]. Its words begin at `inner`, past `# `, `- ` or `> `.

    `level` is a heading's level, or the indentation of a list item.
    """

    kind: ParagraphKind
    start: int
    end: int
    inner: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    #: Whether it is a row below a table's line of dashes, or that line.
    is_row: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text.rstrip())

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def paragraphs(body: str) -> tuple[Paragraph, ...]:
    """Return the blocks of a body in order."""
    lines: list[_Line] = []
    for found in _LINE.finditer(body):
        lines.append(_Line(found[0], found.start(), _is_row(found[0], lines[-1] if lines else None)))
    return tuple(_blocks(lines))


def _is_row(text: str, above: _Line | None) -> bool:
    """Say whether a line goes on with a table whose line of dashes has the head's words above it."""
    if above is None or "|" not in text:
        return False
    return above.is_row or ("|" in above.text and _DELIMITER.match(text) is not None)


def _blocks(lines: list[_Line]) -> Iterator[Paragraph]:
    at, last = 0, ""
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        block, at = _take(lines, at, last)
        last = block.kind
        yield block


def _take(lines: list[_Line], at: int, last: str) -> tuple[Paragraph, int]:
    """Take the block that begins at a line; return it and the line after it."""
    line = lines[at]
    fence = _FENCE.match(line.text)
    if fence is not None:
        return _fenced(lines, at, fence[1])
    if _INDENTED.match(line.text) and last != "list":
        return _indented(lines, at)
    heading = _HEADING.match(line.text)
    if heading is not None:
        inner = line.start + heading.end()
        return Paragraph("heading", line.start, max(line.end, inner), inner, len(heading[1])), at + 1
    if _RULE.match(line.text):
        return Paragraph("rule", line.start, line.end, line.end), at + 1
    if _is_table(lines, at):
        inner = line.start + len(line.text) - len(line.text.lstrip())
        return Paragraph("table", line.start, line.end, inner), at + 1
    return _running(lines, at)


def _fenced(lines: list[_Line], at: int, fence: str) -> tuple[Paragraph, int]:
    stop = at + 1
    while stop < len(lines):
        closing = _FENCE.match(lines[stop].text)
        stop += 1
        if closing is not None and closing[1].startswith(fence) and not lines[stop - 1].text.strip(" `~\n\t"):
            break
    return Paragraph("code", lines[at].start, lines[stop - 1].end, lines[at].start), stop


def _indented(lines: list[_Line], at: int) -> tuple[Paragraph, int]:
    stop = at
    while stop < len(lines) and not lines[stop].blank and _INDENTED.match(lines[stop].text):
        stop += 1
    return Paragraph("code", lines[at].start, lines[stop - 1].end, lines[at].start), stop


def _is_table(lines: list[_Line], at: int) -> bool:
    text = lines[at].text
    if text.lstrip().startswith("|"):
        return True
    if "|" not in text:
        return False
    if at + 1 < len(lines) and "|" in lines[at + 1].text and _DELIMITER.match(lines[at + 1].text):
        return True
    return lines[at].is_row


def _running(lines: list[_Line], at: int) -> tuple[Paragraph, int]:
    """Take running text: a quote, a list item or a plain paragraph, with the lines that go on with it."""
    line = lines[at]
    quote, item = _QUOTE.match(line.text), _ITEM.match(line.text)
    kind: ParagraphKind = "quote" if quote else "list" if item else "paragraph"
    found = quote or item
    inner = line.start + (found.end() if found else len(line.text) - len(line.text.lstrip()))
    level = len(item[1].expandtabs(4)) if item and not quote else 0
    block = Paragraph(kind, line.start, max(line.end, inner), inner, level)
    stop = at + 1
    while stop < len(lines) and not lines[stop].blank:
        underline = _UNDERLINE.match(lines[stop].text) if kind == "paragraph" else None
        if underline is not None:
            return replace(block, kind="heading", level=1 if underline[1][0] == "=" else 2), stop + 1
        if _interrupts(lines, stop, kind):
            break
        stop += 1
    return replace(block, end=max(lines[stop - 1].end, inner)), stop


def _interrupts(lines: list[_Line], at: int, kind: str) -> bool:
    """Say whether a line begins a new block although no blank line stands before it."""
    text = lines[at].text
    if kind == "quote" and _QUOTE.match(text):
        return not text.lstrip(" >\t\n").strip()
    item = _ITEM.match(text)
    if item is not None:
        return kind == "list" or item[2] in ("-", "*", "+", "1.", "1)")
    begins = _FENCE.match(text) or _HEADING.match(text) or _RULE.match(text) or _QUOTE.match(text)
    return begins is not None or _is_table(lines, at)
