"""Addresses in an export: which ones may be links, how they are spelled, and how they point at a passage."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

EXACT_FRAGMENT = 300
#: Where a browser is told to look for the words.
_FRAGMENT = ":~:text="
_WORDS_AT_AN_END = 5
_UNSAFE = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]")
# In running text (not inside <…>) these would start emphasis, code, a link, a formula or an entity.
_ACTIVE = re.compile(r"[*\[\]`$]|~(?=~)|(?<=~)~|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_ENTITY = re.compile(r"(&#?[A-Za-z0-9]+);")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@lru_cache(maxsize=8192)
def safe_url(address: str) -> str:
    """Return the address, encoded, when it may be a link (http, https or a DOI); else ""."""
    address = address.strip()
    doi = re.sub(r"^(?i:doi:\s*|https?://(?:dx\.)?doi\.org/)", "", address)
    if _DOI.fullmatch(doi):
        return "https://doi.org/" + _UNSAFE.sub(_encode, doi)
    if re.search(r"[\x00-\x1f\x7f]", address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    return _UNSAFE.sub(_encode, address)


def bare_url(address: str) -> str:
    """Spell a safe address so that it stands unchanged in running Markdown without angle brackets."""
    return _ENTITY.sub(r"\1%3B", _ACTIVE.sub(_encode, address))


def page_link(address: str, page: int) -> str:
    """Point a PDF's address at a page, counted from 1."""
    return f"{address.partition('#')[0]}#page={page}"


def text_link(address: str, passage: str) -> str:
    """Point a web page's address at a passage by a text fragment."""
    target = _text_fragment(passage)
    if not target:
        return address
    joint = "" if "#" in address else "#"
    return f"{address}{joint}{_FRAGMENT}{target}"


def without_fragment(address: str) -> str:
    """Return an address as it is shown: without the words that a browser looks for, which only it reads."""
    return address.partition(_FRAGMENT)[0].removesuffix("#") if _FRAGMENT in address else address


def _text_fragment(passage: str) -> str:
    words = passage.split()
    # A text directive does not match across blocks; a range does.
    one_block = "\n" not in passage.strip() and "\t" not in passage
    if (one_block and len(" ".join(words)) <= EXACT_FRAGMENT) or len(words) < 2:
        return _encode_text(" ".join(words)[:EXACT_FRAGMENT])
    size = min(_WORDS_AT_AN_END, len(words) // 2)
    return f"{_encode_text(' '.join(words[:size]))},{_encode_text(' '.join(words[-size:]))}"


def _encode_text(text: str) -> str:
    return quote(text.encode("utf-8", "replace"), safe="").replace("-", "%2D")


def _encode(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
