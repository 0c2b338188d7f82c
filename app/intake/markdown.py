"""Reads Markdown: blocks and runs by markdown-it-py with HTML off, and the record of its front matter."""

from __future__ import annotations

import re
from dataclasses import replace

import markdown_it
from markdown_it.token import Token

from app.intake import encodings, limits
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.front_matter import read_front_matter
from app.intake.intake import Value
from app.intake.outcome import TOO_LONG, Reflowable, noting_encoding, send_reflowable
from app.intake.text_builder import PLAIN, Piece, Shape, Style, TextBuilder
from app.intake.time_limit import TooSlow, time_limit

NAME = "markdown-it-py"
_DEEP_QUOTE = re.compile(r"^(?=[ \t>]*>)[ \t>]{25,}", re.MULTILINE)
_DEEP_ITEM = re.compile(r"^ {40,}(?=(?:[-*+]|\d{1,9}[.)]) )", re.MULTILINE)


def read(document: Document, send: Send) -> None:
    """Read a Markdown file and send its blocks and record."""
    decoded = encodings.read(bytes(document.data), asked=document.encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        with time_limit(limits.STRUCTURE_SECONDS):
            outcome = _structured(text)
    except TooSlow:
        outcome = _bare(text)
    send_reflowable(noting_encoding(outcome, decoded), send)


def _bare(text: str) -> Reflowable:
    """Return a text that takes too long as it was typed, signs and all."""
    builder = TextBuilder()
    for paragraph in text.split("\n\n"):
        builder.add(Shape(), [Piece(paragraph)])
    return Reflowable(
        builder.text,
        builder.blocks,
        extractor=NAME,
        version=markdown_it.__version__,
        left_out=builder.left_out,
        left_out_why=_why(0, builder.left_out),
        incomplete=(
            f"The Markdown of this file takes more than {limits.STRUCTURE_SECONDS} seconds to read:"
            " its text is here as it was typed."
        ),
    )


def _structured(text: str) -> Reflowable:
    record, body = read_front_matter(text)
    in_front = len("".join(text[: len(text) - len(body)].split()))
    builder = TextBuilder()
    walk = _Walk(builder)
    walk.add(_parser().parse(_shallow(body)))
    if "title" not in record and walk.title:
        record["title"] = Value(walk.title, "heading")
    parts.add_agency(record, builder.text)
    return Reflowable(
        builder.text,
        builder.blocks,
        record,
        extractor=NAME,
        version=markdown_it.__version__,
        left_out=builder.left_out + in_front,
        left_out_why=_why(in_front, builder.left_out),
    )


def _why(in_front: int, too_long: int) -> str:
    """Say what of the file is not in the text."""
    said = ["The front matter, which is read into the record."] if in_front else []
    return " ".join([*said, *([TOO_LONG] if too_long else [])])


def _shallow(body: str) -> str:
    """Cut quotes and lists down to a depth that the parser goes to; deeper text would be dropped."""
    body = _DEEP_QUOTE.sub(lambda found: found.group()[: limits.MARKDOWN_NESTING // 2], body)
    return _DEEP_ITEM.sub(" " * (limits.MARKDOWN_NESTING // 2), body)


def _parser() -> markdown_it.MarkdownIt:
    parser = markdown_it.MarkdownIt("commonmark", {"html": False, "maxNesting": limits.MARKDOWN_NESTING})
    return parser.enable("table").enable("strikethrough").disable("html_block").disable("html_inline")


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
