"""The elements of a Word document: made one by one, so that whatever a text holds is text."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.etree import _Element as Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W, R = f"{{{WORD}}}", f"{{{RELATIONS}}}"
_PREFIXES = {"w": WORD}
#: Elements that have relationships, or hold those that do; the others are made faster without.
_RELATED = frozenset({"document", "footnotes", "hyperlink", "headerReference", "footerReference"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile(r"(\r\n|[\n\r\t])")
#: What XML 1.0 cannot hold at all.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def make(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML with these children and attributes."""
    given = {W + key: str(value) for key, value in attributes.items()} if attributes else None
    prefixes = _PREFIXES | {"r": RELATIONS} if name in _RELATED else _PREFIXES
    node = etree.Element(W + name, given, nsmap=prefixes)
    if children:
        node.extend(children)
    return node


def legal(text: str) -> str:
    """Return the text with U+FFFD for each character that no XML file can hold."""
    return _ILLEGAL.sub("\ufffd", text)


def text_of(text: str) -> list[Element]:
    """Return what stands for a text in a run; line ends and tabs are elements of their own."""
    found: list[Element] = []
    for part in _BREAKS.split(legal(text)):
        if part == "\t":
            found.append(make("tab"))
        elif part in ("\n", "\r", "\r\n"):
            found.append(make("br"))
        elif part:
            node = make("t")
            node.text = part
            node.set(_SPACE, "preserve")
            found.append(node)
    return found


def paragraph(style: str, content: Iterable[Element] = (), *properties: Element) -> Element:
    """Return a paragraph; the properties are in the order of the schema, after the style."""
    chosen = [make("pStyle", val=style)] if style else []
    node = make("p", make("pPr", *chosen, *properties))
    node.extend(content)
    return node


def field(code: str, shown: Sequence[Element], look: Sequence[Element] = ()) -> list[Element]:
    """Return the runs of a field: its code, and what is shown until it is next brought up to date."""
    instruction = make("instrText")
    instruction.text = f" {code} "
    instruction.set(_SPACE, "preserve")
    return [
        _run(look, make("fldChar", fldCharType="begin")),
        _run(look, instruction),
        _run(look, make("fldChar", fldCharType="separate")),
        *shown,
        _run(look, make("fldChar", fldCharType="end")),
    ]


def _run(look: Sequence[Element], content: Element) -> Element:
    # An element stands in one place only: each run gets a copy of the look.
    return make("r", *([make("rPr", *map(copy.deepcopy, look))] if look else []), content)


def as_bytes(root: Element) -> bytes:
    """Return a part of the package as it stands in the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
