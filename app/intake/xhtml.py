"""XHTML pages and XML files of e-books: named entities by a table of our own, document types not followed."""

from __future__ import annotations

import html.entities
import importlib
import re

import lxml.html
from lxml import etree
from lxml.etree import _Element as Element
from lxml.html import HtmlElement

from app.errors import CannotRead
from app.intake import encodings
from app.intake.xml_parts import local, strict_parser

#: Loaded for pages that are not well formed only: it brings much with it.
_HTML_READER = "app.intake.web"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}?\?>")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,300}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,40});|&(?![#A-Za-z])")


def decode(data: bytes) -> str:
    """Return a page's text by the encoding it declares, without its declaration and document type."""
    declared = _DECLARED.search(data[:400]) or _META_CHARSET.search(data[:4096])
    text = encodings.decode(data, declared.group(1).decode("ascii") if declared else "")
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text), count=1)
    return _ENTITY.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    """Write a named entity as its character; one that nobody knows stays readable."""
    name = match.group(1)
    return html.entities.html5.get(f"{name};", f"&amp;{name};") if name else "&amp;"


def parse_xml(data: bytes) -> Element | None:
    """Parse a file of the package, mending what can be mended; None when nothing comes of it."""
    try:
        return etree.fromstring(
            decode(data).encode("utf-8", "replace"), strict_parser(etree.XMLParser, recover=True)
        )
    except (etree.LxmlError, ValueError):
        return None


def parse_page(data: bytes) -> HtmlElement | None:
    """Parse a page: as XML when it is well formed, else as a browser reads HTML; None when it is neither."""
    text = decode(data)
    source = text.encode("utf-8", "replace")
    root: HtmlElement | None = None
    try:
        root = lxml.html.document_fromstring(source, parser=strict_parser(lxml.html.XHTMLParser))
    except (etree.LxmlError, ValueError, AssertionError):
        root = _parsed_as_html(text)
    if root is not None:
        for node in root.iter("{*}*"):
            if "}" in node.tag:
                node.tag = local(node)
        for note in list(root.iter("annotation", "annotation-xml")):
            # A formula's second form, which no reader shows.
            note.drop_tree()
        etree.cleanup_namespaces(root)
    return root


def _parsed_as_html(text: str) -> HtmlElement | None:
    try:
        tree: HtmlElement = importlib.import_module(_HTML_READER).parse(text)
    except CannotRead:
        return None
    return tree
