"""RIS in, leniently: small letters, a missing ER, a byte order mark, lines that go on, tags nobody knows."""

from __future__ import annotations

import re

from app.exchange.found import MOST_ITEMS, FoundBibliography, FoundItem, text_of
from app.exchange.not_taken import NotTaken
from app.exchange.ris_fields import read_record

_LINE = re.compile(r"[ \t\ufeff]*([A-Za-z][A-Za-z0-9])[ \t]{1,2}-(?:[ \t](.*))?$")
_MOST_TAGS = 5_000
#: White space that is none of a text's characters; a no-break space is one.
_BLANK = " \t\r\n\f\v"


def read_ris(data: bytes) -> FoundBibliography:
    """Read a RIS file. Raise ValueError in words when no record begins in it."""
    items: list[FoundItem] = []
    refused: list[NotTaken] = []
    tags: list[tuple[str, str]] = []
    begun = 0
    for number, line in enumerate(text_of(data).split("\n"), start=1):
        found = _LINE.match(line)
        tag = found[1].upper() if found else ""
        if tag in ("TY", "ER") and begun:
            _end(tags, begun, items, refused)
            tags, begun = [], 0
        if tag == "TY" and found:
            tags, begun = [("TY", (found[2] or "").strip(_BLANK))], number
        elif begun and found and tag != "ER":
            tags.append((tag, (found[2] or "").strip(_BLANK)))
        elif begun and line.strip() and not found:
            # A line without a tag goes on with the text of the one before it.
            tags[-1] = (tags[-1][0], f"{tags[-1][1]} {line.strip(_BLANK)}".strip(_BLANK))
        elif line.strip() and tag != "ER" and len(refused) < _MOST_TAGS and _says_much(line):
            refused.append(NotTaken(f"line {number}: “{line.strip()[:60]}”", "it belongs to no record"))
    if begun:
        _end(tags, begun, items, refused)
    if not items:
        raise ValueError("it holds no record of RIS")
    return FoundBibliography(format="ris", items=tuple(items), refused=tuple(refused))


def _end(tags: list[tuple[str, str]], line: int, items: list[FoundItem], refused: list[NotTaken]) -> None:
    if len(items) >= MOST_ITEMS or len(tags) > _MOST_TAGS:
        refused.append(NotTaken(f"record at line {line}", "there is too much in the file"))
    elif not any(text for tag, text in tags if tag not in ("TY", "ID")):
        refused.append(NotTaken(f"record at line {line}", "it has no fields"))
    else:
        items.append(read_record(tags, line))


def _says_much(line: str) -> bool:
    """Tell text from a line that only counts records, as some programs write it (“1.”)."""
    return not re.fullmatch(r"\s*\d*\W*", line)
