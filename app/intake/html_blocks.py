"""From a parsed web page's elements to blocks and runs, straight from the original tree."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from app.intake import hidden, limits
from app.intake.hidden import Reasons
from app.intake.html_tables import data_rows
from app.intake.text_builder import PARAGRAPH, PLAIN, Piece, Shape, Style, TextBuilder

_BLOCKS_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section
    summary table tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS_NAMES.split())
_SKIPPED_NAMES = """
    script style noscript template head title iframe object embed applet svg canvas audio video map
    select option datalist textarea button input progress meter frame frameset noframes
"""
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STYLES: dict[str, Callable[[Style], Style]] = {
    **dict.fromkeys(("b", "strong"), lambda style: replace(style, bold=True)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), lambda style: replace(style, italic=True)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), lambda style: replace(style, code=True)),
    "sub": lambda style: replace(style, sub=True),
    "sup": lambda style: replace(style, sup=True),
}
#: What belongs to the article wherever its parent does, though readability may drop it.
_ALWAYS_TAKEN = frozenset(("blockquote", "pre", "h2", "h3", "h4", "figcaption", "caption"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
ORDER = "data-order"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk stands: what a new block would be, the text's style, and the depth of lists."""

    shape: Shape = PARAGRAPH
    style: Style = PLAIN
    lists: int = 0
    preformatted: bool = False
    depth: int = 0
    #: Whether the element around belongs to the article.
    taken: bool = True
    #: Why the text cannot be seen on the page.
    unseen: Reasons = hidden.SEEN

    def within(self, node: HtmlElement) -> _Place:
        """Return the place within an element that may hide its text, or show it again."""
        unseen = hidden.reasons(node, self.unseen)
        if unseen == self.unseen:
            return self
        return replace(self, unseen=unseen, style=replace(self.style, hidden=bool(unseen)))


class BlockBuilder:
    """Walks elements and fills a TextBuilder. `kept` holds the order numbers of the elements to take."""

    def __init__(self, builder: TextBuilder, base_url: str = "", kept: list[int] | None = None) -> None:
        self._builder, self._base_url, self._kept = builder, base_url, kept
        self._pieces: list[Piece] = []
        self._shape = PARAGRAPH
        self._numbers: dict[HtmlElement, dict[HtmlElement, int]] = {}

    def add(self, root: HtmlElement) -> None:
        """Add everything an element holds."""
        self._walk(root, _Place())
        self._flush()

    def _walk(self, node: HtmlElement, place: _Place) -> None:
        tag = tag_of(node)
        if tag in _SKIPPED:
            return
        outer, place = place, place.within(node)
        taken, inside = self._taking(node)
        if not taken and place.taken and (_is_always_taken(node, tag) or place.unseen != outer.unseen):
            self._walk_all(node, outer)
            return
        if not inside:
            return
        if tag in BLOCKS:
            self._walk_block(node, tag, place, taken)
        elif tag == "br":
            self._say("\n", replace(place, preformatted=True))
        else:
            self._walk_children(node, self._inline(node, tag, place), taken)

    def _walk_all(self, node: HtmlElement, place: _Place) -> None:
        """Take an element with everything in it."""
        kept, self._kept = self._kept, None
        self._walk(node, place)
        self._kept = kept

    def _taking(self, node: HtmlElement) -> tuple[bool, bool]:
        """Tell whether an element's own text is taken, and whether anything within it may be."""
        if self._kept is None or not isinstance(node.tag, str):
            return True, True
        first, last = order_span(node)
        at = bisect_left(self._kept, first)
        if at < len(self._kept) and self._kept[at] == first:
            return True, True
        return False, at < len(self._kept) and self._kept[at] <= last

    def _inline(self, node: HtmlElement, tag: str, place: _Place) -> _Place:
        if tag == "a" and (target := node.get("href")):
            return replace(place, style=replace(place.style, link=self._link(target)))
        change = _STYLES.get(tag)
        return replace(place, style=change(place.style)) if change else place

    def _link(self, target: str) -> str:
        target = target.strip()
        if target.lower().startswith(("http://", "https://", "mailto:")):
            return target[:4000]
        if not self._base_url or target.startswith("#") or ":" in target.split("/")[0]:
            return ""
        try:
            return urljoin(self._base_url, target)[:4000]
        except ValueError:
            return ""

    def _walk_block(self, node: HtmlElement, tag: str, place: _Place, taken: bool) -> None:
        self._flush()
        if tag == "table" and taken and (rows := data_rows(node)):
            self._add_table(node, rows, place)
            return
        inner = self._entered(node, tag, place)
        self._shape = inner.shape
        self._walk_children(node, inner, taken)
        self._flush()
        self._shape = place.shape

    def _entered(self, node: HtmlElement, tag: str, place: _Place) -> _Place:
        if tag in _HEADINGS:
            return replace(
                place, shape=Shape("heading", _HEADINGS[tag]), style=replace(place.style, bold=False)
            )
        if tag in ("ul", "ol", "menu", "dl"):
            return replace(place, lists=place.lists + 1)
        if tag in ("li", "dd"):
            parent = node.getparent()
            ordered = parent is not None and parent.tag == "ol"
            marker = self._number(node) if ordered else "•"
            return replace(place, shape=Shape("list_item", max(1, place.lists), ordered, marker))
        if tag == "blockquote":
            return replace(place, shape=Shape("quote"))
        if tag == "pre":
            return replace(place, shape=Shape("preformatted"), preformatted=True)
        if tag in ("figcaption", "caption"):
            return replace(place, shape=Shape("caption"))
        return place

    def _number(self, item: HtmlElement) -> str:
        parent = item.getparent()
        if parent is None:
            return "1."
        if parent not in self._numbers:
            start = parent.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < 9 else 1
            self._numbers[parent] = {one: first + n for n, one in enumerate(parent.iterchildren("li"))}
        return f"{self._numbers[parent].get(item, 1)}."

    def _walk_children(self, node: HtmlElement, place: _Place, taken: bool = True) -> None:
        if place.depth >= limits.HTML_DEPTH:
            # Deeper is flattened: the text stays, its structure does not.
            self._say(" ".join(node.itertext()), place)
            return
        inner = replace(place, depth=place.depth + 1, taken=taken)
        if taken and node.text:
            self._say(node.text, place)
        for child in node:
            self._walk(child, inner) if isinstance(child.tag, str) else None
            if taken and child.tail:
                self._say(child.tail, place)

    def _say(self, text: str, place: _Place) -> None:
        if not self._pieces:
            self._shape = place.shape
        if not place.preformatted:
            text = _SPACES.sub(" ", text)
            if text.startswith(" ") and (not self._pieces or self._pieces[-1].text.endswith((" ", "\n"))):
                text = text[1:]
        if text:
            self._pieces.append(Piece(text, place.style))

    def _flush(self) -> None:
        if self._pieces:
            self._builder.add(self._shape, _without_spaces_at_line_ends(self._pieces))
            self._pieces = []

    def _add_table(self, table: HtmlElement, rows: list[HtmlElement], place: _Place) -> None:
        for caption in table.iterchildren("caption"):
            self._walk(caption, place)
        for row in rows:
            inner = place.within(row)
            self._builder.add_row([self._cell(cell, inner) for cell in row if cell.tag in ("td", "th")])

    def _cell(self, cell: HtmlElement, place: _Place) -> list[Piece]:
        collected = _CellBuilder()
        inner = BlockBuilder(collected, self._base_url, self._kept)
        place = replace(place.within(cell), shape=PARAGRAPH, depth=place.depth + 3)
        inner._walk_children(cell, place)
        inner._flush()
        return collected.pieces


class _CellBuilder(TextBuilder):
    """Collects a cell's blocks as pieces of one line."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []

    def add(self, shape: Shape, pieces: object) -> None:
        if self.pieces:
            self.pieces.append(Piece(" "))
        self.pieces += pieces  # type: ignore[arg-type]


def _without_spaces_at_line_ends(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        if piece.text.startswith("\n") and out and out[-1].text.endswith(" "):
            out[-1] = replace(out[-1], text=out[-1].text.rstrip(" "))
        out.append(piece)
    return out


def _is_always_taken(node: HtmlElement, tag: str) -> bool:
    if tag in ("ul", "ol"):
        # A list within an item of a list; others may be menus.
        parent = node.getparent()
        return parent is not None and parent.tag == "li"
    return tag in _ALWAYS_TAKEN or (tag == "table" and bool(data_rows(node)))


def tag_of(node: HtmlElement) -> str:
    """Return an element's tag in lower case, without a namespace prefix; "" for comments and the like."""
    return node.tag.lower() if isinstance(node.tag, str) else ""


def number_elements(root: HtmlElement) -> int:
    """Give each element its place in the document and the place of its last descendant; return how many."""
    count = 0
    for event, node in _events(root):
        if event == "start":
            node.set(ORDER, f"{count}")
            count += 1
        else:
            node.set(ORDER, f"{node.get(ORDER)}-{count - 1}")
    return count


def _events(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    stack: list[tuple[str, HtmlElement]] = [("start", root)]
    while stack:
        event, node = stack.pop()
        yield event, node
        if event == "start":
            stack.append(("end", node))
            stack.extend(("start", child) for child in reversed(node) if isinstance(child.tag, str))


def order_span(node: HtmlElement) -> tuple[int, int]:
    """Return an element's place in the document and that of its last descendant."""
    first, _, last = (node.get(ORDER) or "0-0").partition("-")
    return int(first), int(last or first)


def shown_text(root: HtmlElement) -> Iterator[str]:
    """Yield every text a browser would show, for counting: independent of how blocks are built."""
    stack: list[tuple[HtmlElement | str, Reasons]] = [(root, hidden.SEEN)]
    while stack:
        node, unseen = stack.pop()
        if isinstance(node, str):
            yield node
            continue
        if tag_of(node) in _SKIPPED or not isinstance(node.tag, str):
            continue
        inner = hidden.reasons(node, unseen)
        for child in reversed(node):
            if child.tail and not inner:
                stack.append((child.tail, inner))
            stack.append((child, inner))
        if node.text and not inner:
            stack.append((node.text, inner))
