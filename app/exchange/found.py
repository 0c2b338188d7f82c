"""What reading a bibliography yields in any format: CSL items, what these cannot hold, and refusals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange.csl import Item
from app.exchange.not_taken import NotTaken

#: A file with more entries is no bibliography of an analyst; the rest is reported.
MOST_ITEMS = 20_000
#: Characters of one value.
LONGEST = 200_000

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """One entry as a CSL item; `extra` are fields that CSL has no variable for, as text by their own names.

    `left_out` are fields that only the other program understands, such as paths of its own files. `line`
    counts from 1, 0 where the format has no lines.
    """

    item: Item
    extra: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBibliography:
    """A file as it was read: `format` is `csl-json`, `bibtex` or `ris`; one in YAML is CSL-JSON."""

    format: str
    items: tuple[FoundItem, ...] = ()
    refused: tuple[NotTaken, ...] = ()


def text_of(data: bytes) -> str:
    """Return a file's text: UTF-8, UTF-16 by its mark, else Windows-1252; lines end with a line feed."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> str:
    """Return a text that a field can hold: composed, without control characters and halves of characters."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))[:LONGEST]
