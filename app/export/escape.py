"""Foreign text made safe inside Markdown: it comes back letter for letter from any CommonMark or GFM reader.

Text that strangers wrote (titles, publishers, quotations, labels) goes through here. The analyst's own prose
is Markdown already and goes through body.py; addresses go through links.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Zero-width space, BOM, and the embeddings, overrides and isolates that can reorder what the reader sees.
_INVISIBLE = "\u200b\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DROPPED = {ord(character): None for character in _INVISIBLE}
_SPACE = frozenset("\t\n\v\f\r\x85")

_ALWAYS = re.compile(r"[\\`*_\[\]<>~$]")
_PANDOC = re.compile(r"[\\`*_\[\]<>~$^@{}]")
_ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)")
_SCHEME = re.compile(r"(?<=[A-Za-z0-9]):(?=//)|(?i:(?<=mailto)|(?<=xmpp)):")
_NO_SCHEME = re.compile(r"(?<![:/])//(?=\w)")
_WWW = re.compile(r"(?i)(www)\.")
_MAIL = re.compile(r"(?<=[A-Za-z0-9._+-])@(?=[A-Za-z0-9])")
#: A text without any of these is as harmless as it stands, and most are.
_SUSPECT = re.compile(r"[\\`*_\[\]<>~$^@&:{}]|//|www\.", re.IGNORECASE)
_BLOCK_START = re.compile(r"[#+\-=|:]")
_NUMBERED = re.compile(r"([0-9]+)([.)])")
#: Pandoc numbers lists by letters and in brackets too, and takes a paragraph that begins so for a caption.
_FANCY = re.compile(r"(?=\([0-9A-Za-z]+\))|(?:[A-Za-z]|[ivxlcdmIVXLCDM]+)(?=[.)](?:\s|$))|[Tt]able(?=:)")
_TASK = re.compile(r"\\\[[ xX]\\\](?:\s|$)")


def clean(text: str) -> str:
    """Return the text as it is printed: NFC, on one line, without control characters and bidi overrides."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(" " if c in _SPACE else c for c in text if c in _SPACE or unicodedata.category(c) != "Cc")
    # A lone surrogate cannot be written as UTF-8 at all.
    whole = kept.translate(_DROPPED).encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", " ".join(whole.split()))


def clean_span(text: str) -> str:
    """Clean a run of text; a space at its edge parts it from its neighbour."""
    inner = clean(text)
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def escape_inline(text: str, *, pandoc: bool = False) -> str:
    """Escape foreign text for the middle of a line."""
    text = clean(text)
    if not _SUSPECT.search(text):
        return text
    escaped = (_PANDOC if pandoc else _ALWAYS).sub(r"\\\g<0>", text)
    escaped = _ENTITY.sub(r"\\&", escaped)
    escaped = _SCHEME.sub(r"\\:", escaped)
    escaped = _NO_SCHEME.sub(r"\//", escaped)
    escaped = _WWW.sub(r"\1\\.", escaped)
    return _MAIL.sub(r"\\@", escaped)


def escape_block(text: str, *, pandoc: bool = False) -> str:
    """Escape foreign text that begins a block: a paragraph, a list item, a heading, a footnote."""
    escaped = escape_inline(text, pandoc=pandoc)
    if pandoc and _TASK.match(escaped):
        # Pandoc makes a box of these even when they are escaped; an empty span keeps them apart.
        return "[]{}" + escaped
    if _BLOCK_START.match(escaped):
        return "\\" + escaped
    if _NUMBERED.match(escaped):
        return _NUMBERED.sub(r"\1\\\2", escaped, count=1)
    fancy = _FANCY.match(escaped) if pandoc else None
    return f"{escaped[: fancy.end()]}\\{escaped[fancy.end() :]}" if fancy else escaped


def escape_heading(text: str, *, pandoc: bool = False) -> str:
    """Escape foreign text for an ATX heading, whose trailing `#` would be dropped."""
    escaped = escape_inline(text, pandoc=pandoc)
    return re.sub(r"#+$", lambda run: "\\#" * len(run[0]), escaped)


def escape_cell(text: str, *, pandoc: bool = False) -> str:
    """Escape foreign text for a table cell."""
    return escape_inline(text, pandoc=pandoc).replace("|", "\\|")


@dataclass(frozen=True, slots=True)
class Escaping:
    """The same functions for one dialect: a writer has one and asks it, wherever it prints foreign text."""

    pandoc: bool = False

    def inline(self, text: str) -> str:
        """Escape for the middle of a line."""
        return escape_inline(text, pandoc=self.pandoc)

    def block(self, text: str) -> str:
        """Escape for the beginning of a block."""
        return escape_block(text, pandoc=self.pandoc)

    def heading(self, text: str) -> str:
        """Escape for a heading."""
        return escape_heading(text, pandoc=self.pandoc)

    def cell(self, text: str) -> str:
        """Escape for a table cell."""
        return escape_cell(text, pandoc=self.pandoc)
