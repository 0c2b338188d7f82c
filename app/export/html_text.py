"""Text made safe inside HTML: any text comes back unchanged from an HTML parser, and nothing in it is live.

One-line fields of strangers (titles, names) are cleaned as in Markdown. Quotations are verbatim: their
characters stay, and those that nobody sees or that turn the reading direction are marked and walled in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.export.escape import clean
from app.export.links import safe_url

_SPECIAL = re.compile("[&<>\"'\r\0]")
_ESCAPES = (
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;"), ("\r", "&#13;"),
    ("\0", "\ufffd"),
)  # fmt: skip
#: What an analyst's tool must not hide: zero-width characters, bidi controls, other controls.
_SIGNS = re.compile(
    r"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_SHORT = {
    "\u00ad": "SHY", "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM",
    "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
#: These join and part letters in Arabic, Persian and Indic words: a mark would tear the word.
_JOINERS = "\u200c\u200d"
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])([-\u2010])(\n)(?=([^\W\d_]))")
_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))


def escape(text: str) -> str:
    """Escape text for content and for attributes in double quotes; it stays letter for letter."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    if _SPECIAL.search(text):
        for character, spelled in _ESCAPES:
            text = text.replace(character, spelled)
    return text


def content(text: str) -> str:
    """Escape ASCII for an element's content only, where the quotes that a record is full of may stand."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def field(text: str) -> str:
    """Escape a one-line field of a stranger, cleaned as in every format."""
    return escape(clean(text))


def isolated(text: str) -> str:
    """Escape a one-line field that may run in another direction than what stands around it."""
    return f"<bdi>{field(text)}</bdi>" if not text.isascii() else field(text)


def verbatim(text: str, marked: Sequence[tuple[int, int]] = ()) -> str:
    """Escape a quotation with all its characters; `marked` ranges are set off.

    A hyphen that only a line's end has put into a word, and that line's end, are there but not shown.
    """
    edges = sorted({0, len(text), *(edge for pair in marked for edge in pair)})
    parts: list[str] = []
    for low, high in pairwise(edges):
        part = _signed(text, low, high)
        is_marked = any(start <= low and high <= end for start, end in marked)
        parts.append(f"<mark>{part}</mark>" if is_marked else part)
    return "".join(parts)


def _signed(text: str, low: int, high: int) -> str:
    if "\n" not in text and not _SIGNS.search(text):
        return escape(text[low:high])
    breaks = {
        place
        for found in _BROKEN_WORD.finditer(text)
        for place in ((found.start(1), found.start(2)) if found[3].islower() else (found.start(2),))
    }
    parts: list[str] = []
    at = low
    for place in sorted({*breaks, *(found.start() for found in _SIGNS.finditer(text))}):
        if not low <= place < high:
            continue
        parts.append(escape(text[at:place]))
        parts.append(_one(text[place], hidden=place in breaks))
        at = place + 1
    return "".join((*parts, escape(text[at:high])))


def _one(character: str, *, hidden: bool) -> str:
    if hidden:
        return f'<span class="eol">{escape(character)}</span>'
    if character in _JOINERS:
        return character
    short = _SHORT.get(character, f"U+{ord(character):04X}")
    name = unicodedata.name(character, "control character").lower()
    return f'<span class="sign" data-sign="{short}" title="{name}">{escape(character)}</span>'


def link(address: str, words: str = "", *, classes: str = "") -> str:
    """Return a link to a web address, or nothing when the address may be none; `words` are HTML already."""
    safe = safe_url(address)
    if not safe:
        return ""
    kind = f' class="{classes}"' if classes else ""
    return f'<a{kind} href="{escape(safe)}" rel="noreferrer noopener">{words or escape(safe)}</a>'


def attributes(pairs: Iterable[tuple[str, str]]) -> str:
    """Spell attributes; those that are empty are left out."""
    return "".join(f' {name}="{escape(value)}"' for name, value in pairs if value)


def language_tag(language: str) -> str:
    """Return a language tag that may stand in an attribute, or nothing."""
    found = re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", language.strip())
    return found[0].replace("_", "-") if found else ""


def direction(language: str) -> str:
    """Return the direction in which a language is written."""
    return "rtl" if language_tag(language).split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
