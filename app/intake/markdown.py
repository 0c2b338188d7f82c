"""Reads Markdown: blocks and runs by markdown-it-py with HTML off, and the record of its front matter."""

from __future__ import annotations

import re
from dataclasses import replace

import markdown_it
from markdown_it.token import Token

from app.intake import encodings, limits
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.intake import Value
from app.intake.outcome import Reflowable, send_reflowable
from app.intake.record import Record
from app.intake.text_builder import PLAIN, Piece, Shape, Style, TextBuilder

NAME = "markdown-it-py"
BASIS = "front_matter"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^([A-Za-z][\w -]{0,40}):[ \t]*(.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)$")
_DEEP_QUOTE = re.compile(r"^(?=[ \t>]*>)[ \t>]{25,}", re.MULTILINE)
_DEEP_ITEM = re.compile(r"^ {40,}(?=(?:[-*+]|\d{1,9}[.)]) )", re.MULTILINE)
_FIELDS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "date": "issued",
    "published": "issued",
    "issued": "issued",
    "publisher": "publisher",
    "source": "URL",
    "url": "URL",
    "link": "URL",
    "canonical_url": "canonical_url",
    "language": "language",
    "lang": "language",
    "doi": "DOI",
    "site": "publisher",
    "modified": "modified",
    "updated": "modified",
    "container_title": "container_title",
}


def read(document: Document, send: Send) -> None:
    """Read a Markdown file and send its blocks and record."""
    text = encodings.decode(bytes(document.data)).replace("\r\n", "\n").replace("\r", "\n")
    record, body = read_front_matter(text)
    builder = TextBuilder()
    walk = _Walk(builder)
    walk.add(_parser().parse(_shallow(body)))
    if "title" not in record and walk.title:
        record["title"] = Value(walk.title, "heading")
    parts.add_agency(record, builder.text)
    outcome = Reflowable(
        builder.text,
        builder.blocks,
        record,
        extractor=NAME,
        version=markdown_it.__version__,
        left_out=builder.left_out,
        left_out_why="The text is longer than Sourcemark reads." if builder.left_out else "",
    )
    send_reflowable(outcome, send)


def _shallow(body: str) -> str:
    """Cut quotes and lists down to a depth that the parser goes to; deeper text would be dropped."""
    body = _DEEP_QUOTE.sub(lambda found: found.group()[: limits.MARKDOWN_NESTING // 2], body)
    return _DEEP_ITEM.sub(" " * (limits.MARKDOWN_NESTING // 2), body)


def _parser() -> markdown_it.MarkdownIt:
    parser = markdown_it.MarkdownIt("commonmark", {"html": False, "maxNesting": limits.MARKDOWN_NESTING})
    return parser.enable("table").enable("strikethrough").disable("html_block").disable("html_inline")


def read_front_matter(text: str) -> tuple[Record, str]:
    """Return the record that simple `key: value` lines between `---` give, and the rest of the text."""
    found = _FRONT_MATTER.match(text)
    if found is None or not any(_KEY.match(line) for line in found.group(1).splitlines()):
        return {}, text
    values: dict[str, list[str]] = {}
    current = ""
    for line in found.group(1).splitlines():
        if key := _KEY.match(line):
            current = key.group(1).strip().lower().replace(" ", "_").replace("-", "_")
            values[current] = _values(key.group(2))
        elif (item := _ITEM.match(line)) and current:
            values[current] += _values(item.group(1))
    return _record(values), text[found.end() :]


def _values(text: str) -> list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [piece for part in text[1:-1].split(",") for piece in _values(part)]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return [text] if text else []


def _record(values: dict[str, list[str]]) -> Record:
    record: Record = {}
    for key, field in _FIELDS.items():
        said = values.get(key)
        if not said or field in record:
            continue
        if field == "authors":
            names = tuple(name for one in said for name in parts.make_names(one))
            if names:
                record[field] = Value(names, BASIS)
            continue
        text = said[0]
        if field in ("issued", "modified"):
            text = parts.make_date(text)
        elif field == "DOI":
            text = parts.make_doi(text)
        elif field == "URL" and not text.lower().startswith(("http://", "https://")):
            continue
        if text:
            record[field] = Value(parts.make_title(text), BASIS)
    if "URL" in record and (host := parts.host_of(str(record["URL"].value))):
        record["hosts"] = Value((host,), "url")
    return record


class _Walk:
    """Turns a flat list of tokens into blocks."""

    def __init__(self, builder: TextBuilder) -> None:
        self.title = ""
        self._builder = builder
        self._lists: list[tuple[bool, int]] = []
        self._quotes = 0
        self._item_begun = False
        self._row: list[list[Piece]] | None = None
        self._heading = 0

    def add(self, tokens: list[Token]) -> None:
        """Add all tokens of a document."""
        for token in tokens:
            self._open_or_close(token)
            if token.type == "inline":
                self._inline(token)
            elif token.type in ("fence", "code_block"):
                self._builder.add(Shape("preformatted"), [Piece(token.content)])

    def _open_or_close(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                start = int(token.attrs.get("start", 1) or 1)
                self._lists.append((token.type.startswith("ordered"), start))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._item_begun = True
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = 0
            case "tr_open":
                self._row = []
            case "tr_close":
                self._builder.add_row(self._row or [])
                self._row = None

    def _inline(self, token: Token) -> None:
        pieces = _pieces(token.children or [])
        if self._row is not None:
            self._row.append(pieces)
            return
        if self._heading and not self.title:
            self.title = parts.make_title("".join(piece.text for piece in pieces))
        self._builder.add(self._shape(), pieces)

    def _shape(self) -> Shape:
        if self._heading:
            return Shape("heading", self._heading)
        if self._lists:
            ordered, number = self._lists[-1]
            begun, self._item_begun = self._item_begun, False
            if begun and ordered:
                self._lists[-1] = (ordered, number + 1)
            marker = (f"{number}." if ordered else "•") if begun else ""
            return Shape("list_item", len(self._lists), ordered, marker)
        return Shape("quote") if self._quotes else Shape()


def _pieces(tokens: list[Token]) -> list[Piece]:
    pieces: list[Piece] = []
    styles = [PLAIN]
    for token in tokens:
        style = styles[-1]
        if token.type == "text":
            pieces.append(Piece(token.content, style))
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(Piece(" " if token.type == "softbreak" else "\n", style))
        elif token.type == "code_inline":
            pieces.append(Piece(token.content, replace(style, code=True)))
        elif token.type == "image":
            pieces.append(Piece(token.content, style))
        elif token.nesting == 1:
            styles.append(_opened(token, style))
        elif token.nesting == -1 and len(styles) > 1:
            styles.pop()
    return pieces


def _opened(token: Token, style: Style) -> Style:
    match token.type:
        case "strong_open":
            return replace(style, bold=True)
        case "em_open":
            return replace(style, italic=True)
        case "link_open":
            target = str(token.attrs.get("href", ""))
            return (
                replace(style, link=target)
                if target.startswith(("http://", "https://", "mailto:"))
                else style
            )
    return style
