"""A Markdown body cut into paragraphs: headings, list items, table rows and quotes are their own.

The cut is by lines and knows as much of Markdown as a briefing uses; it never loses a character: what lies
between two paragraphs is white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

ParagraphKind = Literal["paragraph", "heading", "list", "table", "quote", "code", "rule"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=\n|$))")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*\n?$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\n?$")
_ITEM = re.compile(r"([ \t]*)([-+*]|\d{1,9}[.)])(?:[ \t]+|(?=\n|$))")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\n?$")

_CODE_INDENT = 4
#: What goes on in an item, when it is indented as far as the item's words.
_IN_ITEMS = frozenset({"paragraph", "list", "quote", "code"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a body: body[start:end]. Its words begin at `inner`, past `# `, `- ` or `> `.

    `level` is a heading's level, or the indentation of a list item. `within` says that it goes on in the list
    before it: another item, or a further paragraph, quotation or code of an item.
    """

    kind: ParagraphKind
    start: int
    end: int
    inner: int
    level: int = 0
    within: bool = False


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
        return not self.text or self.text.isspace()

    @property
    def column(self) -> int:
        """The column in which its words begin, tabs counting four."""
        if not self.text[:1].isspace():
            return 0
        expanded = self.text.expandtabs(4)
        return len(expanded) - len(expanded.lstrip())


#: Markers, sentences and pieces each ask for the blocks of the same body, one after the other.
@lru_cache(maxsize=16)
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
    #: The columns in which the words of those items begin that are still open.
    items: list[int] = []
    at = 0
    is_item = False
    while at < len(lines):
        line = lines[at]
        if line.blank:
            at += 1
            continue
        in_list = bool(items)
        while items and line.column < items[-1]:
            items.pop()
        base = items[-1] if items else 0
        # Right below an item's words no code can begin.
        may_be_code = not is_item or lines[at - 1].blank
        block, at = _take(lines, at, base, may_be_code=may_be_code)
        is_item = block.kind == "list"
        within = in_list and (is_item or (bool(items) and block.kind in _IN_ITEMS))
        if is_item:
            items.append(_content_column(line))
        elif not within:
            items = []
        yield replace(block, within=True) if within else block


def _content_column(line: _Line) -> int:
    """Return the column in which the words of an item begin; what goes on in it is indented as far."""
    found = _ITEM.match(line.text)
    if found is None:
        return line.column
    marker = len(line.text[: found.end(2)].expandtabs(4))
    words = len(line.text[: found.end()].expandtabs(4))
    return words if words - marker <= 4 and line.text[found.end() :].strip() else marker + 1


def _past(text: str, column: int) -> int:
    """Return how many characters of a line's indentation take up these columns."""
    if column <= 0:
        return 0
    skip = 0
    while skip < len(text) and text[skip] in " \t" and len(text[: skip + 1].expandtabs(4)) <= column:
        skip += 1
    return skip


def _take(lines: list[_Line], at: int, base: int, *, may_be_code: bool) -> tuple[Paragraph, int]:
    """Take the block that begins at a line, in an item whose words begin at column `base`.

    Return it and the line after it.
    """
    line = lines[at]
    skip = _past(line.text, base)
    fence = _FENCE.match(line.text, skip)
    if fence is not None:
        return _fenced(lines, at, fence[1], base)
    if may_be_code and line.column - base >= _CODE_INDENT:
        return _indented(lines, at, base)
    heading = _HEADING.match(line.text, skip)
    if heading is not None:
        inner = line.start + heading.end()
        return Paragraph("heading", line.start, max(line.end, inner), inner, len(heading[1])), at + 1
    if _RULE.match(line.text, skip):
        return Paragraph("rule", line.start, line.end, line.end), at + 1
    if _is_table(lines, at):
        inner = line.start + len(line.text) - len(line.text.lstrip())
        return Paragraph("table", line.start, line.end, inner), at + 1
    return _running(lines, at, base)


def _fenced(lines: list[_Line], at: int, fence: str, base: int) -> tuple[Paragraph, int]:
    stop = at + 1
    while stop < len(lines):
        text = lines[stop].text
        closing = _FENCE.match(text, _past(text, base))
        stop += 1
        if closing is not None and closing[1].startswith(fence) and not text.strip(" `~\n\t"):
            break
    return Paragraph("code", lines[at].start, lines[stop - 1].end, lines[at].start), stop


def _indented(lines: list[_Line], at: int, base: int) -> tuple[Paragraph, int]:
    stop = at
    while stop < len(lines) and not lines[stop].blank and lines[stop].column - base >= _CODE_INDENT:
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


def _running(lines: list[_Line], at: int, base: int) -> tuple[Paragraph, int]:
    """Take running text: a quote, a list item or a plain paragraph, with the lines that go on with it."""
    line = lines[at]
    quote, item = _QUOTE.match(line.text, _past(line.text, base)), _ITEM.match(line.text)
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
        if _interrupts(lines, stop, kind, in_list=kind == "list" or base > 0):
            break
        stop += 1
    return replace(block, end=max(lines[stop - 1].end, inner)), stop


def _interrupts(lines: list[_Line], at: int, kind: str, *, in_list: bool) -> bool:
    """Say whether a line begins a new block although no blank line stands before it."""
    text = lines[at].text
    if kind == "quote" and _QUOTE.match(text):
        return not text.lstrip(" >\t\n").strip()
    item = _ITEM.match(text)
    if item is not None:
        return in_list or item[2] in ("-", "*", "+", "1.", "1)")
    begins = _FENCE.match(text) or _HEADING.match(text) or _RULE.match(text) or _QUOTE.match(text)
    return begins is not None or _is_table(lines, at)
