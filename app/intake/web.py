"""Reads a saved web page: the article's element by readability, blocks from the original tree, the record.

When the article's element holds too little of the page, the whole body is taken. What is left out is counted
independently of both, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import lxml.html
import readability
from lxml import etree
from lxml.html import HtmlElement

from app.anchor import canonical
from app.errors import CannotRead
from app.intake import encodings, limits, web_record
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.encoding_labels import declared_in_html
from app.intake.html_blocks import BlockBuilder, number_elements, shown_text
from app.intake.intake import CHOOSES_ARTICLE
from app.intake.outcome import Reflowable, noting_encoding, send_reflowable
from app.intake.text_builder import TextBuilder
from app.intake.web_article import article_elements
from app.intake.web_frames import FindFrame, place_frames

NAME = CHOOSES_ARTICLE
#: The extractor of a page that is taken whole: nobody chooses its article.
WHOLE_PAGE = "lxml"
#: The article's element is believed when it holds this many characters and this share of the page's.
ENOUGH_CHARACTERS = 250
ENOUGH_SHARE = 0.03

_LONG_TAG = re.compile(r"<([a-zA-Z][\w-]*)\s[^<>]{16384,}>")
_JOINERS = dict.fromkeys((0x200C, 0x200D))
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
#: libxml2 drops what stands behind these; browsers show it.
_PAGE_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
#: Elements without meaning of their own: taken out where a page nests deeper than the parser goes.
_WRAPPERS = re.compile(
    r"</?(?:div|span|font|center|section|b|i|u|big|small|blink|article|main)\b[^>]*>", re.I
)

_ANY_TAG = re.compile(r"</?(?!(?:html|head|body|title|meta|p|h[1-6]|br|script|style)\b)[a-z][^>]*>", re.I)


def read(document: Document, send: Send) -> None:
    """Read a web page and send its text, blocks and record."""
    decoded = _decoded(bytes(document.data))
    outcome = make_outcome(decoded.text, document.name, whole_page=document.whole_page)
    send_reflowable(noting_encoding(outcome, decoded), send)


def decode(data: bytes) -> str:
    """Return a page's text by the encoding that its head names."""
    return _decoded(data).text


def _decoded(data: bytes) -> encodings.Decoded:
    return encodings.read(data, declared_in_html(data))


def make_outcome(
    html: str, name: str = "", *, whole_page: bool = False, address: str = "", frame: FindFrame | None = None
) -> Reflowable:
    """Return what a page holds: of a file of its own, or of one that came inside another.

    Links are relative to the page's own address, else to `address`; `frame` gives the pages of its frames.
    """
    tree = parse(html)
    record, captured = web_record.read(tree, html, name)
    url = record.get("canonical_url") or record.get("URL")
    base_url = url.value if url is not None and isinstance(url.value, str) else address
    place_frames(tree, _frame_page, frame)
    number_elements(tree)
    body = tree.find(".//body")
    page = body if body is not None else tree
    size = _printable(shown_text(page))
    builder = _article(None if whole_page else tree, page, size, base_url)
    parts.add_agency(record, builder.visible_text)
    left_out = max(0, size - _printable([builder.visible_text]))
    return Reflowable(
        builder.text,
        builder.blocks,
        record,
        extractor=WHOLE_PAGE if whole_page else NAME,
        version=version(),
        left_out=left_out,
        left_out_why=_why_left_out(left_out, whole_page),
        captured=captured,
    )


def _article(tree: HtmlElement | None, page: HtmlElement, size: int, base_url: str) -> TextBuilder:
    kept = article_elements(tree) if tree is not None else []
    if kept:
        builder = TextBuilder()
        BlockBuilder(builder, base_url, kept).add(page)
        found = _printable([builder.visible_text])
        if found >= ENOUGH_CHARACTERS and found >= ENOUGH_SHARE * size:
            return builder
    builder = TextBuilder()
    BlockBuilder(builder, base_url).add(page)
    return builder


def _limited(html: str) -> str:
    """Refuse a page of too many elements; strip a tag of too many attributes."""
    if html.count("<") > 2 * limits.HTML_NODES + 1000:
        raise CannotRead(
            f"This page has more than {limits.HTML_NODES:,} elements.", "Print it to PDF and add that."
        )
    html = _PAGE_ENDS.sub("", _XML_DECLARATION.sub("", html))
    return _LONG_TAG.sub(_reduced_tag, html)


def _reduced_tag(match: re.Match[str]) -> str:
    attributes = _QUOTED.sub("", match.group()).count("=")
    return f"<{match.group(1)}>" if attributes > limits.HTML_ATTRIBUTES else match.group()


def parse(html: str) -> HtmlElement:
    """Parse a page; one that nests deeper than the parser goes is flattened first, its text kept."""
    html = _limited(html)
    for flatten in (None, _WRAPPERS, _ANY_TAG):
        tree, whole = _parse(flatten.sub(" ", html) if flatten else html)
        if tree is not None and whole:
            return tree
    raise CannotRead("There is no text in this page.", "If it only works with scripts, print it to PDF.")


def _frame_page(html: str) -> HtmlElement | None:
    try:
        return parse(html)
    except CannotRead:
        return None


def _parse(html: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree, and whether the parser reached the end of the page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    return tree, not any("xcessive depth" in entry.message for entry in parser.error_log)


def _printable(texts: Iterable[str]) -> int:
    """Count what leaves ink: what a canonical text does without is not missing from it."""
    made = (canonical.make(text).translate(_JOINERS) for text in texts)
    return sum(len("".join(text.split())) for text in made)


def _why_left_out(left_out: int, whole_page: bool) -> str:
    if not left_out:
        return ""
    return (
        "Text that has no place in the page."
        if whole_page
        else "Navigation and other text around the article."
    )


def version() -> str:
    """Return the versions that decide what is read."""
    return f"{readability.__version__} lxml {etree.__version__}"
