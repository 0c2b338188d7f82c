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
from app.intake.outcome import TOO_LONG, Reflowable, noting_encoding, send_reflowable
from app.intake.text_builder import PARAGRAPH, Piece, TextBuilder
from app.intake.time_limit import TooSlow, time_limit
from app.intake.web_article import article_elements
from app.intake.web_frames import FindFrame, place_frames

NAME = CHOOSES_ARTICLE
#: The extractor of a page that is taken whole: nobody chooses its article.
WHOLE_PAGE = "lxml"
#: The article's element is believed when it holds this many characters and this share of the page's.
ENOUGH_CHARACTERS = 250
ENOUGH_SHARE = 0.03
#: How long a paragraph of a page without structure may grow.
_BARE_PARAGRAPH = 4000

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
    decoded = _decoded(bytes(document.data), document.encoding)
    outcome = make_outcome(decoded.text, document.name, whole_page=document.whole_page)
    send_reflowable(noting_encoding(outcome, decoded), send)


def decode(data: bytes) -> str:
    """Return a page's text by the encoding that its head names."""
    return _decoded(data).text


def _decoded(data: bytes, asked: str = "") -> encodings.Decoded:
    return encodings.read(data, declared_in_html(data), asked)


def make_outcome(
    html: str, name: str = "", *, whole_page: bool = False, address: str = "", frame: FindFrame | None = None
) -> Reflowable:
    """Return what a page holds: of a file of its own, or of one that came inside another.

    Links are relative to the page's own address, else to `address`; `frame` gives the pages of its frames.
    """
    try:
        with time_limit(limits.STRUCTURE_SECONDS):
            return _structured(html, name, whole_page, address, frame)
    except TooSlow:
        return _bare(html, frame)


def _bare(html: str, frame: FindFrame | None) -> Reflowable:
    """Return the text of a page that takes too long: all of it, line by line."""
    builder = TextBuilder()
    lines: list[str] = []
    size = 0
    tree = parse(html)
    place_frames(tree, _frame_page, frame)
    for text in shown_text(tree):
        if line := " ".join(text.split()):
            lines.append(line)
            size += len(line)
        if size > _BARE_PARAGRAPH:
            builder.add(PARAGRAPH, [Piece("\n".join(lines))])
            lines, size = [], 0
    builder.add(PARAGRAPH, [Piece("\n".join(lines))])
    return Reflowable(
        builder.text,
        builder.blocks,
        extractor=WHOLE_PAGE,
        version=version(),
        left_out=builder.left_out,
        left_out_why=TOO_LONG if builder.left_out else "",
        incomplete=(
            f"The structure of this page takes more than {limits.STRUCTURE_SECONDS} seconds to read:"
            " its text is here line by line, without headings, links and tables."
        ),
    )


def _structured(html: str, name: str, whole_page: bool, address: str, frame: FindFrame | None) -> Reflowable:
    tree = parse(html)
    record, captured = web_record.read(tree, html, name)
    url = record.get("canonical_url") or record.get("URL")
    base_url = url.value if url is not None and isinstance(url.value, str) else address
    place_frames(tree, _frame_page, frame)
    too_many = number_elements(tree) > limits.HTML_ARTICLE_NODES
    whole_page = whole_page or too_many
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
        left_out_why=_why_left_out(left_out, builder.left_out, whole_page=whole_page),
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
    bare = _QUOTED.sub("", match.group())
    attributes = max(bare.count("="), len(bare.split()) - 1)
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


def _parse(html: str, *, huge: bool = False) -> tuple[HtmlElement | None, bool]:
    """Return the tree, and whether the parser reached the end of the page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=huge, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    if not huge and any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log):
        # A picture or script of 10 MB within the page: all that follows it would be dropped in silence.
        return _parse(html, huge=True)
    return tree, not any("xcessive depth" in entry.message for entry in parser.error_log)


def _printable(texts: Iterable[str]) -> int:
    """Count what leaves ink: what a canonical text does without is not missing from it."""
    made = (canonical.make(text).translate(_JOINERS) for text in texts)
    return sum(len("".join(text.split())) for text in made)


def _why_left_out(left_out: int, beyond: int, *, whole_page: bool) -> str:
    words = [TOO_LONG] if beyond else []
    if left_out > beyond and not whole_page:
        words.append("Navigation and other text around the article.")
    elif left_out > beyond:
        words.append("Text that has no place in the page.")
    return " ".join(words)


def version() -> str:
    """Return the versions that decide what is read."""
    return f"{readability.__version__} lxml {etree.__version__}"
