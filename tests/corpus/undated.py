"""Pages without a date of publication: told apart, and made of others by taking out what states one."""

from __future__ import annotations

import re

import lxml.html
from lxml.html import HtmlElement

from app.intake.dates import make_date

_DATE = re.compile(
    r"\b(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b|/(?:19|20)\d\d/\d\d"
    r"|(?:19|20)\d\d\s*[年년]|[^\W\d_]{3,12}\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:de\s+)?(?:19|20)\d\d\b"
)
_SILENT = ("meta", "time", "script")


def states_a_date(html: str) -> bool:
    """Tell whether a page has anything that looks like a date, in its head, its text or its addresses."""
    return bool(_DATE.search(html))


def without_dates(html: str, date: str) -> str:
    """Return a page without meta tags, scripts and time elements, or short texts that are its date."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree: HtmlElement = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    canonical = [node for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    for node in (*list(tree.iter(*_SILENT)), *canonical):
        parent = node.getparent()
        if parent is not None:
            node.tail, tail = None, node.tail
            before = node.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + (tail or "")
            else:
                parent.text = (parent.text or "") + (tail or "")
            parent.remove(node)
    for node in tree.iter():
        if isinstance(node.tag, str):
            _silence(node, date)
    return str(lxml.html.tostring(tree, encoding="unicode"))


def _silence(node: HtmlElement, date: str) -> None:
    for name in ("content", "datetime", "title"):
        if make_date(node.get(name) or ""):
            del node.attrib[name]
    if _is_date(node.text, date):
        node.text = ""
    for child in node:
        if _is_date(child.tail, date):
            child.tail = ""


def _is_date(text: str | None, date: str) -> bool:
    return bool(date and text and len(text) < 100 and make_date(text).startswith(date[:7]))
