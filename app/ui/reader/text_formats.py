"""How the text view sets each kind of block and run: sizes from the theme's fonts, times the zoom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from app.ui import theme

if TYPE_CHECKING:
    from app.intake.intake import Block, Run

#: Heading level → times the size of the text.
HEADING_SIZES = {1: 1.5, 2: 1.25, 3: 1.1}
LINE_HEIGHT = 122
TEXT_POINTS = 11.25


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
    """The formats of one theme at one zoom."""

    def __init__(self, zoom: float = 1.0) -> None:
        self.zoom = zoom
        self._characters: dict[tuple[str, int], QTextCharFormat] = {}
        self._ink = theme.color("ink")
        self._muted = theme.color("muted")
        self._accent = theme.color("accent")
        self._warning = theme.color("warning")

    def font(self, use: str = "preview", size: float = 1.0) -> QFont:
        """Return a font for the text, zoomed."""
        font = theme.font(use)
        factor = font.pointSizeF() / theme.font("preview").pointSizeF() if use == "mono" else 1.0
        points = (
            theme.font("editor").pointSizeF() * self.zoom * size * min(factor, 0.92 if use == "mono" else 1)
        )
        font.setPointSizeF(points)
        return font

    def px(self, pixels: float) -> float:
        """Return design pixels, zoomed."""
        return theme.px(pixels) * self.zoom

    def block(self, block: Block) -> QTextBlockFormat:
        """Return a block's format: space above and below, indents, line height."""
        format_ = QTextBlockFormat()
        format_.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        format_.setBottomMargin(self.px(10))
        if block.kind == "heading":
            format_.setHeadingLevel(max(1, min(6, block.level)))
            format_.setTopMargin(self.px(14))
            format_.setBottomMargin(self.px(6))
        elif block.kind == "quote":
            format_.setLeftMargin(self.px(24))
            format_.setRightMargin(self.px(24))
        elif block.kind == "preformatted":
            format_.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            format_.setLeftMargin(self.px(12))
        elif block.kind == "list_item":
            format_.setBottomMargin(self.px(4))
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
            format_.setFont(self.font(size=HEADING_SIZES.get(block.level, 1.0)))
            format_.setFontWeight(QFont.Weight.DemiBold)
        elif block.kind == "preformatted":
            format_.setFont(self.font("mono"))
        elif block.kind == "caption":
            format_.setFont(self.font(size=0.9))
            format_.setForeground(self._muted)
        else:
            format_.setFont(self.font())
        return format_

    def run(self, block: Block, run: Run) -> QTextCharFormat:
        """Return the format of a run within a block."""
        format_ = self.characters(block)
        if run.code:
            format_.setFont(self.font("mono"))
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
        return format_

    def hidden(self, like: QTextCharFormat) -> QTextCharFormat:
        """Return the format that marks a character which shows nothing by itself."""
        format_ = QTextCharFormat(like)
        format_.setForeground(self._warning)
        return format_

    def list(self, block: Block) -> QTextListFormat:
        """Return the list format of one item; each item is a list of its own, numbered from its marker."""
        format_ = QTextListFormat()
        format_.setIndent(max(1, block.level))
        format_.setStyle(
            QTextListFormat.Style.ListDecimal if block.ordered else QTextListFormat.Style.ListDisc
        )
        digits = "".join(one for one in block.marker if one.isdecimal())
        if block.ordered and digits:
            format_.setStart(int(digits[:6]))
        return format_

    def seam(self) -> QTextBlockFormat:
        """Return the format of the empty block that Qt wants before a table."""
        format_ = QTextBlockFormat()
        format_.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return format_

    def table(self, shares: Sequence[float], *, goes_on: bool = False) -> QTextTableFormat:
        """Return the format of a table with columns of these shares in percent: hairlines, no frame."""
        format_ = QTextTableFormat()
        format_.setBorder(1)
        format_.setBorderBrush(theme.color("hairline"))
        format_.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        format_.setBorderCollapse(True)
        format_.setCellPadding(self.px(5))
        format_.setCellSpacing(0)
        format_.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        format_.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, one) for one in shares]
        )
        format_.setBottomMargin(0 if goes_on else self.px(10))
        format_.setAlignment(Qt.AlignmentFlag.AlignLeading)
        return format_
