"""Small things that all readers of a REFI-QDA project's XML share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from app.exchange.refi_words import guid_of

#: Reads a part of the package by the name the XML gives it; raises CannotRead in words.
ReadPart = Callable[[str], bytes]
#: What of a file has no place here, and why.
Left = tuple[str, str]

_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")


def local(node: Element) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def children(node: Element, name: str) -> Iterator[Element]:
    """Yield the elements of this name that stand right under one."""
    return (one for one in node if local(one) == name)


def guid_in(node: Element, name: str = "guid") -> str:
    """Return a guid in one spelling; one that is none is made into one, "" stays."""
    told = (node.get(name) or "").strip()
    matched = _GUID.fullmatch(told)
    if matched:
        return matched[1].lower()
    return guid_of("foreign", told) if told else ""


def inner_text(node: Element) -> str:
    """Return all text within an element."""
    return "".join(map(str, node.itertext()))


def description_of(node: Element) -> str:
    """Return an element's description."""
    return next((inner_text(one) for one in children(node, "Description")), "")


def whole_in(node: Element, name: str) -> int | None:
    """Return an attribute that is a whole number, else None."""
    told = (node.get(name) or "").strip()
    return int(told) if re.fullmatch(r"-?\d{1,12}", told) else None


def line_of(text: str, most: int = 300) -> str:
    """Return a text on one line for a report, cut where it is too long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"


def decoded(data: bytes) -> str:
    """Return the text of a source as its program wrote it, with its line ends and byte mark."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "\ufeff" + data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
