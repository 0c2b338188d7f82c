"""XML that came inside a package: parsed without entities and network, refused where it nests too deep."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from app.errors import CannotRead

_AGAIN = "Fetch the file again, or save it anew with the program that made it."


def parse(data: bytes, name: str) -> Element:
    """Return the root of a part; raise CannotRead when it is damaged or declares a document type."""
    plain = data.replace(b"\0", b"") if b"\0" in data[:64] else data
    if b"<!DOCTYPE" in plain:
        raise CannotRead(f"The part “{name[:80]}” declares a document type.", "No word processor does that.")
    try:
        root = etree.fromstring(data, strict_parser())
    except (etree.LxmlError, ValueError) as error:
        deep = "depth" in str(error)
        message = "nests deeper than Sourcemark reads." if deep else "is damaged."
        raise CannotRead(f"The part “{name[:80]}” of this file {message}", _AGAIN) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise CannotRead(f"The part “{name[:80]}” of this file is damaged.", _AGAIN)
    return root


def strict_parser(kind: type[etree.XMLParser] = etree.XMLParser, recover: bool = False) -> etree.XMLParser:
    """Return a parser that loads nothing, resolves nothing and takes no huge text."""
    return kind(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def local(node: Element) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def text_of(node: Element | None) -> str:
    """Return an element's text on one line."""
    return "" if node is None else " ".join("".join(map(str, node.itertext())).split())
