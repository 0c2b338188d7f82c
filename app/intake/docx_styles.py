"""What a Word paragraph is: heading, list item, quotation, … by its style, its outline level and its list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from app.intake.docx_numbers import Numbering
from app.intake.docx_package import W, get
from app.intake.text_builder import Shape

_HEADING = re.compile(r"^(?:heading|überschrift|titre|rubrik|título|titolo|kop) ([1-9])$")
#: How deep styles may rest on one another.
_CHAIN = 20
_KINDS = {
    "title": Shape("heading", 1),
    "subtitle": Shape("heading", 2),
    "quote": Shape("quote"),
    "intense quote": Shape("quote"),
    "block text": Shape("quote"),
    "caption": Shape("caption"),
    "html preformatted": Shape("preformatted"),
    "source code": Shape("preformatted"),
    "macro text": Shape("preformatted"),
}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: str
    number: str
    depth: str


class Styles:
    """A document's paragraph styles, and the lists they number."""

    def __init__(self, root: Element | None, numbering: Numbering) -> None:
        self._numbering = numbering
        self._styles = {} if root is None else dict(map(_style, root.iterfind(W + "style")))
        normal = [] if root is None else root.iterfind(W + "style")
        self._usual = next((get(one, "styleId") for one in normal if _is_usual(one)), "")

    def shape(self, paragraph: Element) -> tuple[Shape, bool]:
        """Return what a paragraph is, counting its number, and whether it is the document's title."""
        given = paragraph.find(W + "pPr")
        chosen = get(given.find(W + "pStyle"), "val") if given is not None else ""
        chain = self._chain(chosen or self._usual)
        marker, ordered, depth = self._numbered(given, chosen, chain)
        named = next((_KINDS[one.name] for one in chain if one.name in _KINDS), None)
        is_title = bool(chain) and chain[0].name == "title"
        level = _outline(given, chain)
        if level:
            return Shape("heading", min(level, 6), ordered, marker), is_title
        if named is not None:
            return named, is_title
        if marker:
            return Shape("list_item", depth + 1, ordered, marker), False
        return Shape(), False

    def _chain(self, name: str) -> list[_Style]:
        chain: list[_Style] = []
        while name in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[name])
            name = chain[-1].based_on
        return chain

    def _numbered(self, given: Element | None, chosen: str, chain: list[_Style]) -> tuple[str, bool, int]:
        own = given.find(W + "numPr") if given is not None else None
        number = get(own.find(W + "numId"), "val") if own is not None else ""
        depth = get(own.find(W + "ilvl"), "val") if own is not None else ""
        from_style = next((one for one in chain if one.number), None)
        if not number and from_style is not None:
            number = from_style.number
            depth = depth or from_style.depth or str(self._numbering.style_level(number, chosen))
        at = min(int(depth), 8) if depth.isdecimal() and len(depth) < 4 else 0
        marked = self._numbering.marker(number, at) if number and number != "0" else None
        return (*marked, at) if marked is not None else ("", False, 0)


def _outline(given: Element | None, chain: list[_Style]) -> int:
    """Return a heading's level, 0 for other paragraphs: what stands on it before what its style says."""
    own = get(given.find(W + "outlineLvl"), "val") if given is not None else ""
    for text in (own, *(one.outline for one in chain)):
        if text.isdecimal():
            return int(text) + 1 if int(text) < 9 else 0
    for one in chain:
        if found := _HEADING.match(one.name):
            return int(found.group(1))
    return 0


def _is_usual(node: Element) -> bool:
    return get(node, "type") == "paragraph" and get(node, "default") in ("1", "true", "on")


def _style(node: Element) -> tuple[str, _Style]:
    numbers = node.find(f"{W}pPr/{W}numPr")
    return get(node, "styleId"), _Style(
        get(node.find(W + "name"), "val").lower(),
        get(node.find(W + "basedOn"), "val"),
        get(node.find(f"{W}pPr/{W}outlineLvl"), "val"),
        get(numbers.find(W + "numId"), "val") if numbers is not None else "",
        get(numbers.find(W + "ilvl"), "val") if numbers is not None else "",
    )
