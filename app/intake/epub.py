"""Reads an e-book (EPUB 2 and 3): its pages in reading order as one text, and its contents as the outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from app.errors import CannotRead
from app.intake import epub_record, limits, xhtml
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.epub_package import Book, Target, open_book
from app.intake.html_blocks import BLOCKS, BlockBuilder, tag_of
from app.intake.outcome import Pulse, Reflowable, send_reflowable
from app.intake.text_builder import TextBuilder
from app.prose import counted
from db.records import OutlineEntry

NAME = "sourcemark-epub"
VERSION = "1"
_UNSEEN = frozenset(("script", "style", "head", "template"))


@dataclass(slots=True)
class _Read:
    """What came of the pages so far."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    #: (part, fragment) → where it begins in the text; a part itself has the fragment "".
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    size: int = 0
    unread: int = 0


def read(document: Document, send: Send) -> None:
    """Read an e-book and send its text, blocks, contents and record."""
    book = open_book(bytes(document.data))
    so_far, pulse = _Read(), Pulse(send)
    wanted: dict[str, set[str]] = {}
    for target in book.contents:
        wanted.setdefault(target.place, set()).add(target.fragment)
    for place in (*book.spine, *book.beside):
        pulse.beat()
        _add_page(book, place, wanted.get(place, set()) - {""}, so_far)
    text = so_far.builder.text
    if not text:
        raise CannotRead("There is no text in this e-book.", "Pictures of text cannot be quoted.")
    record = epub_record.read(book)
    parts.add_agency(record, text)
    forgotten = sum(_page_size(book, place) for place in book.forgotten)
    left_out = max(0, so_far.size - _printable(text)) + forgotten
    outcome = Reflowable(
        text,
        so_far.builder.blocks,
        record,
        extractor=NAME,
        version=f"{VERSION} lxml {etree.__version__}",
        left_out=left_out,
        left_out_why=_why(book, so_far, left_out - forgotten, forgotten),
        incomplete=_incomplete(book, so_far),
        outline=tuple(_outline(book.contents, so_far.places)),
    )
    send_reflowable(outcome, send)


def _add_page(book: Book, place: str, wanted: set[str], so_far: _Read) -> None:
    """Add one page; one that cannot be read is counted, and the others are read."""
    so_far.places[place, ""] = so_far.builder.next_start
    page = xhtml.parse_page(book.package.read(place))
    body = None if page is None else page.find(".//body")
    root = page if body is None else body
    if root is None:
        so_far.unread += 1
        return
    if sum(1 for _ in root.iter()) > limits.HTML_NODES:
        raise CannotRead(f"A page of this e-book has more than {limits.HTML_NODES:,} elements.")
    so_far.size += sum(map(_printable, _texts(root)))
    _PageBuilder(so_far, place, wanted).add(root)


class _PageBuilder(BlockBuilder):
    """Builds a page's blocks and notes where the elements begin that the contents lead to."""

    def __init__(self, so_far: _Read, place: str, wanted: set[str]) -> None:
        super().__init__(so_far.builder)
        self._so_far, self._place, self._wanted = so_far, place, wanted

    def _walk(self, node: HtmlElement, *place: object) -> None:
        if (name := node.get("id") or node.get("name")) in self._wanted:
            if tag_of(node) in BLOCKS:
                self._flush()
            self._so_far.places.setdefault((self._place, name), self._so_far.builder.next_start)
        super()._walk(node, *place)  # type: ignore[arg-type]


def _outline(contents: list[Target], places: dict[tuple[str, str], int]) -> Iterator[OutlineEntry]:
    """Yield the contents; a line that leads nowhere stands where the next one leads that does."""
    waiting: list[Target] = []
    last = 0
    for target in contents:
        start = places.get((target.place, target.fragment), places.get((target.place, "")))
        if start is None:
            waiting.append(target)
            continue
        for one in waiting:
            yield OutlineEntry(title=one.title or "…", level=one.level, start=start)
        waiting, last = [], start
        yield OutlineEntry(title=target.title or "…", level=target.level, start=start)
    for one in waiting:
        yield OutlineEntry(title=one.title or "…", level=one.level, start=last)


def _texts(root: HtmlElement) -> Iterator[str]:
    """Yield every text of a page, whether blocks are built from it or not."""
    stack: list[HtmlElement | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node.tag, str) and tag_of(node) not in _UNSEEN:
            for child in reversed(node):
                stack += [child.tail] if child.tail else []
                stack.append(child)
            stack += [node.text] if node.text else []
        # A comment's own text is nobody's, but what follows it was taken with its parent.


def _page_size(book: Book, place: str) -> int:
    page = xhtml.parse_page(book.package.read(place))
    return 0 if page is None else sum(map(_printable, _texts(page)))


def _why(book: Book, so_far: _Read, left_out: int, forgotten: int) -> str:
    reasons = []
    if forgotten:
        reasons.append(f"{_pages(book.forgotten)} not in the reading order ({forgotten:,} characters).")
    if left_out:
        longer = " or longer than Sourcemark reads" if so_far.builder.left_out else ""
        reasons.append(f"Text in pictures and forms, or hidden{longer}.")
    if book.beside:
        reasons.append(f"{_pages(book.beside)} beside the reading order, put at the end.")
    if book.pictures:
        reasons.append(
            "1 page is a picture." if book.pictures == 1 else f"{book.pictures} pages are pictures."
        )
    return " ".join(reasons)


def _incomplete(book: Book, so_far: _Read) -> str:
    if so_far.unread:
        return f"{so_far.unread} of {len(book.spine) + len(book.beside)} pages of this e-book are damaged."
    return "Parts that this e-book names are missing in it." if book.missing else ""


def _pages(places: list[str]) -> str:
    return counted(len(places), "page")


def _printable(text: str) -> int:
    return len("".join(text.split()))
