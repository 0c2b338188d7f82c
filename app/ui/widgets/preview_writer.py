"""Writing one unit of the preview at a cursor: formats, footnote numbers, badges, the table of key points."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from app.export.points_head import is_ours
from app.ui import theme
from app.ui.widgets.preview_units import Unit, citation_key
from app.ui.wording import plain_tip, tr

if TYPE_CHECKING:
    from app.export.citation import Citation
    from app.export.document import Document
    from app.export.parts import Block, Piece, Row

#: Between the words and their markers: a thin gap at which no line ends.
THIN_GAP = "\u202f"
#: How far the words of an item stand within what is around it (px at 100 %).
_STEP = 14
_INLINE = re.compile(r"(\*\*|__)(.+?)\1|([*_])(.+?)\3|`([^`]+)`|\[([^\]]*)\]\([^)]*\)", re.DOTALL)
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass
class Written:
    """How long a unit is (Qt positions), and where in it sentences and badges stand."""

    length: int = 0
    sentences: list[tuple[int, int]] = field(default_factory=list)
    badges: list[tuple[int, int]] = field(default_factory=list)


class UnitWriter:
    """Writes units one after another at a cursor; `first` when nothing stands before them."""

    def __init__(self, cursor: QTextCursor, briefing: Document, style: str, *, first: bool) -> None:
        self._cursor = cursor
        self._passages = briefing.passages
        self._style = style
        self._blank = first
        #: Of a list: how many lines have ended since its last words, and the columns of open items' words.
        self._lines = self._indent = 0
        self._items: list[int] = []
        self._at = 0
        self._unit = Written()

    def write(self, unit: Unit) -> Written:
        """Write a unit; say what became of it."""
        self._at = self._cursor.position()
        made = self._unit = Written()
        if unit.kind == "block" and unit.block is not None:
            self._block(unit.block)
        elif unit.kind == "table":
            self._table(unit.key[-1], unit.key[-2])  # type: ignore[arg-type]
        elif unit.kind == "note":
            self._note(*unit.key)  # type: ignore[arg-type]
        elif unit.kind == "reference":
            self._reference(*unit.key)  # type: ignore[arg-type]
        elif unit.kind == "rule":
            self._start(theme.px(14), theme.px(8), theme.px(4))
            self._cursor.insertText("\u2500" * 14, _format("footnote", "muted"))
        else:
            words, role = str(unit.key[0]), str(unit.key[1])
            above, below = (12, 6) if unit.kind == "heading" else (0, 5)
            self._start(theme.px(above), theme.px(below), theme.line(role))
            self._cursor.insertText(words, _format(role, "muted" if role == "footnote" else "text"))
        made.length = self._cursor.position() - self._at
        return made

    def _note(self, number: int, wide: int, citation: Citation, below: str) -> None:
        number_end = theme.px(12 + 7 * max(0, wide - 2))
        indent = number_end + theme.px(8)
        self._start(0, theme.px(4), theme.line("footnote"), indent=indent)
        self._set_tabs((number_end, QTextOption.TabType.RightTab), (indent, QTextOption.TabType.LeftTab))
        raised = self._link(f"{number}", number)
        raised.setFont(theme.font("label"))
        self._cursor.insertText(f"\t{number}\t", raised)
        self._citation(citation)
        if below:
            self._start(0, theme.px(6), theme.line("footnote"), indent=indent)
            self._set_tabs((indent, QTextOption.TabType.LeftTab))
            self._cursor.insertText(f"\t{below}", _format("footnote"))

    def _reference(self, citekey: str, citation: Citation) -> None:
        indent = theme.px(16)
        self._start(0, theme.px(4), theme.line("footnote"), indent=indent)
        self._cursor.insertText(f"@{citekey}  ", _format("footnote", "accent"))
        self._citation(citation)

    def _citation(self, citation: Citation) -> None:
        for span in citation.spans:
            shown = _format("footnote", "muted" if span.style == "link" else "text")
            shown.setFontItalic(span.style == "italic")
            self._cursor.insertText(span.text.split("#", 1)[0] if span.style == "link" else span.text, shown)

    def _block(self, block: Block) -> None:
        self._lines, self._indent, self._items = 0, 0, []
        if block.kind == "list":
            self._start(0, theme.px(6), theme.line("preview"), indent=theme.px(_STEP))
        elif block.kind == "quote":
            self._start(theme.px(2), theme.px(8), theme.line("preview"), indent=theme.px(18))
        else:
            self._start(0, theme.px(8), theme.line("preview"))
        if block.kind == "heading":
            text = "".join(piece.text for piece in block.pieces).lstrip("#").strip()
            self._cursor.insertText(text, _format("title_small"))
            place = self._cursor.position() - self._at
            self._unit.sentences += [(0, place)] * sum(one.start is not None for one in block.pieces)
            return
        for piece in block.pieces:
            self._piece(block, piece)

    def _piece(self, block: Block, piece: Piece) -> None:
        first = self._cursor.position()
        text = piece.text if block.kind in ("code", "table") else piece.text.replace("\n", " ")
        if block.kind == "list":
            self._list(piece.text, piece.lead, piece.plain)
            text = ""
        if block.kind == "quote":
            text = re.sub(r"^\s*>\s?", "", piece.text, flags=re.MULTILINE)
        self._markdown(text, piece.lead, piece.plain)
        self._numbers(piece.passages)
        if piece.unsourced:
            self._badge()
        if piece.start is not None and piece.end is not None:
            self._unit.sentences.append((first - self._at, self._cursor.position() - self._at))

    def _badge(self) -> None:
        self._cursor.insertText("\u00a0", _format("preview"))
        first = self._cursor.position()
        badge = _format("label", "error")
        self._cursor.insertText(f"\u00a0{tr('unsourced')}\u00a0", badge)
        self._unit.badges.append((first - self._at, self._cursor.position() - self._at))

    def _list(self, text: str, strong: bool, plain: bool) -> None:
        """Insert a stretch of a list; each item is a paragraph with its bullet hanging out.

        A further paragraph of an item stands below the item's words.
        """
        for place, line in enumerate(text.split("\n")):
            self._lines += place > 0
            bullet = _BULLET.match(line) if self._lines or not self._items else None
            if bullet is not None:
                self._item(bullet[0])
                line = line[bullet.end() :]
            elif self._lines:
                if place or not self._indent:
                    self._indent = len(line) - len(line.lstrip())
                if not line.strip():
                    continue
                line = line.lstrip() if self._lines > 1 else " " + line.lstrip()
                if self._lines > 1:
                    self._below_item(self._indent)
            self._lines = self._indent = 0
            self._markdown(line, strong, plain)

    def _item(self, bullet: str) -> None:
        """Begin an item, as deep as the items that are still open."""
        bullet = bullet.expandtabs(4)
        while self._items and self._items[-1] > len(bullet) - len(bullet.lstrip()):
            self._items.pop()
        first = not self._lines
        self._items.append(len(bullet))
        indent = theme.px(_STEP * len(self._items))
        if not first:
            self._start(0, theme.px(3), theme.line("preview"), indent=indent)
            self._begin_at(-theme.px(_STEP))
        self._set_tabs((indent, QTextOption.TabType.LeftTab))
        self._cursor.insertText("•\t", _inline(False, False))

    def _below_item(self, column: int) -> None:
        """Begin a further paragraph of the item whose words begin in this column."""
        while len(self._items) > 1 and self._items[-1] > column:
            self._items.pop()
        self._start(0, theme.px(3), theme.line("preview"), indent=theme.px(_STEP * len(self._items)))
        self._begin_at(0)

    def _begin_at(self, indent: int) -> None:
        """Let the paragraph's first line begin so far from its other lines."""
        shape = self._cursor.blockFormat()
        shape.setTextIndent(indent)
        self._cursor.setBlockFormat(shape)

    def _numbers(self, passages: tuple[int, ...]) -> None:
        """Insert what a sentence cites, as the profile writes it."""
        if not passages or self._style == "plain":
            return
        if self._style in ("icd206", "pandoc"):
            pandoc = self._style == "pandoc"
            shown = [citation_key(self._passages[one - 1]) if pandoc else str(one) for one in passages]
            for place, (number, words) in enumerate(zip(passages, shown, strict=True)):
                lead = (" [" if place == 0 else "; " if pandoc else ", ") + words
                self._cursor.insertText(lead, self._link(str(number), number))
            self._cursor.insertText("]", self._link(str(passages[-1]), passages[-1]))
            return
        face = theme.font("label")
        # Qt sets raised text in two thirds of its size.
        face.setPointSizeF(face.pointSizeF() * 3 / 2)
        for place, number in enumerate(passages):
            raised = self._link(str(number), number)
            raised.setFont(face)
            raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            self._cursor.insertText((",\u00a0" if place else THIN_GAP) + str(number), raised)

    def _markdown(self, text: str, strong: bool, plain: bool) -> None:
        """Insert a stretch of the analyst's Markdown; only what it shows, never a resource it names."""
        at = 0
        for match in () if plain else _INLINE.finditer(text):
            self._cursor.insertText(_plain(text[at : match.start()]), _inline(strong, False))
            bold, italic, code, link = match.group(2), match.group(4), match.group(5), match.group(6)
            shown = next(one for one in (bold, italic, code, link) if one is not None)
            self._cursor.insertText(_plain(shown), _inline(strong or bold is not None, italic is not None))
            at = match.end()
        self._cursor.insertText(text[at:] if plain else _plain(text[at:]), _inline(strong, False))

    def _table(self, rows: tuple[Row, ...], head: tuple[str, str]) -> None:
        self._start(theme.px(8), 0, theme.line("preview"))
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellPadding(theme.px(4))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        outside = self._cursor
        table = outside.insertTable(len(rows) + 1, 2, shape)
        titles = (tr("Key Points"), tr("Details")) if is_ours(head) else head
        for column, title in enumerate(titles):
            table.cellAt(0, column).firstCursorPosition().insertText(title, _format("meta_strong", "muted"))
        for number, point in enumerate(rows, 1):
            label = table.cellAt(number, 0).firstCursorPosition()
            label.insertText(_plain(point.label), _inline(True, False))
            self._cursor = table.cellAt(number, 1).firstCursorPosition()
            self._markdown(point.text, False, False)
            self._numbers(point.passages)
        self._cursor = outside
        self._cursor.setPosition(table.lastPosition() + 1)
        self._blank = False

    def _start(self, above: int, below: int, line: int, indent: int = 0) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(0 if self._blank else above)
        shape.setBottomMargin(below)
        shape.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        shape.setLeftMargin(indent)
        shape.setTextIndent(-indent if indent else 0)
        if self._blank:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._blank = False

    def _set_tabs(self, *tabs: tuple[int, QTextOption.TabType]) -> None:
        shape = self._cursor.blockFormat()
        shape.setTabPositions([QTextOption.Tab(at, kind) for at, kind in tabs])
        self._cursor.setBlockFormat(shape)

    def _link(self, words: str, number: int) -> QTextCharFormat:
        made = _format("preview", "accent")
        made.setAnchor(True)
        made.setAnchorHref(f"passage:{number}")
        made.setToolTip(plain_tip(words))
        return made


def _format(role: str, tint: str = "text") -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(theme.font(role))
    made.setForeground(theme.color(tint))
    return made


def _inline(strong: bool, italic: bool) -> QTextCharFormat:
    made = _format("preview")
    if strong:
        made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontItalic(italic)
    return made


def _plain(text: str) -> str:
    """Take the escapes off; two spaces before a line's end are a line break nobody sees here."""
    return _ESCAPE.sub(r"\1", text)
