"""How the text view sets each kind of block and run: sizes from the theme's fonts, times the zoom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from app.ui import theme
from app.ui.reader.paper import current_paper
from app.ui.reader.text_look import TextLook

if TYPE_CHECKING:
    from app.intake.intake import Block, Run

#: Heading level → times the size of the text.
HEADING_SIZES = {1: 1.5, 2: 1.25, 3: 1.12, 4: 1.0, 5: 0.94, 6: 0.88}
#: Design pixels by which each depth of a list, and a quote, is set in.
INDENT, QUOTE_INDENT = 24, 18
LINE_HEIGHT, HEADING_LINE_HEIGHT = 122, 102
#: Times the size of the text for signs of what shows nothing by itself.
SIGN_SIZE = 0.72
#: Design pixels of one character in a table.
TABLE_CHARACTER = 7.8
#: The kind of a block, for what is painted under it.
KIND = QTextFormat.Property.UserProperty.value + 1
#: What stands before a list item.
MARKER = KIND + 1
BULLETS = "•◦▪"
#: Between a marker and its words, as a part of the depth of a list.
MARKER_GAP = 0.35


def desk_gap() -> int:
    """Return the pixels of desk that are seen above the sheet and below it."""
    return theme.px(15)


def set_margins(document: QTextDocument, sides: float, ends: float) -> None:
    """Keep text away from the document's edges: at the sides, and above and below."""
    document.setDocumentMargin(sides)
    format_ = document.rootFrame().frameFormat()
    format_.setTopMargin(ends)
    format_.setBottomMargin(ends)
    document.rootFrame().setFrameFormat(format_)


class Formats:
    """The formats of one look on one paper at one zoom; `room` is the width of the text in pixels."""

    def __init__(self, zoom: float = 1.0, look: TextLook | None = None, room: float = 0.0) -> None:
        self.zoom, self.room = zoom, room
        self.look = look or TextLook()
        self._characters: dict[tuple[str, int], QTextCharFormat] = {}
        paper = current_paper(self.look.white_paper)
        self._ink, self._muted = paper.color("ink"), paper.color("muted")
        self._accent, self._warning = paper.color("accent"), paper.color("warning")
        self._hairline = paper.color("hairline")

    def font(self, size: float = 1.0) -> QFont:
        """Return the font for running text, zoomed."""
        font = theme.font(self.look.font)
        font.setPointSizeF(theme.font("editor").pointSizeF() * self.zoom * size)
        return font

    def mono(self, size: float = 1.0) -> QFont:
        """Return the font for code, zoomed; its letters are wide and a little smaller."""
        font = theme.font("mono")
        font.setPointSizeF(theme.font("editor").pointSizeF() * self.zoom * size * 0.92)
        return font

    def px(self, pixels: float) -> float:
        """Return design pixels, zoomed."""
        return theme.px(pixels) * self.zoom

    def block(self, block: Block) -> QTextBlockFormat:
        """Return a block's format: space above and below, indents, line height."""
        format_ = QTextBlockFormat()
        format_.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        format_.setBottomMargin(self.px(10))
        format_.setProperty(KIND, block.kind)
        if block.kind == "heading":
            format_.setLineHeight(
                HEADING_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            format_.setHeadingLevel(max(1, min(6, block.level)))
            format_.setTopMargin(self.px(14 if block.level < 4 else 8))
            format_.setBottomMargin(self.px(6 if block.level < 4 else 4))
        elif block.kind == "quote":
            format_.setLeftMargin(self.px(QUOTE_INDENT))
            format_.setRightMargin(self.px(QUOTE_INDENT))
        elif block.kind == "preformatted":
            format_.setLeftMargin(self.px(12))
            format_.setRightMargin(self.px(12))
            format_.setTopMargin(self.px(6))
            format_.setBottomMargin(self.px(16))
        elif block.kind == "list_item":
            format_.setBottomMargin(self.px(4))
            format_.setIndent(max(1, block.level))
        elif block.kind == "caption":
            format_.setBottomMargin(self.px(14))
        if block.marker and block.kind in ("list_item", "heading"):
            self._set_marker(format_, block)
        return format_

    def _set_marker(self, format_: QTextBlockFormat, block: Block) -> None:
        """Have a marker before the first line; one that is wider than the indent pushes the line along."""
        bullet = BULLETS[(max(1, block.level) - 1) % len(BULLETS)]
        marker = block.marker if block.ordered or block.kind == "heading" else bullet
        width = QFontMetricsF(self.characters(block).font()).horizontalAdvance(marker)
        needed = width + self.px(INDENT * MARKER_GAP)
        format_.setProperty(MARKER, marker)
        format_.setTextIndent(max(0.0, needed - format_.indent() * self.px(INDENT)))

    def part_of(self, format_: QTextBlockFormat, *, begins: bool, ends: bool) -> QTextBlockFormat:
        """Return the format of a part of a block that is shown as several: no space between the parts."""
        if not begins:
            format_.setTopMargin(0)
            format_.clearProperty(MARKER)
            format_.setTextIndent(0)
        if not ends:
            format_.setBottomMargin(0)
        return format_

    def characters(self, block: Block) -> QTextCharFormat:
        """Return the format of a block's plain characters."""
        kind = (block.kind, block.level if block.kind == "heading" else 0)
        if kind not in self._characters:
            self._characters[kind] = self._make_characters(block)
        return QTextCharFormat(self._characters[kind])

    def _make_characters(self, block: Block) -> QTextCharFormat:
        format_ = QTextCharFormat()
        format_.setForeground(self._ink)
        if block.kind == "heading":
            format_.setFont(self.font(HEADING_SIZES.get(block.level, 1.0)))
            format_.setFontWeight(QFont.Weight.DemiBold)
            format_.setFontItalic(block.level == 6)
            if block.level > 4:
                format_.setForeground(self._muted)
        elif block.kind == "preformatted":
            format_.setFont(self.mono())
        elif block.kind == "caption":
            format_.setFont(self.font(0.9))
            format_.setForeground(self._muted)
        else:
            format_.setFont(self.font(0.94 if block.kind == "table_row" else 1.0))
        return format_

    def run(self, block: Block, run: Run) -> QTextCharFormat:
        """Return the format of a run within a block."""
        format_ = self.characters(block)
        if run.code and block.kind != "preformatted":
            format_.setFont(self.mono(format_.font().pointSizeF() / self.font().pointSizeF()))
        if run.bold:
            format_.setFontWeight(QFont.Weight.DemiBold)
        if run.italic:
            format_.setFontItalic(True)
        if run.sub:
            format_.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if run.sup:
            format_.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if run.link:
            format_.setAnchor(True)
            format_.setAnchorHref(run.link)
            format_.setForeground(self._accent)
            format_.setFontUnderline(True)
        if run.hidden:
            format_.setForeground(self._muted)
            format_.setUnderlineColor(self._warning)
            format_.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        return format_

    def sign(self, like: QTextCharFormat) -> QTextCharFormat:
        """Return the format of the sign for a character which shows nothing by itself."""
        format_ = QTextCharFormat(like)
        format_.setForeground(self._warning)
        format_.setFontPointSize(like.font().pointSizeF() * SIGN_SIZE)
        return format_

    def seam(self) -> QTextBlockFormat:
        """Return the format of the empty block that Qt wants before a table."""
        format_ = QTextBlockFormat()
        format_.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return format_

    def is_wide(self, characters: float) -> bool:
        """Tell whether columns for so many characters have more than fits side by side."""
        return characters > self.room_in_characters + 0.5

    @property
    def room_in_characters(self) -> float:
        """Return the width of the sheet's text in characters of a table."""
        return self.room / self.px(TABLE_CHARACTER) if self.room else float("inf")

    def table(self, widths: Sequence[float], *, goes_on: bool = False) -> QTextTableFormat:
        """Return the format of a table with columns for so many characters: hairlines, no frame."""
        format_ = QTextTableFormat()
        format_.setBorder(1)
        format_.setBorderBrush(self._hairline)
        format_.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        format_.setBorderCollapse(True)
        format_.setCellPadding(self.px(5))
        format_.setCellSpacing(0)
        if self.is_wide(sum(widths)):
            width = sum(widths) * self.px(TABLE_CHARACTER)
            format_.setWidth(QTextLength(QTextLength.Type.FixedLength, width))
        else:
            format_.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        format_.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 * one / sum(widths)) for one in widths]
        )
        format_.setBottomMargin(0 if goes_on else self.px(10))
        format_.setAlignment(Qt.AlignmentFlag.AlignLeading)
        return format_
