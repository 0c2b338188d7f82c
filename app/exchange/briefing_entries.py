"""The entries of a list of sources, whatever block they stand in: items, labelled lines, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.exchange.addresses import find_addresses
from app.exchange.briefing_blocks import Block
from app.exchange.briefing_works import is_sources_title, take_label

_BOLD_LINE = re.compile(r"\s*(\*\*|__|\*|_)?(?P<words>[^*_\n]{2,60}?:?)(\*\*|__|\*|_)?(?P<colon>:?)[ \t]*")


def sources_line(block: Block) -> int | None:
    """Return how many lines head a list of sources within a paragraph: 1 for "**Sources**", else None."""
    if block.kind != "paragraph":
        return None
    found = _BOLD_LINE.fullmatch(block.text.split("\n")[0])
    marked = found is not None and (found[1] or found["colon"] or found["words"].endswith(":"))
    return 1 if found and marked and is_sources_title(found["words"]) else None


def entries(block: Block, *, under_heading: bool) -> Iterator[tuple[int, str, str]]:
    """Yield (line, label, text) of the works that a block lists."""
    if block.kind == "list":
        for number, (line, text) in enumerate(block.items, 1):
            label, rest = take_label(text)
            if block.ordered:
                inner, rest = take_label(rest)
                label = inner or label
            yield line, label or str(number), rest
    elif block.kind == "table" and under_heading:
        yield from _rows(block)
    elif block.kind == "paragraph":
        parts = list(_lines(block))
        named = all(label or next(find_addresses(text), None) is not None for _, label, text in parts)
        if named or (under_heading and all(_looks_like_a_work(text) for _, _, text in parts)):
            yield from parts


def _lines(block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield the entries of a paragraph: one begins with its label, or after an address."""
    line, label, text = block.start, "", ""
    for at, raw in enumerate(block.text.split("\n"), block.start):
        found, rest = take_label(raw)
        if text and (found or next(find_addresses(text), None) is not None):
            yield line, label, text.strip()
            text = ""
        if not text:
            line, label = at, found
            text = rest if found else raw
        else:
            text += f" {raw}"
    if text.strip():
        yield line, label, text.strip()


def _looks_like_a_work(text: str) -> bool:
    return bool(re.search(r"\s[-–—]\s|[\"“*_]|\b(?:19|20)\d\d\b", text)) and len(text) < 500


def _rows(block: Block) -> Iterator[tuple[int, str, str]]:
    for at, row in enumerate(block.rows[1:], block.start + 2):
        cells = [cell.strip() for cell in row if cell.strip()]
        label = cells.pop(0).strip("[]") if cells and re.fullmatch(r"\[?\d{1,3}\]?\.?", cells[0]) else ""
        named = [cell for cell in cells if next(find_addresses(cell), None) is not None]
        words = [cell for cell in cells if cell not in named]
        if named or words:
            head = " - ".join(words)
            yield at, label.rstrip("."), f"{head}: {named[0]}" if named and head else (named or [head])[0]


def is_numbered_list(block: Block) -> bool:
    """Say whether a paragraph is nothing but `[1] …` lines that name works."""
    lines = list(_lines(block))
    starts = all(re.match(r"\s*\\?\[\d{1,3}\\?\]", one) for one in block.text.split("\n"))
    return starts and all(label and next(find_addresses(text), None) for _, label, text in lines)
