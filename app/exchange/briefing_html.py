"""HTML among the blocks of a report: tags that show nothing, lists in tags, a list of sources that folds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from app.exchange.briefing_blocks import Block

_TAGS = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"<li\b[^<>]*>(.*?)(?=<li\b|</li>|</[ou]l>|$)", re.IGNORECASE | re.DOTALL)
_ANCHOR = re.compile(
    r"<a\b[^<>]*?href=[\"'](https?://[^\"'<>\s]+)[\"'][^<>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL
)
_SUMMARY = re.compile(
    r"\s*<details\b[^<>]*>\s*<summary\b[^<>]*>(?P<words>.*?)</summary>\s*", re.I | re.DOTALL
)


def shows_nothing(block: Block) -> bool:
    """Say whether a block is tags and nothing else: `<a id="refs"></a>`, `<br>`, `</details>`."""
    is_html = block.kind in ("other", "paragraph") and block.text.lstrip().startswith("<")
    return is_html and not _TAGS.sub("", block.text).strip() and "<img" not in block.text.lower()


def folded_head(block: Block) -> str:
    """Return the words that a reader clicks on to unfold what follows; nothing for any other block."""
    found = _SUMMARY.fullmatch(block.text) if block.kind == "other" else None
    return _TAGS.sub("", found["words"]).strip() if found else ""


def items_in_tags(block: Block) -> Iterator[tuple[int, str]]:
    """Yield each item of a list in tags with its line, its links as Markdown has them."""
    if block.kind != "other" or not re.match(r"\s*<[ou]l\b", block.text, re.IGNORECASE):
        return
    for number, found in enumerate(_ITEM.finditer(block.text), 1):
        words = _TAGS.sub("", _ANCHOR.sub(r"[\2](\1)", found[1]))
        if words.strip():
            line = block.start + block.text.count("\n", 0, found.start())
            yield line, f"{number}. {html.unescape(' '.join(words.split()))}"
