"""The analyst's Markdown as paragraphs of a Word document; what the parser took for text is text here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element
from markdown_it.token import Token

from app.export import docx_lists
from app.export.docx_links import Links
from app.export.docx_notes import Notes
from app.export.docx_runs import PLAIN, UNSOURCED, Look, Runs
from app.export.docx_table import TableMaker
from app.export.docx_xml import make, paragraph
from app.export.marked import OPEN, signed

#: Makes a heading, given its level in the briefing, its content and its words.
Head = Callable[[int, list[Element], str, Sequence[Element]], Element]
_QUOTE_INDENT = 360


@dataclass(slots=True)
class _Item:
    """An item of a list that is being printed; `begun` when its bullet or number has been."""

    list_number: int
    depth: int
    begun: bool = False


@dataclass(slots=True)
class Printer:
    """What a section's prose needs of the document around it."""

    runs: Runs
    notes: Notes
    links: Links
    lists: docx_lists.Lists
    head: Head
    sign: str


class Prose:
    """Prints the tokens of one block; `level` is that of the heading it stands under, `usual` a style."""

    def __init__(self, printer: Printer, level: int, usual: str = "BodyText") -> None:
        self._with, self._level, self._plain = printer, level, usual
        self._signed = signed(printer.sign)
        self._late: list[str] = []
        self._printed: list[Element] = []
        self._lists: list[int] = []
        self._items: list[_Item] = []
        self._quotes = 0
        self._heading = 0
        self._table: TableMaker | None = None
        self._handlers: dict[str, Callable[[Token], None]] = {
            "inline": self._inline,
            "fence": self._code,
            "code_block": self._code,
            "hr": lambda _: self._put("Rule", [], ""),
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "bullet_list_open": self._open_list,
            "ordered_list_open": self._open_list,
            "bullet_list_close": lambda _: self._close_list(),
            "ordered_list_close": lambda _: self._close_list(),
            "list_item_open": self._open_item,
            "list_item_close": self._close_item,
            "blockquote_open": lambda _: self._quote(1),
            "blockquote_close": lambda _: self._quote(-1),
            "table_open": self._open_table,
            "tr_open": self._open_row,
            "th_open": self._open_cell,
            "td_open": self._open_cell,
            "table_close": self._close_table,
        }

    def render(self, tokens: Iterable[Token]) -> list[Element]:
        """Return the block's paragraphs and tables."""
        for token in tokens:
            handler = self._handlers.get(token.type)
            if handler is not None:
                handler(token)
        if self._late:
            self._put("", self._rest(), "")
        return self._printed

    # Blocks

    def _put(self, style: str, content: list[Element], text: str) -> None:
        """Add a paragraph, indented as the lists and quotations around it ask."""
        if self._heading:
            self._printed.append(self._with.head(self._heading, content, text, self._properties(text)))
            return
        self._printed.append(paragraph(style or self._usual(), content, *self._properties(text)))

    def _usual(self) -> str:
        if self._items:
            return "ListParagraph"
        return "Quote" if self._quotes else self._plain

    def _properties(self, text: str) -> list[Element]:
        found: list[Element] = []
        item = self._items[-1] if self._items else None
        begins = item is not None and not item.begun
        if item is not None and begins:
            item.begun = True
            found.append(docx_lists.number(item.list_number, item.depth))
        if self._with.runs.starts_right(text):
            found.append(make("bidi"))
        quoted = self._quotes * _QUOTE_INDENT
        if item is not None and (quoted or not begins):
            left = docx_lists.indent(item.depth) + quoted
            found.append(make("ind", left=left, **({"hanging": docx_lists.HANGING} if begins else {})))
        elif item is None and self._quotes > 1:
            found.append(make("ind", left=quoted, right=_QUOTE_INDENT))
        return found

    def _code(self, token: Token) -> None:
        text = self._without(token.content.removesuffix("\n"))
        self._put("HTMLPreformatted", [*self._with.runs.make(text), *self._rest()], text)

    def _open_heading(self, token: Token) -> None:
        self._heading = min(6, max(int(token.tag[1:]), self._level + 1))

    def _close_heading(self, token: Token) -> None:
        self._heading = 0

    def _open_list(self, token: Token) -> None:
        self._begin_item()
        depth = len(self._lists)
        if token.type.startswith("bullet"):
            self._lists.append(self._with.lists.open_bullets())
        else:
            start = token.attrGet("start")
            self._lists.append(self._with.lists.open_numbers(depth, 1 if start is None else int(start)))

    def _close_list(self) -> None:
        self._lists.pop()

    def _open_item(self, token: Token) -> None:
        self._items.append(_Item(self._lists[-1], len(self._lists) - 1))

    def _close_item(self, token: Token) -> None:
        self._begin_item()
        self._items.pop()

    def _begin_item(self) -> None:
        """Print the bullet of an item that begins with something that can carry none."""
        if self._items and not self._items[-1].begun:
            self._put("", [], "")

    def _quote(self, by: int) -> None:
        self._quotes += by

    # Tables

    def _open_table(self, token: Token) -> None:
        self._begin_item()
        self._table = TableMaker(self._with.runs)

    def _open_row(self, token: Token) -> None:
        if self._table is not None:
            self._table.open_row()

    def _open_cell(self, token: Token) -> None:
        if self._table is not None:
            aligned = str(token.attrGet("style") or "").removeprefix("text-align:")
            self._table.open_cell(aligned, header=token.type == "th_open")

    def _close_table(self, token: Token) -> None:
        if self._table is not None:
            self._printed += self._table.finish()
            self._table = None

    # Within a paragraph

    def _inline(self, token: Token) -> None:
        children = token.children or []
        text = self._signed.sub("", "".join(one.content for one in children if one.type != "html_inline"))
        content = self._spans(children, right=self._with.runs.starts_right(text)) + self._rest()
        if self._table is not None:
            self._table.fill(content, text)
        else:
            self._put("", content, text)

    def _spans(self, tokens: Sequence[Token], *, right: bool) -> list[Element]:
        out: list[Element] = []
        linked: list[Element] | None = None
        address, look = "", PLAIN
        for token in tokens:
            into = out if linked is None else linked
            if token.type == "text":
                into += self._text(token.content, look, right=right, in_link=linked is not None)
            elif token.type in ("softbreak", "hardbreak"):
                into += self._with.runs.make(" " if token.type == "softbreak" else "\n", look)
            elif token.type == "code_inline":
                code = replace(look, style="HTMLCode")
                into += self._with.runs.make(self._without(token.content), code, right=right)
            elif token.type == "link_open":
                address, linked = self._without(str(token.attrGet("href") or "")), []
                self._without(str(token.attrGet("title") or ""))
                look = replace(look, style="Hyperlink")
            elif token.type == "link_close":
                out += self._with.links.link(address, linked or [])
                linked, look = None, replace(look, style="")
            else:
                look = _changed(look, token)
            if linked is None and token.type in ("link_close", "code_inline"):
                out += self._rest()
        return out

    def _text(self, text: str, look: Look, *, right: bool, in_link: bool) -> list[Element]:
        if in_link:
            # A link within a link is none.
            return self._with.runs.make(self._without(text), look, right=right)
        made: list[Element] = []
        for at, part in enumerate(self._signed.split(text)):
            made += self._marker(part) if at % 2 else self._with.runs.make(part, look, right=right)
        return made

    def _without(self, text: str) -> str:
        """Take markers out of where none can stand; they are printed after it."""
        self._late += self._signed.findall(text)
        return self._signed.sub("", text)

    def _rest(self) -> list[Element]:
        late, self._late = self._late, []
        return [run for one in late for run in self._marker(one)]

    def _marker(self, what: str) -> list[Element]:
        if what == OPEN:
            return self._with.runs.make(" ", PLAIN) + self._with.runs.make("[unsourced]", UNSOURCED)
        return self._with.notes.cite([int(number) for number in what.split(",") if number])


def _changed(look: Look, token: Token) -> Look:
    kind, on = token.type.removesuffix("_open").removesuffix("_close"), token.nesting > 0
    if kind == "strong":
        return replace(look, bold=on)
    if kind == "em":
        return replace(look, italic=on)
    return replace(look, strike=on) if kind == "s" else look
