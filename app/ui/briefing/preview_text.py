"""A composed briefing as a QTextDocument, built by cursor; the preview shows the export's own document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from app.ui import theme
from app.ui.wording import plain_tip, tr

if TYPE_CHECKING:
    from app.export.document import Document
    from app.export.parts import Block, Part, Passage, Piece

HAIR_SPACE = "\u200a"
_INLINE = re.compile(r"(\*\*|__)(.+?)\1|([*_])(.+?)\3|`([^`]+)`|\[([^\]]*)\]\([^)]*\)", re.DOTALL)
_BULLET = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+", re.MULTILINE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Stretch:
    """Where one sentence of a section's body stands in the preview (Qt positions)."""

    section: str
    start: int
    end: int
    first: int
    last: int


def build_preview(
    document: QTextDocument, briefing: Document, style: str, whole: bool
) -> tuple[Stretch, ...]:
    """Fill a document with a briefing; return where each sentence went. `style` is `gfm` or `plain`."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(theme.font("preview"))
    document.setDocumentMargin(0)
    writer = _Writer(document, briefing, style)
    if whole:
        writer.heading(briefing.title, "title_serif")
    for part in briefing.parts:
        writer.part(part)
    writer.notes()
    return tuple(writer.stretches)


class _Writer:
    def __init__(self, document: QTextDocument, briefing: Document, style: str) -> None:
        self._cursor = QTextCursor(document)
        self._briefing = briefing
        self._footnotes = style == "gfm"
        self._passages = {one.number: one for one in briefing.passages}
        self._blank = True
        self._line_due = False
        self.stretches: list[Stretch] = []

    def heading(self, text: str, role: str) -> None:
        """Write a heading."""
        self._start(theme.px(12), theme.px(6), theme.line(role))
        self._cursor.insertText(text, _format(role))

    def part(self, part: Part) -> None:
        """Write a section: heading, prose, key points, and in `plain` its sources."""
        if part.heading and part.role != "summary":
            self.heading(part.heading, "title_section" if part.level <= 2 else "title_small")
        for block in part.blocks:
            self._block(part, block)
        if part.key_points:
            self._table(part)
        if part.sources and not self._footnotes:
            self.heading(tr("Sources"), "title_small")
            for source in part.sources:
                self._start(0, theme.px(3), theme.line("footnote"))
                names = source.publisher + (f" (via {source.agency})" if source.agency else "")
                words = " - ".join(one for one in (source.title, names) if one)
                self._cursor.insertText(f"–  {words}: {source.address}", _format("footnote"))

    def notes(self) -> None:
        """Write the footnotes, below a short line."""
        if not (self._footnotes and self._passages):
            return
        self._start(theme.px(14), theme.px(8), theme.px(4))
        self._cursor.insertText("\u2500" * 14, _format("footnote", "muted"))
        for passage in self._passages.values():
            self._note(passage)

    def _note(self, passage: Passage) -> None:
        number_end = theme.px(12 + 7 * max(0, len(str(len(self._passages))) - 2))
        indent = number_end + theme.px(8)
        self._start(0, theme.px(4), theme.line("footnote"), indent=indent)
        self._set_tabs((number_end, QTextOption.TabType.RightTab), (indent, QTextOption.TabType.LeftTab))
        number = self._link(f"{passage.number}", passage.number)
        number.setFont(theme.font("label"))
        self._cursor.insertText(f"\t{passage.number}\t", number)
        for span in passage.citation.spans:
            shown = _format("footnote", "muted" if span.style == "link" else "text")
            shown.setFontItalic(span.style == "italic")
            self._cursor.insertText(span.text.split("#", 1)[0] if span.style == "link" else span.text, shown)

    def _block(self, part: Part, block: Block) -> None:
        self._line_due = False
        if block.kind == "list":
            self._start(0, theme.px(6), theme.line("preview"), indent=theme.px(14))
        elif block.kind == "quote":
            self._start(theme.px(2), theme.px(8), theme.line("preview"), indent=theme.px(18))
        else:
            self._start(0, theme.px(8), theme.line("preview"))
        if block.kind == "heading":
            text = "".join(piece.text for piece in block.pieces).lstrip("#").strip()
            self._cursor.insertText(text, _format("title_small"))
            return
        for piece in block.pieces:
            self._piece(part, block, piece)

    def _piece(self, part: Part, block: Block, piece: Piece) -> None:
        first = self._cursor.position()
        text = piece.text if block.kind in ("code", "table") else piece.text.replace("\n", " ")
        if block.kind == "list":
            self._list(piece.text, piece.lead, piece.plain)
            text = ""
        if block.kind == "quote":
            text = re.sub(r"^\s*>\s?", "", piece.text, flags=re.MULTILINE)
        self._markdown(text, piece.lead, piece.plain)
        if self._footnotes:
            self._numbers(piece.passages)
        if piece.unsourced:
            self._cursor.insertText("\u00a0", _format("preview"))
            badge = _format("label", "error")
            badge.setBackground(theme.color("error_tint"))
            self._cursor.insertText(f"\u00a0{tr('unsourced')}\u00a0", badge)
        if piece.start is not None and piece.end is not None:
            last = self._cursor.position()
            self.stretches.append(Stretch(part.id, piece.start, piece.end, first, last))

    def _list(self, text: str, strong: bool, plain: bool) -> None:
        """Insert a stretch of a list; each item is a paragraph with its bullet hanging out."""
        for place, line in enumerate(text.split("\n")):
            self._line_due = self._line_due or place > 0
            if not line.strip():
                continue
            if self._line_due:
                self._start(0, theme.px(3), theme.line("preview"), indent=theme.px(14))
                self._line_due = False
            self._set_tabs((theme.px(14), QTextOption.TabType.LeftTab))
            self._markdown(_BULLET.sub("•\t", line), strong, plain)

    def _numbers(self, passages: tuple[int, ...]) -> None:
        face = theme.font("label")
        # Qt sets raised text in two thirds of its size.
        face.setPointSizeF(face.pointSizeF() * 3 / 2)
        for place, number in enumerate(passages):
            raised = self._link(str(number), number)
            raised.setFont(face)
            raised.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            self._cursor.insertText((", " if place else HAIR_SPACE) + str(number), raised)

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

    def _table(self, part: Part) -> None:
        self._start(theme.px(8), 0, theme.line("preview"))
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellPadding(theme.px(4))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        table = self._cursor.insertTable(len(part.key_points) + 1, 2, shape)
        titles = (tr("Key Points"), tr("Details"))
        for column, title in enumerate(titles):
            table.cellAt(0, column).firstCursorPosition().insertText(title, _format("meta_strong", "muted"))
        for row, point in enumerate(part.key_points, 1):
            label = table.cellAt(row, 0).firstCursorPosition()
            label.insertText(_plain(point.label), _inline(True, False))
            self._cursor = table.cellAt(row, 1).firstCursorPosition()
            self._markdown(point.text, False, False)
            if self._footnotes:
                self._numbers(point.passages)
        self._cursor = QTextCursor(self._cursor.document())
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
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
