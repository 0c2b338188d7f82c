"""The analyst's Markdown made harmless: formats, lists, tables and web links stay, raw HTML does not.

A quick pass over the characters does the work; a parser then checks the result, and what it still objects to
is printed letter by letter instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.export.escape import escape_block
from app.export.links import safe_url

_WEB = re.compile(r"<?https?://[^\s<>()]", re.IGNORECASE)
_AUTOLINK = re.compile(r"<(https?://[^\s<>]*)>", re.IGNORECASE)
_DEFINITION = re.compile(r"^( {0,3}(?:>[ \t]?)*)\[(?!\^)([^\]\n]*)\]:[ \t]*(\S*)", re.MULTILINE)
#: Where code, an escape, HTML, an image or a link's target may begin.
_SUSPECT = re.compile(r"[\\`<!\]]")
_TICKS = re.compile(r"`+")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_TITLED = re.compile(r"[^\s)]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_SENTINEL = "Zend"


def make_harmless(blocks: Sequence[tuple[str, str]]) -> list[str]:
    """Return blocks of the analyst's Markdown, given as (kind, text), without what could harm a reader.

    Raw HTML, images and links that are not web links are printed as they were typed.
    """
    quick = [_quickly(kind, text) for kind, text in blocks]
    if _is_harmless("\n\n".join(quick)):
        return quick
    slow = [text if _is_harmless(text) else escape_block(text) for text in quick]
    # Blocks that are harmless alone may harm together: a link's target defined elsewhere, a list gone on.
    return slow if _is_harmless("\n\n".join(slow)) else [escape_block(text) for _, text in blocks]


def _quickly(kind: str, markdown: str) -> str:
    text = _CONTROL.sub("", markdown).strip("\n").rstrip()
    return _close_fence(text) if kind == "code" else _DEFINITION.sub(_definition, "".join(_walk(text)))


def _walk(text: str) -> Iterator[str]:
    at = 0
    while found := _SUSPECT.search(text, at):
        yield text[at : found.start()]
        at = found.start()
        taken = _code_or_escape(text, at) or _bracketed(text, at) or text[at]
        if isinstance(taken, tuple):
            yield taken[0]
            at = taken[1]
        else:
            yield taken
            at += 1
    yield text[at:]


def _code_or_escape(text: str, at: int) -> tuple[str, int] | None:
    if text[at] == "\\":
        return text[at : at + 2], at + 2
    if text[at] == "`":
        ticks = _TICKS.match(text, at)
        end = ticks.end() if ticks else at + 1
        close = re.compile(rf"(?<!`){text[at:end]}(?!`)").search(text, end)
        return text[at : close.end() if close else end], close.end() if close else end
    return None


def _bracketed(text: str, at: int) -> tuple[str, int] | None:
    """Escape what would start HTML, an image or a link that is no web link."""
    if text[at] == "<":
        link = _AUTOLINK.match(text, at)
        return (link[0], link.end()) if link and safe_url(link[1]) else ("\\<", at + 1)
    if text.startswith("![", at):
        return "\\!", at + 1
    if text.startswith("](", at):
        target = _WEB.match(text, at + 2)
        if target is None:
            return "\\](", at + 2
        rest = _TITLED.match(text, at + 2)
        end = rest.end() if rest else at + 2
        return text[at:end], end
    return None


def _definition(found: re.Match[str]) -> str:
    return found[0] if _WEB.match(found[3]) else f"{found[1]}\\{found[0][len(found[1]) :]}"


def _close_fence(text: str) -> str:
    opening = _FENCE.match(text)
    if opening is None or text.rstrip().endswith("\n" + opening[1]):
        return text
    return text if _ends_by_itself(_parse(text)) else f"{text}\n{opening[1]}"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Otherwise the parser would hide from us the very links we look for.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def _parse(text: str, env: dict[str, dict[str, dict[str, str]]] | None = None) -> list[Token]:
    return _PARSER.parse(f"{text}\n\n{_SENTINEL}\n", env)


def _ends_by_itself(tokens: list[Token]) -> bool:
    """Say whether a paragraph after the block is a paragraph of its own."""
    return len(tokens) >= 3 and tokens[-2].content == _SENTINEL and tokens[-2].level == 1


def _is_harmless(text: str) -> bool:
    env: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _parse(text, env)
    if not _ends_by_itself(tokens):
        return False
    targets = [one["href"] for one in env.get("references", {}).values()]
    for token in _all(tokens):
        if token.type in ("html_block", "html_inline", "image"):
            return False
        if token.type == "link_open":
            targets.append(str(token.attrGet("href") or ""))
    return all(safe_url(target) for target in targets)


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())
